#include "server/leaderboard/board.hpp"

#include <algorithm>

namespace hoithi::leaderboard {

std::string& Board::add(std::string_view member) {
    lines_.push_back({text_.size(), text_.size() + member.size()});
    text_ += member;
    return text_;
}

std::size_t Board::end_of(std::size_t position) const {
    return position + 1 < lines_.size() ? lines_[position + 1].member : text_.size();
}

std::string_view Board::member(std::size_t position) const {
    const Line& line = lines_[position];
    return std::string_view(text_).substr(line.member, line.row - line.member);
}

std::string_view Board::row(std::size_t position) const {
    const Line& line = lines_[position];
    return std::string_view(text_).substr(line.row, end_of(position) - line.row);
}

std::size_t Board::find(std::string_view member) const {
    std::size_t position = 0;
    while (position < size() && this->member(position) != member) ++position;
    return position;
}

const Board* ContestBoards::find(std::string_view name) const {
    const auto found = std::ranges::find_if(boards, [name](const Board& board) {
        return name.empty() || board.name() == name;
    });
    return found == boards.end() ? nullptr : &*found;
}

}  // namespace hoithi::leaderboard
