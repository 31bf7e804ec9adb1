import { dictionary } from '../shared/i18n/dictionary';

/** What the host reads when the contest is over. */
export const final_texts = dictionary(
  {
    again: 'Mở hội thi mới như thế này',
    again_about:
      'Cùng thể lệ và kho câu hỏi, phòng chờ mới, mã tham gia mới. Sân khấu và mọi điện thoại đang mở tự sang phòng chờ mới, giữ nguyên tên và đơn vị. Kết quả hội thi này vẫn được giữ nguyên ở trang này.',
    asking: 'Đang mở…',
    opened: 'Hội thi mới đã sẵn sàng',
    opened_code: 'Mã tham gia mới',
    to_new_desk: 'Sang bàn điều khiển mới',
    new_tab: 'mở ở thẻ mới',
    copy_link: 'Chép liên kết người dẫn',
    only_host: 'Liên kết này mở quyền điều khiển: chỉ gửi cho người dẫn.',
    one_more: 'Mở thêm một hội thi nữa',
    banks_missing:
      'Chưa mở được: máy chủ không còn bộ câu hỏi mà hội thi này dùng. Hãy nhờ người quản trị nạp lại bộ câu hỏi rồi thử lại.',
    refused: 'Máy chủ chưa mở được hội thi mới. Hãy thử lại sau ít phút.',
    lost: 'Mất kết nối trước khi máy chủ trả lời. Hãy nhấn lại khi đã có kết nối.',
  },
  {
    again: 'Another contest like this',
    again_about:
      'The same rules and question banks, a new lobby, a new join code. The stage and all phones that are open go on to the new lobby by themselves, with their names and units. The result of this contest stays on this page.',
    asking: 'Opening…',
    opened: 'The new contest is ready',
    opened_code: 'New join code',
    to_new_desk: 'Go to the new host desk',
    new_tab: 'opens in a new tab',
    copy_link: 'Copy the host link',
    only_host: 'This link gives control of the contest: send it to the host only.',
    one_more: 'Open one more contest',
    banks_missing:
      'Not opened: the server no longer has the question banks of this contest. Ask the administrator to put them back, then try again.',
    refused: 'The server could not open a new contest. Try again in a few minutes.',
    lost: 'The connection broke before the server answered. Press again once it is back.',
  },
);
