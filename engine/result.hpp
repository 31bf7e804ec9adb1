#pragma once

#include <utility>
#include <variant>

namespace hoithi {

/// A value, or the reason there is none. The names are those of std::expected, so that a
/// newer compiler can turn this file into an alias.
template <class T, class E>
class Result {
public:
    Result(T value) : outcome_(std::in_place_index<0>, std::move(value)) {}
    Result(E error) : outcome_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return outcome_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    const T& value() const& { return std::get<0>(outcome_); }
    T&& value() && { return std::get<0>(std::move(outcome_)); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    const E& error() const { return std::get<1>(outcome_); }

private:
    std::variant<T, E> outcome_;
};

}  // namespace hoithi
