import { dictionary } from '../shared/i18n/dictionary';

/** What the contestant reads of their way back to their seat. */
export const way_back_texts = dictionary(
  {
    code_have: 'Tôi có mã chuyển máy',
    code_label: 'Mã chuyển máy',
    code_hint: 'Mã gồm 8 chữ và số, ban tổ chức cấp khi bạn đang thi mà đổi điện thoại.',
    code_go: 'Thi tiếp trên máy này',
    code_incomplete: 'Mã chuyển máy có đủ 8 chữ và số. Bạn kiểm tra lại giúp nhé.',
    code_refused: 'Mã chuyển máy không đúng, đã dùng rồi hoặc đã hết hạn. Bạn xin ban tổ chức mã mới nhé.',

    other_browser: 'Mở bằng trình duyệt khác',
    other_seated:
      'Mở liên kết riêng này bằng Chrome hoặc Safari là bạn thi tiếp ngay, giữ nguyên tên và điểm. Trong Zalo, Facebook: bấm ⋯ rồi chọn mở bằng trình duyệt, hoặc chép liên kết sang.',
    other_plain: 'Trong Zalo, Facebook: bấm ⋯ rồi chọn mở bằng trình duyệt. Hoặc chép liên kết này và dán vào Chrome, Safari.',
    other_secret: 'Ai mở liên kết này là thi dưới tên bạn, nên bạn đừng gửi cho người khác.',
    copy_link: 'Chép liên kết',
    copied: 'Đã chép',
    share_link: 'Chia sẻ…',
    not_kept:
      'Trình duyệt này không lưu được gì (cửa sổ ẩn danh hoặc trình duyệt trong ứng dụng). Tốt nhất bạn mở hội thi bằng Chrome hoặc Safari ở cửa sổ thường rồi hãy vào thi. Nếu vào ở đây, bạn nhớ chép liên kết riêng hiện ra sau đó: đóng trang rồi thì chỉ liên kết ấy mới đưa bạn về chỗ cũ.',
    lobby_not_kept:
      'Trình duyệt này không lưu được gì. Lỡ tải lại trang, bạn vẫn vào tiếp được; nếu đóng trang, bạn cần liên kết riêng ở trên.',
  },
  {
    code_have: 'I have a code from another device',
    code_label: 'Device code',
    code_hint: 'Eight letters and digits, given out by the organisers when you change phones during play.',
    code_go: 'Go on at this device',
    code_incomplete: 'A device code has eight letters and digits. Please check it.',
    code_refused: 'The device code is wrong, used already or too old. Please ask the organisers for another.',

    other_browser: 'Open in another browser',
    other_seated:
      'Open this link of your own in Chrome or Safari and go on at once, with your name and points. Inside another app: press ⋯ and choose to open in the browser, or copy the link over.',
    other_plain: 'Inside another app: press ⋯ and choose to open in the browser. Or copy this link into Chrome or Safari.',
    other_secret: 'Whoever opens this link plays under your name, so give it to nobody.',
    copy_link: 'Copy the link',
    copied: 'Copied',
    share_link: 'Share…',
    not_kept:
      'This browser keeps nothing (a private window or an app’s own browser). Better open the contest in Chrome or Safari, in an ordinary window, before you join. If you join here, copy the link of your own that is shown then: once the page is closed, only that link brings you back to your seat.',
    lobby_not_kept:
      'This browser keeps nothing. After a reload you are back; once the page is closed, you need the link of your own above.',
  },
);
