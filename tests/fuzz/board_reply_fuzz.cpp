#include <string>

#include "server/leaderboard/board_page_reply.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace {

using hoithi::redis::Reply;

/// A reply made of the bytes: numbers, texts, errors, and arrays of them.
Reply next(std::string_view& bytes, int depth) {
    if (bytes.empty()) return Reply();
    const auto kind = static_cast<unsigned char>(bytes[0]);
    bytes.remove_prefix(1);
    const std::size_t size = std::min<std::size_t>(kind / 4U, bytes.size());
    if (kind % 4 == 0 && depth < 4) {
        Reply::Array elements;
        for (std::size_t i = 0; i < kind / 4U && !bytes.empty(); ++i) {
            elements.push_back(next(bytes, depth + 1));
        }
        return Reply(std::move(elements));
    }
    std::string text(bytes.substr(0, size));
    bytes.remove_prefix(size);
    if (kind % 4 == 1) return Reply(static_cast<std::int64_t>(text.empty() ? -1 : text[0]));
    if (kind % 4 == 2) return Reply(Reply::Error{std::move(text)});
    return Reply(std::move(text));
}

}  // namespace

// Others may write to the same Redis: what it gives is a page of ours or nothing.
void hoithi::fuzz::read(std::string_view bytes) {
    leaderboard::BoardQuery query;
    query.score = {1, 2};
    const auto answer = leaderboard::board_answer(query, next(bytes, 0));
    if (answer && *answer) promise((*answer)->rows.size() <= leaderboard::BoardQuery::count_max);
}
