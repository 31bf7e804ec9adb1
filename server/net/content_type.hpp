#pragma once

#include <string_view>

namespace hoithi::net {

/// The media type of a file by the ending of its name; "application/octet-stream" if unknown.
std::string_view content_type_of(std::string_view file_name);

}  // namespace hoithi::net
