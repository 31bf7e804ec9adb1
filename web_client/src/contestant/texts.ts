import { dictionary } from '../shared/i18n/dictionary';
import { format_number } from '../shared/i18n/format';

const vi_number = (value: number) => format_number(value, 'vi');
const en_number = (value: number) => format_number(value, 'en');

/** What the contestant reads before play, and whatever may show at any time. */
export const texts = dictionary(
  {
    product: 'Hội Thi',
    skip_to_content: 'Đến nội dung chính',
    settings: 'Cài đặt',

    code_title: 'Vào hội thi',
    code_label: 'Mã tham gia',
    code_hint: 'Mã gồm 6 chữ số, hiện trên màn hình sân khấu.',
    code_go: 'Tiếp tục',
    code_incomplete: 'Mã tham gia có đủ 6 chữ số. Bạn kiểm tra lại giúp nhé.',
    code_unknown: 'Không có hội thi nào mang mã này. Bạn kiểm tra lại từng chữ số nhé.',
    come_back: (title: string) => `Trở lại “${title}”`,
    connecting: 'Đang kết nối…',
    connecting_long: 'Kết nối lâu hơn thường lệ. Bạn kiểm tra mạng giúp nhé, trang vẫn tự thử lại.',

    crowded: 'Đang có nhiều người vào cùng lúc.',
    waiting: (place: number, seconds: number) =>
      `Bạn đứng thứ ${vi_number(place)} trong hàng, còn khoảng ${vi_number(seconds)} giây.`,
    full: 'Đã hết chỗ – trang tự thử lại sau ít giây.',

    join_title: 'Bạn là ai?',
    join_welcome: 'Chào mừng bạn đến với',
    join_name: 'Họ và tên',
    join_team_name: 'Tên đội',
    join_name_hint: 'Từ 2 đến 60 ký tự. Tên này hiện trên bảng xếp hạng.',
    join_as: 'Bạn dự thi',
    join_person: 'Cá nhân',
    join_team: 'Đội',
    join_team_hint: 'Cả đội dùng chung một thiết bị.',
    join_division: 'Bảng thi',
    join_audience: 'khán giả',
    join_unit: 'Đơn vị',
    join_unit_optional: 'Đơn vị (không bắt buộc)',
    join_unit_hint: 'Gõ tên, không cần dấu; có thể gõ tên tỉnh cũ.',
    unit_none: 'Không tìm thấy đơn vị nào.',
    unit_failed: 'Chưa tải được danh sách đơn vị.',
    unit_retry: 'Tải lại',
    unit_formerly: (names: string) => `gồm ${names} trước đây`,
    unit_clear: 'Xóa đơn vị',
    join_go: 'Vào thi',
    join_sending: 'Đang vào…',
    join_held:
      'Đang có quá nhiều người vào thi từ cùng mạng này. Bạn cứ để trang mở, trang sẽ tự thử lại.',
    watch: 'Chỉ xem, không thi',
    watch_instead: 'Vào xem hội thi',

    refused_join: {
      name_too_short: 'Tên cần ít nhất 2 ký tự.',
      name_too_long: 'Tên chỉ được dài đến 60 ký tự.',
      name_bad_character: 'Tên có ký tự không dùng được. Bạn chỉ dùng chữ, số và dấu thường nhé.',
      name_barred: 'Ban tổ chức không nhận tên này. Bạn chọn tên khác nhé.',
      removed: 'Ban tổ chức đã đưa bạn ra khỏi hội thi. Nếu có nhầm lẫn, hãy báo ban tổ chức.',
      name_taken: 'Tên này đã có người dùng. Bạn thêm tên đệm hoặc đơn vị vào nhé.',
      unit_required: 'Bạn chọn đơn vị trong danh sách nhé.',
      unit_unknown: 'Đơn vị này không có trong danh sách. Bạn chọn lại nhé.',
      division_unknown: 'Bảng thi này không còn nữa. Bạn chọn lại nhé.',
      entrant_kind_not_admitted: 'Hội thi này không nhận hình thức dự thi bạn chọn.',
      joining_locked: 'Ban tổ chức đã khóa việc vào thi.',
      late_joining_off: 'Hội thi đã bắt đầu và không nhận thêm thí sinh.',
      contest_finished: 'Hội thi đã kết thúc.',
      contest_full: 'Hội thi đã đủ người.',
    } as Record<string, string>,
    refused_join_other: 'Chưa vào được hội thi. Bạn thử lại nhé.',

    question_of: (n: number, of: number) => `Câu ${n}/${of}`,

    closed: 'Hết giờ!',
    plus_points: 'điểm',
    place: 'Hạng',

    board: 'Bảng xếp hạng',

    finished: 'Hội thi kết thúc',

    paused: 'Tạm dừng',
  },
  {
    product: 'Hội Thi',
    skip_to_content: 'Skip to the content',
    settings: 'Settings',

    code_title: 'Join a contest',
    code_label: 'Join code',
    code_hint: 'Six digits, shown on the stage screen.',
    code_go: 'Continue',
    code_incomplete: 'A join code has six digits. Please check it.',
    code_unknown: 'No contest has this code. Please check each digit.',
    come_back: (title) => `Back to “${title}”`,
    connecting: 'Connecting…',
    connecting_long: 'This takes longer than usual. Please check your network; the page keeps trying.',

    crowded: 'Many people are coming in at once.',
    waiting: (place, seconds) =>
      `You are number ${en_number(place)} in line, about ${en_number(seconds)} s to go.`,
    full: 'Every place is taken – the page tries again in a few seconds.',

    join_title: 'Who are you?',
    join_welcome: 'Welcome to',
    join_name: 'Full name',
    join_team_name: 'Team name',
    join_name_hint: '2 to 60 characters. This name appears on the leaderboard.',
    join_as: 'You play as',
    join_person: 'A person',
    join_team: 'A team',
    join_team_hint: 'The whole team shares one device.',
    join_division: 'Division',
    join_audience: 'audience',
    join_unit: 'Unit',
    join_unit_optional: 'Unit (optional)',
    join_unit_hint: 'Type a name, accents are not needed; former provinces are found too.',
    unit_none: 'No unit found.',
    unit_failed: 'The list of units could not be loaded.',
    unit_retry: 'Load again',
    unit_formerly: (names) => `formerly ${names}`,
    unit_clear: 'Clear the unit',
    join_go: 'Join',
    join_sending: 'Joining…',
    join_held:
      'Too many people are joining from this network. Leave the page open: it tries again by itself.',
    watch: 'Just watch',
    watch_instead: 'Watch the contest',

    refused_join: {
      name_too_short: 'A name needs at least 2 characters.',
      name_too_long: 'A name has at most 60 characters.',
      name_bad_character: 'The name has a character that cannot be used. Use letters and digits.',
      name_barred: 'The organisers do not admit this name. Please choose another.',
      removed: 'The organisers removed you. If this is a mistake, please tell them.',
      name_taken: 'This name is taken. Add a middle name or your unit.',
      unit_required: 'Please choose your unit from the list.',
      unit_unknown: 'This unit is not on the list. Please choose again.',
      division_unknown: 'This division is no longer there. Please choose again.',
      entrant_kind_not_admitted: 'This contest does not admit what you chose to play as.',
      joining_locked: 'The organisers have closed joining.',
      late_joining_off: 'The contest has begun and admits nobody any more.',
      contest_finished: 'The contest is over.',
      contest_full: 'The contest is full.',
    },
    refused_join_other: 'Joining did not work. Please try again.',

    question_of: (n, of) => `Question ${n}/${of}`,

    closed: 'Time is up!',
    plus_points: 'points',
    place: 'Place',

    board: 'Leaderboard',

    finished: 'The contest is over',

    paused: 'Paused',
  },
);

export type Texts = (typeof texts)['vi'];
