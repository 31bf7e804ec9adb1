#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace hoithi::load {

/// What a server did against the protocol: all counted, the first ones kept.
class Violations {
public:
    static constexpr std::size_t kept_max = 20;

    void add(std::string sentence) {
        if (kept_.size() < kept_max) kept_.push_back(std::move(sentence));
        ++count_;
    }
    std::size_t count() const { return count_; }
    const std::vector<std::string>& kept() const { return kept_; }

private:
    std::vector<std::string> kept_;
    std::size_t count_ = 0;
};

}  // namespace hoithi::load
