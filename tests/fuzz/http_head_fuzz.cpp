#include <string>

#include "server/net/authority.hpp"
#include "server/net/byte_range.hpp"
#include "server/net/head_lines.hpp"
#include "server/net/request_target.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace {

using hoithi::fuzz::promise;

// No path climbs out of the pages' folder, and none has a control character in it.
void read_target(std::string_view bytes) {
    const auto target = hoithi::net::parse_request_target(bytes);
    if (!target) return;
    promise(target->path.starts_with('/'));
    promise((target->path + '/').find("/../") == std::string::npos);
    for (const char byte : target->path) {
        promise(static_cast<unsigned char>(byte) >= ' ' && byte != '\\');
    }
}

void read_range(std::string_view bytes) {
    constexpr std::size_t total = 1000;
    const auto asked = hoithi::net::parse_byte_range(bytes, total);
    if (const auto* range = std::get_if<hoithi::net::ByteRange>(&asked)) {
        promise(range->size > 0 && range->first < total && range->size <= total - range->first);
    }
}

}  // namespace

void hoithi::fuzz::read(std::string_view bytes) {
    if (const auto size = net::head_size(bytes)) {
        promise(*size <= bytes.size());
        static_cast<void>(net::head_fault(bytes.substr(0, *size)));
    }
    read_target(bytes);
    read_range(bytes);
    static_cast<void>(net::parse_authority(bytes));
    static_cast<void>(net::origin_of(bytes));
}
