#pragma once

#include "engine/findings.hpp"

namespace hoithi::json::wording {

// What can be wrong with a file's JSON and its shape.

inline constexpr Wording too_big{
    "the file has more than {0} bytes",
    "split it into several files",
    "tệp lớn hơn {0} byte",
    "hãy chia thành nhiều tệp"};
inline constexpr Wording not_utf8{
    "the file is not UTF-8, from line {0} on",
    "save it again with the encoding UTF-8",
    "tệp không phải UTF-8, từ dòng {0}",
    "hãy lưu lại tệp với bảng mã UTF-8"};
inline constexpr Wording byte_order_mark{
    "the file begins with a byte order mark",
    "save it as UTF-8 without BOM",
    "tệp bắt đầu bằng dấu BOM",
    "hãy lưu tệp dạng UTF-8 không có BOM"};
inline constexpr Wording nul{
    "line {0} holds a NUL character", "take it out", "dòng {0} có ký tự NUL", "hãy xóa ký tự đó"};
inline constexpr Wording syntax{
    "line {0}, column {1} is not JSON: {2} cannot stand here",
    "look there for a comma, quote or bracket that is missing or too much",
    "dòng {0}, cột {1} không đúng JSON: {2} không thể đứng ở đây",
    "hãy xem chỗ đó thừa hay thiếu dấu phẩy, dấu nháy hoặc dấu ngoặc"};
inline constexpr Wording control_character{
    "holds a control character, such as a line break or a tab",
    "take it out; a space will do",
    "có ký tự điều khiển, như xuống dòng hoặc tab",
    "hãy thay bằng dấu cách"};
inline constexpr Wording too_deep{
    "is nested more than {0} deep",
    "take brackets away",
    "lồng sâu hơn {0} cấp",
    "hãy bỏ bớt ngoặc"};
inline constexpr Wording name_twice{
    "\"{0}\" stands twice in the same object",
    "keep one of them",
    "\"{0}\" xuất hiện hai lần trong cùng một đối tượng",
    "hãy giữ lại một"};
inline constexpr Wording wrong_type{
    "is {0}; it must be {1}", "write {1}", "là {0}; phải là {1}", "hãy ghi {1}"};
inline constexpr Wording missing{
    "\"{0}\" is missing", "add it: {1}", "thiếu \"{0}\"", "hãy thêm vào: {1}"};
inline constexpr Wording unknown_field{
    "there is no field \"{0}\"",
    "take it away, or correct its name",
    "không có trường \"{0}\"",
    "hãy bỏ trường này hoặc sửa lại tên"};
inline constexpr Wording misspelt_field{
    "there is no field \"{0}\"",
    "did you mean \"{1}\"?",
    "không có trường \"{0}\"",
    "có phải ý bạn là \"{1}\"?"};
inline constexpr Wording unknown_word{
    "\"{0}\" is not one of the words that may stand here",
    "write one of {1}",
    "\"{0}\" không nằm trong các giá trị được phép",
    "hãy ghi một trong {1}"};
inline constexpr Wording unknown_version{
    "version {0} of the format is not known",
    "write {1}",
    "chưa hỗ trợ phiên bản định dạng {0}",
    "hãy ghi {1}"};
inline constexpr Wording unknown_option{
    "there is no option \"{0}\"",
    "write the id of one of the question's options",
    "không có phương án \"{0}\"",
    "hãy ghi mã của một phương án trong câu hỏi"};
inline constexpr Wording option_twice{
    "option \"{0}\" is named twice",
    "name it once",
    "phương án \"{0}\" được ghi hai lần",
    "hãy ghi một lần"};

}  // namespace hoithi::json::wording
