#include "engine/text/rude_words.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

namespace hoithi::text {
namespace {

TEST(RudeWords, AreFoundHoweverTheyAreWritten) {
    for (const std::string_view name :
         {"đồ ngu",
          "ĐỒ NGU",
          "Đồ  Ngu 123",
          "đồ.ngu",
          "Đội đồ-ngu",
          "ÐỒ NGU",
          "Vãi Lồn",
          "vcl",
          "Trần Văn Cặc",
          "đm",
          "Fuck you",
          "BITCH",
          "xx_shit_xx",
          "(đéo)",
          "con chó Minh"}) {
        EXPECT_TRUE(is_rude(name)) << name;
    }
}

TEST(RudeWords, AreWholeSyllablesWithTheirAccents) {
    for (const std::string_view name :
         {"Đỗ Ngũ",
          "Ngư Công",
          "Nguyễn Ngu Í",
          "Do Ngu",
          "Đào Thị Điếm",
          "Lê Văn Đức",
          "Đội Ngu Công",
          "Scunthorpe",
          "Đĩnh",
          "Lợn Con",
          "Bùi Thị Buổi",
          "Cúc",
          "Đặng Đình Địch",
          "Vũ Đủ",
          ""}) {
        EXPECT_FALSE(is_rude(name)) << name;
    }
}

TEST(RudeWords, AreInNoNameThatPeopleBear) {
    constexpr std::array families{
        "Nguyễn", "Trần", "Lê",    "Phạm", "Hoàng", "Huỳnh", "Phan",  "Vũ",    "Võ",
        "Đặng",   "Bùi",  "Đỗ",    "Hồ",   "Ngô",   "Dương", "Lý",    "Đinh",  "Đoàn",
        "Lò",     "Vàng", "Giàng", "Sùng", "Thào",  "Cứ",    "Lường", "Quàng", "Y",
        "H'",     "Chu",  "Mã",    "Nông", "Tẩn",   "Phù",   "Cù",    "Đèo",   "Cầm"};
    constexpr std::array middles{
        "Văn",
        "Thị",
        "Đức",
        "Minh",
        "Ngọc",
        "Thu",
        "Hữu",
        "Đình",
        "Xuân",
        "A",
        "Seo",
        "Khánh",
        "Quang",
        "Bảo",
        "Kim",
        "Bích",
        "Thanh",
        "Mỹ"};
    constexpr std::array givens{"An",    "Anh",  "Bình", "Bích",  "Cúc",  "Cường", "Dung",   "Dũng",
                                "Duyên", "Đạt",  "Đào",  "Giang", "Hà",   "Hạnh",  "Hoà",    "Hòa",
                                "Huệ",   "Hưng", "Khôi", "Lan",   "Linh", "Long",  "Lợi",    "Mai",
                                "Mỵ",    "Nam",  "Nga",  "Ngân",  "Ngũ",  "Phúc",  "Phương", "Quân",
                                "Quý",   "Sơn",  "Tâm",  "Thuỷ",  "Thúy", "Trang", "Tuấn",   "Uyên",
                                "Vinh",  "Vy",   "Xuân", "Yến",   "Páo",  "Dế",    "Lử",     "Chó"};
    std::size_t names = 0;
    for (const std::string family : families) {
        for (const std::string middle : middles) {
            for (const std::string given : givens) {
                const std::string name = family + " " + middle + " " + given;
                ++names;
                ASSERT_FALSE(is_rude(name)) << name;
            }
        }
    }
    EXPECT_GT(names, 1000U);
}

}  // namespace
}  // namespace hoithi::text
