#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/server/store/temporary_folder.hpp"

namespace hoithi::test {

/// A sound bank of that id, of one question.
inline std::string sound_bank(const std::string& id) {
    return R"({"version":1,"id":")" + id + R"(","title":"B","language":"en",
"topics":[{"id":"t","name":"T"}],"questions":[{"id":"q","kind":"true_false","text":"Is it?",
"key":true,"explanation":"It is.","source":{"document":"A decree"},"true_on":"2026-01-01",
"difficulty":"easy","topic":"t"}]})";
}

/// The same with a picture.
inline std::string bank_with_picture(const std::string& id, const std::string& path) {
    std::string bank = sound_bank(id);
    const std::string media = R"("media":{"kind":"image","path":")" + path + R"(","alt":"Sky"},)";
    return bank.insert(bank.find("\"difficulty\""), media);
}

/// A folder to put files into.
class FileFolder {
public:
    std::filesystem::path write(const std::string& name, const std::string& text) const {
        const std::filesystem::path file = folder_.path() / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << text;
        return file;
    }
    const std::filesystem::path& path() const { return folder_.path(); }

private:
    store::TemporaryFolder folder_;
};

}  // namespace hoithi::test
