#pragma once

#include "engine/findings.hpp"

namespace hoithi::wording {

// What can be wrong with a bank's content.

inline constexpr Wording unknown_topic{
    "there is no topic \"{0}\"",
    "write the id of one of the bank's topics, or add the topic",
    "không có chủ đề \"{0}\"",
    "hãy ghi mã của một chủ đề trong bộ câu hỏi, hoặc thêm chủ đề này"};
inline constexpr Wording bad_date{
    "\"{0}\" is not a date",
    "write year, month and day, as in 2024-10-10",
    "\"{0}\" không phải là ngày hợp lệ",
    "hãy ghi năm-tháng-ngày, ví dụ 2024-10-10"};
inline constexpr Wording valid_to_before_true_on{
    "the fact was true for the last time on {0}, before it was true on {1}",
    "correct one of the dates: true_on is a day on which the fact was true, valid_to the last one",
    "ngày cuối cùng thông tin còn đúng là {0}, trước ngày {1} mà thông tin được ghi là đúng",
    "hãy sửa một trong hai ngày: true_on là một ngày thông tin đúng, valid_to là ngày đúng cuối "
    "cùng"};
inline constexpr Wording options_not_wanted{
    "a question of this kind has no options",
    "take the options away, or change the kind",
    "câu hỏi loại này không có phương án",
    "hãy bỏ các phương án hoặc đổi loại câu hỏi"};
inline constexpr Wording equal_options{
    "says the same as option {0}",
    "make the options differ",
    "trùng nội dung với phương án {0}",
    "hãy viết các phương án khác nhau"};
inline constexpr Wording key_missing{
    "nothing is right", "name what is right", "chưa có đáp án đúng", "hãy ghi đáp án đúng"};
inline constexpr Wording key_not_one{
    "{0} options are right; a question of this kind has exactly one",
    "name one option, or make the question a multiple choice",
    "có {0} phương án đúng; câu hỏi loại này chỉ có một",
    "hãy chọn một phương án, hoặc đổi câu hỏi sang loại multiple"};
inline constexpr Wording key_not_offered{
    "an option is right that the question does not have",
    "name options of the question",
    "đáp án trỏ tới phương án không có trong câu hỏi",
    "hãy ghi mã của phương án có trong câu hỏi"};
inline constexpr Wording key_all{
    "every option is right",
    "add a wrong option",
    "mọi phương án đều đúng",
    "hãy thêm ít nhất một phương án sai"};
inline constexpr Wording equal_texts{
    "says the same as \"{0}\": case, spaces, tone places and the like make no difference",
    "take one of them away",
    "trùng với \"{0}\": chữ hoa, dấu cách, vị trí dấu thanh không làm khác đi",
    "hãy bỏ một trong hai cách ghi"};
inline constexpr Wording key_of_another_kind{
    "is the key of a question of another kind",
    "write what is right for a question of this kind, or change the kind",
    "là đáp án của loại câu hỏi khác",
    "hãy ghi đáp án đúng với loại câu hỏi này, hoặc đổi loại câu hỏi"};
inline constexpr Wording tolerance_not_wanted{
    "only a question of kind number has a tolerance",
    "take it away, or change the kind",
    "chỉ câu hỏi loại number mới có sai số",
    "hãy bỏ trường này hoặc đổi loại câu hỏi"};
inline constexpr Wording accents_not_wanted{
    "only a question of kind text may leave the accents optional",
    "take it away, or change the kind",
    "chỉ câu hỏi loại text mới cho phép bỏ dấu",
    "hãy bỏ trường này hoặc đổi loại câu hỏi"};
inline constexpr Wording bad_url{
    "\"{0}\" is not a web address",
    "write an address beginning with https:// or http://, or leave it out",
    "\"{0}\" không phải là địa chỉ web",
    "hãy ghi địa chỉ bắt đầu bằng https:// hoặc http://, hoặc bỏ trống"};
inline constexpr Wording unknown_warning{
    "\"{0}\" is no warning of a question that can be accepted",
    "take one of these, with the reason: {1}",
    "\"{0}\" không phải là cảnh báo của câu hỏi có thể chấp nhận",
    "hãy dùng một trong các tên sau, kèm lý do: {1}"};

}  // namespace hoithi::wording
