#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "engine/json/bank_json.hpp"
#include "tests/tidy_tree.hpp"

// The architecture and the style of the house, as a test: every failure says where, what and what
// to do about it.

namespace hoithi::test {
namespace {

namespace fs = std::filesystem;
using Applies = std::function<bool(const SourceFile&)>;

/// Fails wherever a line's code has one of the words in a file to which the rule applies.
void forbid(
    const Applies& applies, const std::vector<std::string>& words, const std::string& remedy
) {
    for (const SourceFile& file : project_files()) {
        if (!file.is_cpp() || !applies(file)) continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const std::string code = code_of(file.lines[i]);
            for (const std::string& word : words) {
                if (has_word(code, word)) {
                    ADD_FAILURE() << at(file, i, "has " + word) << ". Remedy: " << remedy;
                }
            }
        }
    }
}

std::string whole(const std::string& path) {
    std::string text;
    for (const SourceFile& file : project_files()) {
        if (file.path != path) continue;
        for (const std::string& line : file.lines) text += line + "\n";
    }
    EXPECT_FALSE(text.empty()) << path << " is not there";
    return text;
}

/// Every word that stands right behind `before`.
std::set<std::string> words_after(const std::string& text, std::string_view before) {
    std::set<std::string> found;
    for (std::size_t i = text.find(before); i != text.npos; i = text.find(before, i + 1)) {
        const std::size_t begin = i + before.size();
        std::size_t end = begin;
        while (end < text.size() && is_of_word(text[end])) ++end;
        if (end > begin) found.insert(text.substr(begin, end - begin));
    }
    return found;
}

bool is_production(const SourceFile& file) {
    return file.is_in("engine/") || file.is_in("server/");
}

TEST(Tidy, TheRulesSeeNothingOfTheWorld) {
    const Applies engine = [](const SourceFile& file) { return file.is_right_in("engine/"); };
    forbid(
        engine,
        {"boost", "nlohmann", "<iostream>", "<fstream>", "<filesystem>", "<regex>"},
        "engine/ uses the standard library only and touches no file; read and write elsewhere"
    );
    forbid(
        engine,
        {"<thread>", "<mutex>", "<atomic>", "<future>"},
        "the rules are functions on values; threads are the server's"
    );
    forbid(
        engine,
        {"double", "float"},
        "count in integers: a replay on another machine must give the same"
    );
    forbid(
        engine,
        {"unordered_map", "unordered_set", "std::shuffle", "random_device", "mt19937", "rand("},
        "use ordered containers and engine/random.hpp: order and chance must replay"
    );
    forbid(
        engine,
        {"system_clock", "steady_clock", "high_resolution_clock", "time(", "getenv", "<random>"},
        "moments come in with commands and chance with a seed"
    );
}

TEST(Tidy, WhoMayIncludeWhom) {
    forbid(
        [](const SourceFile& file) { return file.is_right_in("engine/"); },
        {"\"server/", "\"engine/json/", "\"engine/text/"},
        "the rules know nobody above them"
    );
    forbid(
        [](const SourceFile& file) {
            return file.is_in("engine/json/") || file.is_in("engine/text/");
        },
        {"boost", "\"server/"},
        "engine/json and engine/text know the engine only"
    );
    forbid(
        [](const SourceFile& file) { return file.is_in("server/gateway/"); },
        {"\"server/host/", "\"server/store/", "\"server/api/", "\"engine/contest.hpp"},
        "the gateway knows connections, not contests; say it by a message in server/bus"
    );
    forbid(
        [](const SourceFile& file) { return file.is_in("server/host/"); },
        {"\"server/gateway/", "\"server/api/", "\"server/net/port.hpp"},
        "the host knows contests, not sockets; say it by a message in server/bus"
    );
    forbid(
        [](const SourceFile& file) { return file.is_in("server/net/"); },
        {"\"server/gateway/", "\"server/host/", "\"server/protocol/", "\"server/bus/"},
        "server/net carries bytes and knows nothing of contests"
    );
    forbid(
        [](const SourceFile& file) { return file.is_in("server/redis/"); },
        {"\"server/host/", "\"server/store/", "\"server/gateway/", "\"server/api/"},
        "server/redis carries commands and knows nothing of contests"
    );
    forbid(
        [](const SourceFile& file) {
            return file.is_in("server/redis_") || file.is_in("server/leaderboard/") ||
                   file.is_in("server/copy/");
        },
        {"\"server/api/"},
        "the API tells how they are; they do not know that it does"
    );
    forbid(
        [](const SourceFile& file) { return file.is_in("server/switchboard/"); },
        {"\"server/gateway/", "\"server/host/", "\"server/net/port.hpp"},
        "the switchboard knows the bus, not those at its ends"
    );
    forbid(
        [](const SourceFile& file) { return file.is_in("server/loops/"); },
        {"\"server/bus/", "\"server/gateway/", "\"server/host/", "\"server/net/"},
        "a loop does not know what runs on it"
    );
    forbid(
        [](const SourceFile& file) { return is_production(file); },
        {"\"tests/"},
        "the program does not depend on its tests"
    );
}

TEST(Tidy, HeavyLibrariesStandBehindOneFileEach) {
    forbid(
        [](const SourceFile& file) { return !file.is_in("server/net/websocket_"); },
        {"<websocketpp/"},
        "only server/net/websocket_* may include WebSocket++"
    );
    forbid(
        [](const SourceFile& file) { return file.path != "server/redis/link.cpp"; },
        {"<hiredis/"},
        "only server/redis/link.cpp may include hiredis"
    );
    std::set<std::string> beast;
    for (const SourceFile& file : project_files()) {
        if (!file.is_cpp() || !is_production(file)) continue;
        for (const std::string& line : file.lines) {
            if (line.starts_with("#include <boost/beast")) beast.insert(file.path);
        }
    }
    EXPECT_LE(beast.size(), 1U) << "Boost.Beast is included by " << testing::PrintToString(beast)
                                << ". Remedy: leave it to server/net/http_session.hpp";
}

TEST(Tidy, OnlyMainEndsTheProgram) {
    forbid(
        [](const SourceFile& file) {
            return is_production(file) && file.path != "server/main.cpp";
        },
        {"getenv", "exit(", "abort(", "_exit("},
        "hand an exit status or an error up to server/main.cpp"
    );
}

TEST(Tidy, EverythingForPeopleGoesThroughTheTerminal) {
    forbid(
        [](const SourceFile& file) {
            return is_production(file) && file.path != "server/cli/terminal.cpp";
        },
        {"std::cout", "std::cerr", "std::clog", "std::printf(", "std::puts("},
        "write to cli::out() or cli::err(), which keep foreign text from steering a terminal"
    );
}

TEST(Tidy, ExceptionsAreCaughtInFewPlaces) {
    const std::set<std::string> may_catch{
        "server/main.cpp",
        "server/loops/event_loop.cpp",  // nothing may leave the thread
        "server/store/connection.cpp",  // a transaction is rolled back
        "server/store/reader.cpp",      // nothing may leave the thread
        "server/store/set_aside.cpp",   // of a damaged table what can be read
        "server/store/writer.cpp",      // likewise
    };
    forbid(
        [&](const SourceFile& file) {
            return is_production(file) && !may_catch.contains(file.path);
        },
        {"catch ("},
        "return a Result or an error code; exceptions are for start-up"
    );
}

TEST(Tidy, NothingIsLeftForLater) {
    // Taken apart, so that this file passes its own test.
    const std::vector<std::string> marks{
        std::string("TO") + "DO", std::string("FIX") + "ME", std::string("XX") + "X"};
    for (const SourceFile& file : project_files()) {
        // Prose may speak of the marks.
        if (file.path.ends_with("package-lock.json") || file.path.ends_with(".md")) continue;
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            for (const std::string& mark : marks) {
                if (has_word(file.lines[i], mark)) {
                    ADD_FAILURE() << at(file, i, "has a " + mark) << ". Remedy: do it or drop it";
                }
            }
        }
    }
}

