#pragma once

#include <stdexcept>

namespace hoithi::store {

/// The disk, the database or the data folder cannot do what was asked; what() is one sentence
/// for the operator. Thrown to main at start-up and to offline tools. On the writer's thread the
/// Writer catches it and turns it into its one failure; it never reaches the event loop.
class StoreError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace hoithi::store
