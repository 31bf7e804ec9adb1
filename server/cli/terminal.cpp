#include "server/cli/terminal.hpp"

#include <iostream>

#include "engine/text/visible.hpp"

namespace hoithi::cli {

const Terminal& Terminal::operator<<(std::string_view theirs) const {
    *out_ << text::visible(theirs);
    return *this;
}

const Terminal& Terminal::lines(std::string_view theirs) const {
    *out_ << text::visible_lines(theirs);
    return *this;
}

Terminal out() { return Terminal(std::cout); }

Terminal err() { return Terminal(std::cerr); }

}  // namespace hoithi::cli