TEST(Tidy, FilesAreShortAndLinesNarrow) {
    constexpr std::size_t columns_max = 100;
    for (const SourceFile& file : project_files()) {
        if (!file.is_cpp()) continue;
        const std::size_t lines_max = file.path.starts_with("tests/") ? 400 : 350;
        EXPECT_LE(file.lines.size(), lines_max)
            << file.path << ":1: Remedy: one noun a file; take one out";
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            if (columns(file.lines[i]) > columns_max) {
                ADD_FAILURE() << at(file, i, "is over 100 columns") << ". Remedy: break the line";
            }
        }
    }
}

TEST(Tidy, HeadersAreIncludedOnce) {
    for (const SourceFile& file : project_files()) {
        if (!file.path.ends_with(".hpp")) continue;
        EXPECT_TRUE(std::ranges::find(file.lines, "#pragma once") != file.lines.end())
            << file.path << ":1: Remedy: begin with #pragma once";
    }
}

TEST(Tidy, EverySourceOfTheEngineHasItsTest) {
    // What is tested under another name.
    const std::map<std::string, std::string> elsewhere{
        {"apply", "replay"},
        {"contest", "live_quiz"},
        {"decide", "open_contest"},
        {"key_check", "correcting"},
        {"spares", "live_quiz"},
        {"tallying", "standings"},
        {"truth", "predicting"},
    };
    std::set<std::string> there;
    for (const std::string& path : project_paths()) there.insert(path);
    for (const SourceFile& file : project_files()) {
        if (!file.is_right_in("engine/") || !file.path.ends_with(".cpp")) continue;
        const std::string name = fs::path(file.path).stem();
        const auto other = elsewhere.find(name);
        const std::string test =
            "tests/engine/" + (other == elsewhere.end() ? name : other->second) + "_test.cpp";
        EXPECT_TRUE(there.contains(test))
            << file.path << ":1: Remedy: write " << test << " or name the test that covers it";
    }
}

