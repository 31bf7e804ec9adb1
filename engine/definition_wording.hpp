#pragma once

#include "engine/findings.hpp"

namespace hoithi::wording {

// What can be wrong with a contest's definition.

inline constexpr Wording bad_colour{
    "\"{0}\" is not a colour",
    "write # and six hexadecimal digits, as in #c8102e",
    "\"{0}\" không phải là màu hợp lệ",
    "hãy ghi dấu # và sáu chữ số thập lục phân, ví dụ #c8102e"};
inline constexpr Wording faint_colour{
    "\"{0}\" is too light: beside white its contrast is {1} : 1, and 3 : 1 is needed",
    "write a darker colour, such as {2}",
    "màu \"{0}\" quá nhạt: trên nền trắng độ tương phản chỉ {1} : 1, cần ít nhất 3 : 1",
    "hãy chọn màu đậm hơn, ví dụ {2}"};
inline constexpr Wording no_such_bank{
    "there is no bank \"{0}\"",
    "load the bank, or write the id of one that is loaded",
    "không có bộ câu hỏi \"{0}\"",
    "hãy đặt tệp {0}.json vào thư mục bộ câu hỏi, hoặc ghi mã của bộ khác"};
inline constexpr Wording no_such_question{
    "bank \"{0}\" has no question \"{1}\"",
    "write the id of one of its questions",
    "bộ câu hỏi \"{0}\" không có câu \"{1}\"",
    "hãy ghi mã của một câu có trong bộ"};
inline constexpr Wording too_few_questions{
    "asks for {0} questions; bank \"{1}\" has only {2} left that fit",
    "ask for fewer, widen topic or difficulty, or add questions to the bank",
    "cần {0} câu nhưng bộ câu hỏi \"{1}\" chỉ còn {2} câu phù hợp",
    "hãy lấy ít câu hơn, mở rộng chủ đề hoặc độ khó, hoặc thêm câu vào bộ"};
inline constexpr Wording questions_and_draw{
    "a round has either \"questions\" or \"draw\", and this one has both",
    "keep one of them",
    "mỗi vòng chỉ có \"questions\" hoặc \"draw\", vòng này có cả hai",
    "hãy giữ lại một trong hai"};
inline constexpr Wording no_questions{
    "the round has no questions",
    "name some in \"questions\", or have them drawn with \"draw\"",
    "vòng này chưa có câu hỏi",
    "hãy ghi câu hỏi vào \"questions\", hoặc rút thăm bằng \"draw\""};
inline constexpr Wording no_spares_to_share{
    "the round has no spares that other rounds could use",
    "write how many or which in \"spares\", or take \"common_spares\" away",
    "vòng này không có câu dự phòng để dùng chung",
    "hãy ghi số câu hoặc mã các câu vào \"spares\", hoặc bỏ \"common_spares\""};
inline constexpr Wording question_twice{
    "question \"{0}\" stands twice in the contest",
    "name another question",
    "câu hỏi \"{0}\" xuất hiện hai lần trong hội thi",
    "hãy chọn câu hỏi khác"};
inline constexpr Wording questions_total{
    "the contest has {0} questions; there must be {1} to {2}",
    "change the rounds",
    "hội thi có {0} câu hỏi; phải từ {1} đến {2} câu",
    "hãy điều chỉnh các vòng"};
inline constexpr Wording streak_max_below_bonus{
    "the largest streak bonus, {0}, is below the first, {1}",
    "write at least the first bonus in \"max\"",
    "mức thưởng chuỗi tối đa {0} nhỏ hơn mức đầu {1}",
    "hãy ghi \"max\" không nhỏ hơn \"bonus\""};
inline constexpr Wording streak_of_one{
    "one right answer is no streak",
    "write 2 or more in \"from\", or 0 for none",
    "một câu đúng chưa phải là chuỗi",
    "hãy ghi \"from\" từ 2 trở lên, hoặc 0 nếu không thưởng chuỗi"};
inline constexpr Wording tie_break_twice{
    "stands in the list twice",
    "take one of them away",
    "xuất hiện hai lần trong danh sách",
    "hãy bỏ bớt một mục"};
inline constexpr Wording prediction_missing{
    "the contest asks for no prediction",
    "set \"prediction\", or take this key away",
    "hội thi không yêu cầu dự đoán",
    "hãy đặt \"prediction\", hoặc bỏ tiêu chí này"};
inline constexpr Wording audience_divisions{
    "the audience plays, so exactly one division is theirs; {0} are",
    "mark one division with \"audience\": true",
    "khán giả cùng chơi nên phải có đúng một bảng dành cho khán giả; hiện có {0}",
    "hãy đánh dấu một bảng bằng \"audience\": true"};
inline constexpr Wording audience_does_not_play{
    "a division is the audience's, who do not play",
    "set \"audience\" to \"play\", or take the mark away",
    "có bảng dành cho khán giả nhưng khán giả không cùng chơi",
    "hãy đặt \"audience\" là \"play\", hoặc bỏ đánh dấu"};
inline constexpr Wording only_audience{
    "every division is the audience's",
    "add one for the contestants",
    "mọi bảng đều dành cho khán giả",
    "hãy thêm một bảng cho thí sinh"};
inline constexpr Wording unit_set_missing{
    "a unit is required or ranked, but no set of units is named",
    "name one in \"set\"",
    "bắt buộc chọn hoặc xếp hạng đơn vị nhưng chưa ghi danh mục đơn vị",
    "hãy ghi danh mục vào \"set\""};
inline constexpr Wording best_missing{
    "the rule \"best\" does not say how many members count",
    "write the number in \"best\", as in \"best\": 10",
    "cách tính \"best\" chưa cho biết lấy điểm của bao nhiêu thành viên",
    "hãy ghi số thành viên vào \"best\", ví dụ \"best\": 10"};
inline constexpr Wording best_without_rule{
    "only the rule \"best\" counts so many members",
    "take \"best\" away, or set \"rule\" to \"best\"",
    "chỉ cách tính \"best\" mới giới hạn số thành viên được tính",
    "hãy bỏ \"best\", hoặc đặt \"rule\" là \"best\""};

}  // namespace hoithi::wording
