#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "engine/fault.hpp"
#include "engine/language.hpp"

namespace hoithi {

/// How a fault is told in every language; {0}, {1} … stand for what differs from case to case.
struct Wording {
    std::string_view problem;
    std::string_view remedy;
    std::string_view problem_vi;
    std::string_view remedy_vi;
};

/// The faults of one file as they are found, told in one language.
class Findings {
public:
    /// Of faults in one file; more would hardly be read.
    static constexpr std::size_t faults_max = 200;

    explicit Findings(Language language) : language_(language) {}

    void add(
        std::string pointer,
        const Wording& wording,
        std::initializer_list<std::string_view> arguments = {}
    ) {
        if (faults_.size() == faults_max) return;
        faults_.push_back(told(language_, std::move(pointer), wording, arguments));
    }
    void add(Fault fault) {
        if (faults_.size() < faults_max) faults_.push_back(std::move(fault));
    }

    /// What `wording` says of the place `pointer`.
    static Fault told(
        Language language,
        std::string pointer,
        const Wording& wording,
        std::initializer_list<std::string_view> arguments
    ) {
        const bool vietnamese = language == Language::vietnamese;
        return {
            std::move(pointer),
            filled(vietnamese ? wording.problem_vi : wording.problem, arguments),
            filled(vietnamese ? wording.remedy_vi : wording.remedy, arguments)};
    }

    Language language() const { return language_; }
    const Faults& faults() const { return faults_; }

private:
    static std::string filled(
        std::string_view wording, std::initializer_list<std::string_view> arguments
    ) {
        std::string text;
        for (std::size_t i = 0; i < wording.size(); ++i) {
            const bool slot = wording[i] == '{' && i + 2 < wording.size() && wording[i + 2] == '}';
            const auto number = slot ? static_cast<std::size_t>(wording[i + 1] - '0') : 0;
            if (slot && number < arguments.size()) {
                text += arguments.begin()[number];
                i += 2;
            } else {
                text += wording[i];
            }
        }
        return text;
    }

    Language language_;
    Faults faults_;
};

}  // namespace hoithi