TEST(Tidy, EveryBankLoads) {
    int banks = 0;
    for (const SourceFile& file : project_files()) {
        const bool is_bank = file.is_right_in("question_banks/") && file.path.ends_with(".json") &&
                             !file.path.ends_with("schema.json");
        if (!is_bank) continue;
        ++banks;
        const auto bank = json::read_bank(whole(file.path));
        if (bank) continue;
        for (const Fault& fault : bank.error()) {
            ADD_FAILURE() << file.path << "#" << fault.pointer << ": " << fault.problem
                          << ". Remedy: " << fault.remedy;
        }
    }
    EXPECT_GE(banks, 5);
}

TEST(Tidy, FilesAreOfKnownKinds) {
    const std::set<std::string> kinds{
        ".cpp",         ".hpp",    ".txt", ".cmake",   ".json", ".md",      ".sh",
        ".tsv",         ".svelte", ".ts",  ".mjs",     ".js",   ".css",     ".html",
        ".svg",         ".woff2",  ".png", ".yml",     ".yaml", ".service", ".conf",
        ".webmanifest", ".mp3",    ".wav", ".sqlite3", ".key"};
    for (const std::string& path : project_paths()) {
        const std::string kind = fs::path(path).extension();
        const std::string name = fs::path(path).filename();
        if (kind.empty() || name.starts_with(".")) continue;
        EXPECT_TRUE(kinds.contains(kind))
            << path << ":1: is of an unknown kind. Remedy: leave it out, or add " << kind
            << " to the list";
    }
}

TEST(Tidy, TheProtocolsPageNamesEveryMessage) {
    const std::string server = whole("server/protocol/server_message.cpp");
    auto types = words_after(whole("server/protocol/client_message.cpp"), "type == \"");
    types.merge(words_after(server, "{\"t\", \""));
    types.merge(words_after(server, "\"t\":\""));
    types.insert({"contest", "view", "me"});
    EXPECT_GE(types.size(), 19U);
    std::string headings;
    for (const SourceFile& file : project_files()) {
        if (file.path != "docs/protocol.md") continue;
        for (const std::string& line : file.lines) {
            if (line.starts_with("### ")) headings += line + "\n";
        }
    }
    for (const std::string& type : types) {
        EXPECT_NE(headings.find("`" + type + "`"), std::string::npos)
            << "docs/protocol.md:1: has no heading for the message `" << type
            << "`. Remedy: describe it there, with an example in tests/protocol/";
    }
}

TEST(Tidy, TheProtocolsPageNamesEveryReason) {
    const std::string page = whole("docs/protocol.md");
    auto reasons = words_after(whole("engine/refusal.cpp"), "return \"");
    reasons.merge(words_after(whole("server/host/joining_desk.cpp"), "return \""));
    reasons.merge(words_after(whole("server/host/joining_desk.cpp"), "Checked(\""));
    reasons.merge(words_after(whole("server/host/contest_host.cpp"), "turn_away(\""));
    reasons.erase("unknown");
    EXPECT_GE(reasons.size(), 25U);
    for (const std::string& reason : reasons) {
        EXPECT_NE(page.find("`" + reason + "`"), std::string::npos)
            << "docs/protocol.md:1: does not name the reason `" << reason
            << "`. Remedy: add it to section 4";
    }
}

}  // namespace
}  // namespace hoithi::test
