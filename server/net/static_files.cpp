#include "server/net/static_files.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>
#include <variant>

#include "server/net/byte_range.hpp"
#include "server/net/canned_response.hpp"
#include "server/net/content_type.hpp"
#include "server/net/header_text.hpp"
#include "server/net/inline_scripts.hpp"
#include "server/net/objection.hpp"

namespace hoithi::net {

namespace {

namespace fs = std::filesystem;

std::shared_ptr<const std::string> read_whole(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    auto bytes = std::make_shared<std::string>(
        std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()
    );
    if (!in || in.bad()) throw std::runtime_error("cannot read " + file.string());
    return bytes;
}

// FNV-1a: the pages are our own, so nobody is looking for two with one tag.
std::string etag_of(std::string_view bytes) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char byte : bytes) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3U;
    }
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16).ptr;
    std::string tag = "\"" + std::string(digits.data(), end);
    return tag + "-" + std::to_string(bytes.size()) + "\"";
}

std::string cache_control_of(std::string_view path) {
    // The build puts a hash of the content into these names.
    if (path.starts_with("/assets/")) return "public, max-age=31536000, immutable";
    return path.ends_with(".html") ? "no-cache" : "public, max-age=600";
}

// Accept-Encoding: "br, gzip;q=0.5, *;q=0".
bool accepts(std::string_view header, std::string_view encoding) {
    while (!header.empty()) {
        const std::string_view one = header.substr(0, header.find(','));
        header.remove_prefix(std::min(header.size(), one.size() + 1));
        const auto semicolon = one.find(';');
        if (!same_ignoring_case(trimmed(one.substr(0, semicolon)), encoding)) continue;
        if (semicolon == std::string_view::npos) return true;
        const std::string_view weight = trimmed(one.substr(semicolon + 1));
        return weight.find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
    if (trimmed(if_none_match) == "*") return true;
    while (!if_none_match.empty()) {
        std::string_view one = if_none_match.substr(0, if_none_match.find(','));
        if_none_match.remove_prefix(std::min(if_none_match.size(), one.size() + 1));
        one = trimmed(one);
        if (one.starts_with("W/")) one.remove_prefix(2);
        if (one == etag) return true;
    }
    return false;
}

void narrow_to(const ByteRange& range, HttpResponse& response) {
    const std::size_t total = response.shared_body.bytes.size();
    response.status = 206;
    response.shared_body.bytes = response.shared_body.bytes.substr(range.first, range.size);
    response.headers.push_back(
        {"Content-Range",
         "bytes " + std::to_string(range.first) + "-" +
             std::to_string(range.first + range.size - 1) + "/" + std::to_string(total)}
    );
}

}  // namespace

StaticFiles::StaticFiles(
    const fs::path& folder, std::size_t total_bytes_max, const Wanted& wanted
) {
    std::size_t total = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_symlink() || !entry.is_regular_file()) continue;
        if (wanted && !wanted(entry.path())) continue;
        total += entry.file_size();
        if (total > total_bytes_max) {
            throw std::runtime_error(folder.string() + " holds more than pages");
        }
        load(entry.path(), "/" + entry.path().lexically_relative(folder).generic_string());
    }
    for (auto& [path, file] : files_) {
        adopt_form(path + ".gz", file.gzip);
        adopt_form(path + ".br", file.brotli);
    }
    std::erase_if(files_, [this](const auto& entry) {
        const std::string& path = entry.first;
        const bool compressed = path.ends_with(".gz") || path.ends_with(".br");
        return compressed && files_.contains(path.substr(0, path.size() - 3));
    });
}

void StaticFiles::load(const fs::path& file, std::string path) {
    Form plain{read_whole(file), {}};
    plain.etag = etag_of(*plain.bytes);
    std::string type(content_type_of(path));
    std::string cache_control = cache_control_of(path);
    std::string scripts;
    if (path.ends_with(".html")) scripts = inline_scripts_of(*plain.bytes);
    files_.emplace(
        std::move(path),
        File{
            std::move(plain), {}, {}, std::move(type), std::move(cache_control), std::move(scripts)}
    );
}

void StaticFiles::adopt_form(const std::string& path, Form& form) const {
    const auto found = files_.find(path);
    if (found != files_.end()) form = found->second.plain;
}

const StaticFiles::File* StaticFiles::find(std::string_view path) const {
    const auto named = [this](const std::string& name) -> const File* {
        const auto found = files_.find(name);
        return found == files_.end() ? nullptr : &found->second;
    };
    const std::string name(path);
    if (path.ends_with('/')) return named(name + "index.html");
    for (const char* ending : {"", ".html", "/index.html"}) {
        if (const File* file = named(name + ending)) return file;
    }
    return nullptr;
}

HttpResponse StaticFiles::respond(const HttpRequest& request) const {
    if (auto refusal = objection_to_writing(request)) return *std::move(refusal);
    const File* const file = find(request.target);
    if (!file) return plain_response(404, "There is no such page.");

    const std::string_view range_header = request.header("range");
    const bool whole = range_header.empty();
    const std::string_view encodings = request.header("accept-encoding");
    const bool brotli = whole && file->brotli.bytes && accepts(encodings, "br");
    const bool gzip = whole && !brotli && file->gzip.bytes && accepts(encodings, "gzip");
    const Form& form = brotli ? file->brotli : (gzip ? file->gzip : file->plain);

    HttpResponse response;
    response.headers = {{"ETag", form.etag}, {"Cache-Control", file->cache_control}};
    // With "304" too: its headers take the place of those that the browser has kept.
    response.inline_scripts = file->inline_scripts;
    if (file->brotli.bytes || file->gzip.bytes) {
        response.headers.push_back({"Vary", "Accept-Encoding"});
    }
    if (names_etag(request.header("if-none-match"), form.etag)) {
        response.status = 304;
        return response;
    }
    response.content_type = file->content_type;
    response.headers.push_back({"Accept-Ranges", "bytes"});
    if (brotli || gzip) response.headers.push_back({"Content-Encoding", brotli ? "br" : "gzip"});
    response.shared_body = {form.bytes, *form.bytes};

    const std::string_view if_range = request.header("if-range");
    if (!if_range.empty() && if_range != form.etag) return response;
    const auto range = parse_byte_range(range_header, form.bytes->size());
    if (const auto* part = std::get_if<ByteRange>(&range)) narrow_to(*part, response);
    if (std::holds_alternative<UnsatisfiableRange>(range)) {
        response = plain_response(416, "There is nothing in this range.");
        response.headers.push_back(
            {"Content-Range", "bytes */" + std::to_string(form.bytes->size())}
        );
    }
    return response;
}

}  // namespace hoithi::net
