import { dictionary } from '../shared/i18n/dictionary';

/** What the host reads of the addresses under which phones may find the server. */
export const address_texts = dictionary(
  {
    label: 'Địa chỉ dùng cho mã QR và liên kết',
    about: 'Máy này có nhiều địa chỉ. Nếu điện thoại không mở được, hãy chọn địa chỉ thuộc cùng mạng với điện thoại; sân khấu đổi theo ngay.',
    only_here:
      'Chỉ máy này mở được địa chỉ này: máy chưa vào mạng nào, hoặc máy chủ được đặt để không cho máy khác vào (--bind).',
  },
  {
    label: 'The address of QR codes and links',
    about: 'This machine has several addresses. If phones find nothing, choose the one of the network they are in; the stage follows at once.',
    only_here:
      'Only this machine can open this address: it is in no network, or the server was told to keep others out (--bind).',
  },
);
