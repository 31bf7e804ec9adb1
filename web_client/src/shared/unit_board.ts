import { format_fixed } from './i18n/format';
import type { Language } from './i18n/dictionary';
import { dictionary } from './i18n/dictionary';
import type { UnitBoard } from './protocol';

/** What pages say of the ranking of units; numbers come written out. */
export const unit_texts = dictionary(
  {
    units: 'Xếp hạng đơn vị',
    unit: 'Đơn vị',
    members: 'Dự thi',
    value_sum: 'Tổng điểm',
    value_mean: 'Điểm trung bình',
    value_best: 'Tổng điểm',
    value_share: 'Tỉ lệ dự thi',
    rule_sum: () => 'tổng điểm của mọi người dự thi',
    rule_mean: () => 'điểm trung bình của người dự thi',
    rule_best: (n: string) => `tổng điểm của ${n} người cao nhất`,
    rule_share: () => 'tỉ lệ người dự thi',
    people: (n: string) => `${n} người`,
    of_units: (shown: string, total: string) => `${shown}/${total} đơn vị`,
    sharing: (n: string, place: string) => `và ${n} đơn vị nữa cùng hạng ${place}`,
  },
  {
    units: 'Ranking of units',
    unit: 'Unit',
    members: 'Took part',
    value_sum: 'Points',
    value_mean: 'Mean points',
    value_best: 'Points',
    value_share: 'Share taking part',
    rule_sum: () => 'points of all who took part',
    rule_mean: () => 'mean points of those who took part',
    rule_best: (n: string) => `points of the best ${n}`,
    rule_share: () => 'share of those who took part',
    people: (n: string) => (n === '1' ? '1 person' : `${n} people`),
    of_units: (shown: string, total: string) => `${shown} of ${total} units`,
    sharing: (n: string, place: string) => `and ${n} more in place ${place}`,
  },
);

const in_thousandths = ({ rule }: Pick<UnitBoard, 'rule'>): boolean =>
  rule === 'mean' || rule === 'share';

/** How the values of a ranking are written: alike, and with no more decimals than tell them apart. */
export function unit_values(board: UnitBoard, language: Language): (value: number) => string {
  const values = [...new Set(board.rows.map(({ value }) => value))];
  const apart = (decimals: number): boolean =>
    new Set(values.map((value) => Math.round(value / 10 ** (3 - decimals)))).size === values.length;
  const decimals = in_thousandths(board) ? ([0, 1, 2].find(apart) ?? 3) : 0;
  const scale = in_thousandths(board) ? 1000 : 1;
  const sign = board.rule === 'share' ? '%' : '';
  return (value) => format_fixed(value / scale, decimals, language).replace('-', '−') + sign;
}
