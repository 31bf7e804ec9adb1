#pragma once

#include <fstream>
#include <iterator>
#include <string>

namespace hoithi {

/// A file of the repository, by its path from the root; empty where there is none.
inline std::string source_file(const std::string& path) {
    std::ifstream file(std::string(HOITHI_SOURCE) + "/" + path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace hoithi
