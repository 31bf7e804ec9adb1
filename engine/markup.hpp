#pragma once

#include <string_view>

namespace hoithi {

/// The first piece of a text that belongs to another way of writing and would be shown as it
/// stands: an HTML entity ("&quot;", "&#39;") or tag ("<sub>"), LaTeX ("\frac", "$x^2$"), bold of
/// Markdown ("**"). Empty if there is none.
std::string_view markup_in(std::string_view text);

}  // namespace hoithi
