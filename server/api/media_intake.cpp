#include "server/api/media_intake.hpp"

#include "server/api/file_wording.hpp"
#include "server/api/media_format.hpp"
#include "server/store/regular_file.hpp"

namespace hoithi::api {

namespace {

constexpr Wording empty_file{
    "the file \"{0}\" is empty",
    "put the picture or sound there again",
    "tệp \"{0}\" không có nội dung",
    "hãy đặt lại tệp hình hoặc âm thanh"};
constexpr Wording other_format{
    "the file \"{0}\" is not what the ending of its name says, or is cut off",
    "save it again in that format; giving it another name is not enough",
    "tệp \"{0}\" không đúng định dạng như phần đuôi của tên, hoặc bị thiếu",
    "hãy lưu lại đúng định dạng đó; đổi tên tệp là chưa đủ"};
constexpr Wording too_many_points{
    "the picture \"{0}\" has too many points for a phone",
    "make it smaller: at most {1} a side and {2} in all",
    "hình \"{0}\" có quá nhiều điểm ảnh so với điện thoại",
    "hãy thu nhỏ: mỗi cạnh không quá {1} và tổng cộng không quá {2} điểm ảnh"};
constexpr Wording too_much{
    "the pictures and sounds up to here have more than {0} MiB together",
    "make them smaller, or leave out banks that no contest needs now",
    "hình ảnh và âm thanh tính đến đây có tổng dung lượng hơn {0} MiB",
    "hãy làm các tệp nhỏ lại hoặc bỏ bớt bộ câu hỏi chưa dùng đến"};

void add(
    MediaFault fault, const std::string& path, const std::string& pointer, Findings& findings
) {
    switch (fault) {
        case MediaFault::empty:
            return findings.add(pointer, empty_file, {path});
        case MediaFault::other_format:
            return findings.add(pointer, other_format, {path});
        case MediaFault::too_many_points:
            const std::string side = std::to_string(picture_side_max);
            const std::string all = std::to_string(picture_points_max);
            return findings.add(pointer, too_many_points, {path, side, all});
    }
}

}  // namespace

std::optional<std::string> read_medium(
    const std::filesystem::path& folder,
    const std::string& path,
    const std::string& pointer,
    Findings& findings
) {
    auto bytes = store::read_file_below(folder, path, medium_bytes_max);
    if (!bytes) {
        const std::string most = std::to_string(medium_bytes_max);
        findings.add(pointer, wording::of(bytes.error()), {path, most});
        return std::nullopt;
    }
    if (const auto fault = media_fault(path, *bytes)) {
        add(*fault, path, pointer, findings);
        return std::nullopt;
    }
    return *std::move(bytes);
}

Faults MediaIntake::check(const Bank& bank, const std::filesystem::path& folder) {
    Findings findings(language_);
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
        const auto& media = bank.questions[i].media;
        const std::string pointer = "/questions/" + std::to_string(i) + "/media/path";
        if (media) check(folder, media->path, pointer, findings);
    }
    return findings.faults();
}

Faults MediaIntake::check(
    const ContestDefinition& definition, const std::filesystem::path& folder
) {
    Findings findings(language_);
    each_picture(definition.theme, [&](const std::string& path, const std::string& pointer) {
        check(folder, path, pointer, findings);
    });
    return findings.faults();
}

void MediaIntake::check(
    const std::filesystem::path& folder,
    const std::string& path,
    const std::string& pointer,
    Findings& findings
) {
    const auto bytes = read_medium(folder, path, pointer, findings);
    if (!bytes || !counted_.insert((folder / path).lexically_normal()).second) return;
    const bool fitted = bytes_ <= bytes_max_;
    bytes_ += bytes->size();
    if (fitted && bytes_ > bytes_max_) {
        findings.add(pointer, too_much, {std::to_string(bytes_max_ >> 20U)});
    }
}

}  // namespace hoithi::api
