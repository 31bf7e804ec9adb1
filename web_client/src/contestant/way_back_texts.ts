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
  },
  {
    code_have: 'I have a code from another device',
    code_label: 'Device code',
    code_hint: 'Eight letters and digits, given out by the organisers when you change phones during play.',
    code_go: 'Go on at this device',
    code_incomplete: 'A device code has eight letters and digits. Please check it.',
    code_refused: 'The device code is wrong, used already or too old. Please ask the organisers for another.',
  },
);
