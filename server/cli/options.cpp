#include "server/cli/options.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <unistd.h>

#include <boost/asio/ip/address.hpp>

#include "engine/blank.hpp"
#include "engine/findings.hpp"
#include "server/net/authority.hpp"

namespace hoithi::cli {

namespace fs = std::filesystem;

namespace {

constexpr Wording no_web_address{
    "is no web address",
    "write it like https://thi.example.vn or http://192.168.1.5:8080",
    "không phải là địa chỉ web",
    "hãy ghi như https://thi.example.vn hoặc http://192.168.1.5:8080"};
constexpr Wording has_path{
    "has something behind the host's name: pages, pictures and connections are found at the root "
    "of a "
    "host only",
    "give the server a name or a port of its own, and write {0}",
    "có phần phía sau tên máy chủ: trang, hình và kết nối chỉ nằm ở gốc của một máy chủ",
    "hãy dành cho máy chủ một tên miền hoặc cổng riêng, rồi ghi {0}"};
constexpr Wording no_address{
    "is no address to listen on",
    "write 0.0.0.0 (everybody, IPv4), :: (everybody, IPv6 too), 127.0.0.1 (this machine alone), or "
    "an "
    "address of one of this machine's network cards",
    "không phải là địa chỉ để mở cổng",
    "hãy ghi 0.0.0.0 (mọi người, IPv4), :: (mọi người, cả IPv6), 127.0.0.1 (chỉ máy này), hoặc địa "
    "chỉ "
    "của một card mạng trên máy"};
constexpr Wording no_pages{
    "there are no built pages in that folder (index.html is missing)",
    "build them (./run does, or npm run build in web_client), or name the folder where they are",
    "thư mục đó không có các trang đã dựng (thiếu index.html)",
    "hãy dựng trang (./run tự làm, hoặc npm run build trong web_client), hoặc chỉ ra đúng thư mục"};
constexpr Wording no_data{
    "the server cannot write there ({0})",
    "give its user the right to write, or name another folder",
    "máy chủ không ghi được vào đó ({0})",
    "hãy cấp quyền ghi cho người dùng chạy máy chủ, hoặc chỉ ra thư mục khác"};

Fault told(Language language, const Wording& wording, std::string_view argument = {}) {
    return Findings::told(language, {}, wording, {argument});
}

/// Why nothing can be written to the folder, or to the one it would be made in; null if it can.
const char* objection_to_writing(fs::path folder) {
    std::error_code failed;
    while (!fs::exists(folder, failed)) {
        folder = folder.parent_path();
        if (folder.empty()) folder = ".";
    }
    if (!fs::is_directory(folder, failed)) return std::strerror(ENOTDIR);
    return ::access(folder.c_str(), R_OK | W_OK | X_OK) == 0 ? nullptr : std::strerror(errno);
}

}  // namespace

Result<std::string, Fault> public_origin(std::string_view url, Language language) {
    const std::string trimmed = as_it_reads(url);
    const auto origin = net::origin_of(trimmed);
    if (!origin) return told(language, no_web_address);
    const std::size_t host = trimmed.find("://") + 3;
    const std::size_t end = trimmed.find_first_of("/?#", host);
    const bool slashes =
        trimmed.find_first_not_of('/', std::min(end, trimmed.size())) == std::string::npos;
    return slashes ? Result<std::string, Fault>(*origin) : told(language, has_path, *origin);
}

Result<std::string, Fault> bind_address(std::string_view text, Language language) {
    std::string address = as_it_reads(text);
    if (address == "localhost") return std::string("127.0.0.1");
    if (address.starts_with('[') && address.ends_with(']')) {
        address = address.substr(1, address.size() - 2);
    }
    boost::system::error_code failed;
    boost::asio::ip::make_address(address, failed);
    if (failed) return told(language, no_address);
    return address;
}

Result<Settings, OptionFault> checked(Settings settings, Language language) {
    const auto fault = [](const std::string& option, Fault what) {
        return OptionFault{option, std::move(what)};
    };
    auto bind = bind_address(settings.bind, language);
    if (!bind) return fault("--bind " + settings.bind, bind.error());
    settings.bind = *std::move(bind);
    if (!settings.public_url.empty()) {
        auto origin = public_origin(settings.public_url, language);
        if (!origin) return fault("--public-url " + settings.public_url, origin.error());
        settings.public_url = *std::move(origin);
    }
    for (std::string& allowed : settings.allowed_origins) {
        auto origin = public_origin(allowed, language);
        if (!origin) return fault("--allow-origin " + allowed, origin.error());
        allowed = *std::move(origin);
    }
    std::error_code failed;
    if (!fs::is_regular_file(settings.pages / "index.html", failed)) {
        return fault("--pages " + settings.pages.string(), told(language, no_pages));
    }
    if (const char* why = objection_to_writing(settings.data)) {
        return fault("--data " + settings.data.string(), told(language, no_data, why));
    }
    return settings;
}

}  // namespace hoithi::cli
