#pragma once

#include <algorithm>
#include <array>

#include "engine/findings.hpp"

namespace hoithi::advice {

// What could be better about a bank, and what to do about it.

/// A rule: what a bank calls it that accepts its warning, and how it is called where its warnings
/// are counted.
struct Rule {
    std::string_view id;
    std::string_view name;
    std::string_view name_vi;
    Wording wording;
};

inline constexpr Rule markup{
    "markup",
    "signs of HTML or LaTeX",
    "ký hiệu của HTML hoặc LaTeX",
    {"\"{0}\" is shown to everybody as it stands: texts are plain",
     "write the character itself, as in \" & < x² ½, or show a formula as a picture",
     "\"{0}\" sẽ hiện y nguyên trên màn hình: chỉ hiển thị văn bản thường",
     "hãy ghi thẳng ký tự đó, ví dụ \" & < x² ½, hoặc dùng hình cho công thức"}};
inline constexpr Rule similar_options{
    "similar_options",
    "options that differ little",
    "phương án gần như giống nhau",
    {"differs from option {0} in capitals, raised digits or the like alone",
     "make sure that this is what the question is about, or write them further apart",
     "chỉ khác phương án {0} ở chữ hoa, số mũ hoặc vị trí dấu",
     "nếu không phải cố ý, hãy viết hai phương án khác nhau rõ hơn"}};
inline constexpr Rule key_longest{
    "key_longest",
    "key longer than the other options",
    "đáp án dài hơn hẳn các phương án khác",
    {"the right option has {0} characters, the longest wrong one {1}: its length gives it away",
     "shorten it, or make a wrong option as full",
     "phương án đúng dài {0} ký tự, phương án sai dài nhất chỉ {1} ký tự: nhìn độ dài là đoán được",
     "hãy viết gọn phương án đúng, hoặc viết một phương án sai đầy đủ tương tự"}};
inline constexpr Rule key_in_question{
    "key_in_question",
    "words of the key in the question",
    "từ của đáp án có sẵn trong câu hỏi",
    {"\"{0}\" stands in the question and in no wrong option: the question answers itself",
     "say it in other words in the question, or use the words in a wrong option too",
     "\"{0}\" có sẵn trong câu hỏi mà không phương án sai nào có: câu hỏi tự trả lời",
     "hãy diễn đạt câu hỏi bằng từ khác, hoặc dùng những từ này trong cả phương án sai"}};
inline constexpr Rule explanation_missing{
    "no_explanation",
    "no explanation",
    "thiếu lời giải thích",
    {"is empty: contestants learn nothing from the reveal",
     "say why the key is right and what follows from it",
     "để trống: người chơi không học được gì khi công bố đáp án",
     "hãy nói vì sao đáp án đúng và điều đó có ý nghĩa gì"}};
inline constexpr Rule explanation_repeats{
    "explanation_repeats",
    "explanation that repeats the key",
    "lời giải thích chỉ lặp lại đáp án",
    {"only {0} of its {1} words are new after question, key and source",
     "add what they do not say: why it is so, what it means for people, what has changed since",
     "chỉ {0} trong {1} từ là mới so với câu hỏi, đáp án và nguồn",
     "hãy thêm điều chưa nói: vì sao như vậy, có ý nghĩa gì với người dân, nay đã khác ra sao"}};
inline constexpr Rule numbers_only{
    "bare_number",
    "asks for a bare number or date",
    "chỉ hỏi con số hoặc ngày tháng",
    {"asks for nothing but a number or a date",
     "ask what it means for people, unless everybody needs to know the number itself",
     "chỉ hỏi một con số hoặc một ngày",
     "hãy hỏi điều đó có ý nghĩa gì với người dân, trừ khi ai cũng cần nhớ chính con số ấy"}};
inline constexpr Rule source_missing{
    "no_source",
    "no source",
    "thiếu nguồn",
    {"names no document: a complaint cannot be settled",
     "name the document in which the fact stands",
     "chưa nêu văn bản nào: khi có khiếu nại thì không có căn cứ",
     "hãy ghi văn bản nêu thông tin này"}};
inline constexpr Rule article_missing{
    "no_article",
    "no article",
    "thiếu điều, khoản hoặc mục",
    {"names a numbered document but no place in it",
     "add article, clause, section or heading, as in \"Article 9, clause 4\"",
     "đã nêu văn bản có số hiệu nhưng chưa nêu chỗ trong văn bản",
     "hãy ghi điều, khoản, mục hoặc đề mục, ví dụ \"Khoản 4 Điều 9\""}};
inline constexpr Rule lapsed{
    "lapsed",
    "fact that has lapsed",
    "thông tin đã hết đúng",
    {"the fact was true for the last time on {0}",
     "ask it as history and say so in the question, or take the question out",
     "ngày cuối cùng thông tin còn đúng là {0}",
     "hãy hỏi như chuyện đã qua và nói rõ trong câu hỏi, hoặc bỏ câu hỏi này"}};
inline constexpr Rule own_reviewer{
    "own_reviewer",
    "author as reviewer",
    "người soạn tự thẩm định",
    {"names the author: nobody else has checked the question",
     "leave it empty until somebody other than the author has checked it",
     "trùng với người soạn: chưa có người khác kiểm tra câu hỏi",
     "hãy để trống cho tới khi có người khác kiểm tra"}};
inline constexpr Rule accepted_in_vain{
    "accepted_in_vain",
    "accepted warning that does not come",
    "chấp nhận một cảnh báo không có",
    {"accepts \"{0}\", of which there is no warning here",
     "take it out: whatever it excused is mended",
     "chấp nhận \"{0}\" nhưng ở đây không có cảnh báo ấy",
     "hãy bỏ mục này: điều từng cần giải thích đã được sửa"}};
inline constexpr Rule keys_uneven{
    "keys_uneven",
    "uneven keys",
    "vị trí đáp án không đều",
    {"option {0} is right in {1} of {2} single-choice questions with four options",
     "move right options until each place is right in 20 to 30 % of the questions",
     "phương án {0} đúng trong {1} trên {2} câu một lựa chọn có bốn phương án",
     "hãy đổi chỗ phương án đúng để mỗi vị trí đúng trong 20–30 % số câu"}};
inline constexpr Rule longest_often{
    "longest_often",
    "key the longest too often",
    "đáp án thường là phương án dài nhất",
    {"the right option alone is the longest in {0} of {1} single-choice questions",
     "make it so in at most 30 % of them",
     "phương án đúng là phương án dài nhất trong {0} trên {1} câu một lựa chọn",
     "hãy sửa để tỷ lệ này không quá 30 %"}};
inline constexpr Rule wrong_options_alike{
    "wrong_options_alike",
    "same number of wrong options",
    "số phương án sai luôn như nhau",
    {"all {0} questions with several right options have {1} wrong ones: who notices has the count",
     "vary it from one to four",
     "cả {0} câu nhiều đáp án đều có đúng {1} phương án sai: ai để ý sẽ biết trước số đáp án đúng",
     "hãy thay đổi từ một đến bốn phương án sai"}};

/// The rules whose warnings a question may accept, with the reason why.
inline constexpr std::array of_a_question{
    &markup,
    &similar_options,
    &key_longest,
    &key_in_question,
    &explanation_missing,
    &explanation_repeats,
    &numbers_only,
    &source_missing,
    &article_missing,
    &lapsed,
    &own_reviewer};

constexpr bool is_of_a_question(std::string_view id) {
    return std::ranges::any_of(of_a_question, [&](const Rule* rule) { return rule->id == id; });
}

}  // namespace hoithi::advice
