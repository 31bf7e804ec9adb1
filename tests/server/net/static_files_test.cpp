#include "server/net/static_files.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include <stdlib.h>

#include <gtest/gtest.h>

namespace hoithi::net {
namespace {

namespace fs = std::filesystem;

class StaticFilesTest : public testing::Test {
protected:
    StaticFilesTest() {
        std::string name = (fs::temp_directory_path() / "hoithi-pages-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
        write("index.html", "<h1>Hội thi</h1>");
        write("host/index.html", "host");
        write("stage.html", "stage");
        write("assets/app-3fa9.js", "let a;");
        write("assets/app-3fa9.js.gz", "GZ");
        write("assets/app-3fa9.js.br", "BR");
        write("sound/bell.mp3", "0123456789");
    }
    ~StaticFilesTest() override { fs::remove_all(folder_); }

    void write(const fs::path& name, std::string_view bytes) {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }

    HttpResponse get(std::string_view path, std::vector<HttpRequest::Field> fields = {}) {
        HttpRequest request;
        request.method = "GET";
        request.target = path;
        request.fields = std::move(fields);
        return StaticFiles(folder_).respond(request);
    }

    static std::string header(const HttpResponse& response, std::string_view name) {
        for (const auto& [one, value] : response.headers) {
            if (one == name) return value;
        }
        return {};
    }

    fs::path folder_;
};

TEST_F(StaticFilesTest, ServesAPageUnderItsShorterNamesToo) {
    EXPECT_EQ(get("/").content(), "<h1>Hội thi</h1>");
    EXPECT_EQ(get("/host").content(), "host");
    EXPECT_EQ(get("/host/").content(), "host");
    EXPECT_EQ(get("/stage").content(), "stage");
    EXPECT_EQ(get("/").content_type, "text/html; charset=utf-8");
    EXPECT_EQ(get("/stage/").status, 404);
    EXPECT_EQ(get("/../secret").status, 404);
}

TEST_F(StaticFilesTest, LetsOnlyHashedNamesBeKeptForEver) {
    EXPECT_EQ(header(get("/"), "Cache-Control"), "no-cache");
    EXPECT_EQ(
        header(get("/assets/app-3fa9.js"), "Cache-Control"), "public, max-age=31536000, immutable"
    );
}

TEST_F(StaticFilesTest, SendsTheCompressedFormToThoseWhoTakeIt) {
    const std::string js = "/assets/app-3fa9.js";
    EXPECT_EQ(get(js).content(), "let a;");
    EXPECT_EQ(get(js, {{"Accept-Encoding", "gzip, deflate"}}).content(), "GZ");
    EXPECT_EQ(get(js, {{"Accept-Encoding", "gzip, br;q=0.9"}}).content(), "BR");
    EXPECT_EQ(get(js, {{"Accept-Encoding", "br;q=0, gzip;q=0.0"}}).content(), "let a;");
    const HttpResponse zipped = get(js, {{"accept-encoding", "gzip"}});
    EXPECT_EQ(header(zipped, "Content-Encoding"), "gzip");
    EXPECT_EQ(header(zipped, "Vary"), "Accept-Encoding");
    EXPECT_EQ(zipped.content_type, "text/javascript; charset=utf-8");
    EXPECT_NE(header(zipped, "ETag"), header(get(js), "ETag"));
    EXPECT_EQ(get(js + ".gz").status, 404);
}

TEST_F(StaticFilesTest, SendsNothingToThoseWhoHaveItAlready) {
    const std::string tag = header(get("/"), "ETag");
    EXPECT_EQ(get("/", {{"If-None-Match", tag}}).status, 304);
    EXPECT_EQ(get("/", {{"If-None-Match", "\"other\", W/" + tag}}).status, 304);
    EXPECT_EQ(get("/", {{"If-None-Match", "*"}}).status, 304);
    EXPECT_EQ(get("/", {{"If-None-Match", "\"other\""}}).status, 200);
    write("index.html", "changed");
    EXPECT_EQ(get("/", {{"If-None-Match", tag}}).status, 200);
}

TEST_F(StaticFilesTest, SaysWhichScriptsStandInAPage) {
    write(
        "index.html",
        "<script defer src=\"/a.js\"></script><script data-live>var a=1;</script>"
        "<script></script><script>never closed"
    );
    const HttpResponse page = get("/");
    // printf 'var a=1;' | openssl dgst -sha256 -binary | base64; and of nothing.
    const std::string scripts =
        "'sha256-gaaMFNHZyRta8zB2VHkWLMP4tMxJ+d8v3dTW7nw2r6M=' "
        "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
    EXPECT_EQ(page.inline_scripts, scripts);
    EXPECT_EQ(get("/", {{"If-None-Match", "*"}}).inline_scripts, scripts);
    EXPECT_EQ(get("/stage").inline_scripts, "");
    EXPECT_EQ(get("/assets/app-3fa9.js").inline_scripts, "");
}

TEST_F(StaticFilesTest, SendsPartsOfASound) {
    const HttpResponse part = get("/sound/bell.mp3", {{"Range", "bytes=2-4"}});
    EXPECT_EQ(part.status, 206);
    EXPECT_EQ(part.content(), "234");
    EXPECT_EQ(header(part, "Content-Range"), "bytes 2-4/10");
    const HttpResponse beyond = get("/sound/bell.mp3", {{"Range", "bytes=10-"}});
    EXPECT_EQ(beyond.status, 416);
    EXPECT_EQ(header(beyond, "Content-Range"), "bytes */10");
    const HttpResponse changed =
        get("/sound/bell.mp3", {{"Range", "bytes=2-4"}, {"If-Range", "\"old\""}});
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(changed.content(), "0123456789");
}

TEST_F(StaticFilesTest, FollowsNoLinks) {
    fs::create_symlink("/etc/hostname", folder_ / "hostname.txt");
    EXPECT_EQ(get("/hostname.txt").status, 404);
}

TEST_F(StaticFilesTest, RefusesToLoadMoreThanItsShare) {
    EXPECT_THROW(StaticFiles(folder_, 20), std::runtime_error);
    EXPECT_THROW(StaticFiles(folder_ / "missing"), fs::filesystem_error);
}

TEST_F(StaticFilesTest, AreNotWritten) {
    HttpRequest request;
    request.method = "POST";
    request.target = "/";
    const HttpResponse response = StaticFiles(folder_).respond(request);
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(header(response, "Allow"), "GET, HEAD, OPTIONS");
}

}  // namespace
}  // namespace hoithi::net
