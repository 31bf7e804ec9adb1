#pragma once

#include <string_view>

namespace hoithi::text {

/// Whether a name has words in it that a host should look at before the public reads them. Whole
/// syllables with their accents are compared, so that names of people stay out of it ("Ngũ",
/// "Dung", "Bích"); case, and where a tone mark stands, make no difference. Not UTF-8: no.
bool is_rude(std::string_view name);

}  // namespace hoithi::text
