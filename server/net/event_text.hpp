#pragma once

#include <string>
#include <string_view>

namespace hoithi::net {

/// One server-sent event as it goes over the wire (WHATWG HTML, 9.2.5). `data` may be of several
/// lines, ended by LF, CR LF or CR; the browser gets them joined by LF. An empty `name` makes a
/// "message", an empty `id` leaves the last one as it was. A name or an id that would end its line
/// is left out.
std::string encode_event(std::string_view name, std::string_view id, std::string_view data);

}  // namespace hoithi::net
