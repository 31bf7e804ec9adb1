#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "server/net/http.hpp"

namespace hoithi::net {

/// The built pages, read into memory at start. A request is looked up in a map and never
/// becomes a file name, so there is no path to traverse. Immutable once loaded.
class StaticFiles {
public:
    /// Reads every regular file below `folder`; "NAME.gz" and "NAME.br" become the compressed
    /// forms of NAME. Symbolic links are not followed, nor is what `wanted` refuses read. Throws
    /// std::filesystem::filesystem_error or std::runtime_error if a file cannot be read or all are
    /// more than `total_bytes_max`.
    using Wanted = std::function<bool(const std::filesystem::path& file)>;
    explicit StaticFiles(
        const std::filesystem::path& folder,
        std::size_t total_bytes_max = 512UL * 1024 * 1024,
        const Wanted& wanted = {}
    );

    /// True if a page or file stands at that path ("/" and "/host/" stand for index.html in
    /// them, "/host" for host.html or host/index.html).
    bool contains(std::string_view path) const { return find(path) != nullptr; }

    /// The file, 304 if the browser has it, 206 for a range, 404 or 405.
    HttpResponse respond(const HttpRequest& request) const;

    std::size_t size() const { return files_.size(); }

private:
    struct Form {
        std::shared_ptr<const std::string> bytes;
        std::string etag;
    };
    struct File {
        Form plain;
        Form gzip;
        Form brotli;
        std::string content_type;
        std::string cache_control;
        std::string inline_scripts;  // of an HTML page
    };

    const File* find(std::string_view path) const;
    void load(const std::filesystem::path& file, std::string path);
    void adopt_form(const std::string& path, Form& form) const;

    std::map<std::string, File, std::less<>> files_;
};

}  // namespace hoithi::net
