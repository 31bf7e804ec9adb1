import { dictionary } from '../shared/i18n/dictionary';

/** What the host reads of the addresses under which phones may find the server. */
export const address_texts = dictionary(
  {
    label: 'Địa chỉ dùng cho mã QR và liên kết',
    about: 'Máy này có nhiều địa chỉ. Nếu điện thoại không mở được, hãy chọn địa chỉ thuộc cùng mạng với điện thoại; sân khấu đổi theo ngay.',
  },
  {
    label: 'The address of QR codes and links',
    about: 'This machine has several addresses. If phones find nothing, choose the one of the network they are in; the stage follows at once.',
  },
);
