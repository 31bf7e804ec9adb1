import { dictionary } from './i18n/dictionary';
import { format_number } from './i18n/format';
import { language, texts_of } from './i18n/language.svelte';
import type { Contest, Rules } from './protocol';

const texts = dictionary(
  {
    right: 'Đúng được điểm',
    right_points: (points: string) => `Đúng +${points}`,
    quick: 'Càng nhanh càng nhiều điểm',
    quick_points: (most: string, least: string) => `Đúng +${most} giảm dần đến +${least}: nhanh được nhiều hơn`,
    wrong: (points: string) => `Sai −${points}`,
    wrong_free: 'Sai không bị trừ',
    partial: 'Chọn đúng một phần được một phần điểm',
    streak: (from: string, bonus: string, max: string) =>
      `Đúng liền từ ${from} câu: thưởng +${bonus}` + (max === bonus ? '' : `, tăng dần đến +${max}`),
  },
  {
    right: 'Right answers score',
    right_points: (points: string) => `Right +${points}`,
    quick: 'The quicker, the more points',
    quick_points: (most: string, least: string) => `Right +${most} falling to +${least}: quicker earns more`,
    wrong: (points: string) => `Wrong −${points}`,
    wrong_free: 'Wrong costs nothing',
    partial: 'Partly right earns a part',
    streak: (from: string, bonus: string, max: string) =>
      `From ${from} right in a row: +${bonus}` + (max === bonus ? '' : `, growing to +${max}`),
  },
);

/**
 * What an answer earns and costs, in the page's language: right, wrong, and what else counts. With
 * `points`, what is at stake; without, in general. `several`: more than one option may be right.
 */
export function rules_words(rules: Rules, points?: number, several = true): string[] {
  const t = texts_of(texts);
  const say = (value: number) => format_number(value, language.current);
  const speed = rules.mode === 'speed';
  const { from, bonus, max } = rules.streak;
  const half = points === undefined ? 0 : points - Math.trunc(points / 2);
  return [
    points === undefined ? t.right : speed ? t.quick_points(say(points), say(half)) : t.right_points(say(points)),
    rules.wrong > 0 ? t.wrong(say(rules.wrong)) : t.wrong_free,
    ...(speed && points === undefined ? [t.quick] : []),
    ...(rules.partial && several ? [t.partial] : []),
    ...(from > 0 && max > 0 ? [t.streak(say(from), say(Math.min(bonus, max)), say(max))] : []),
  ];
}

/** The rounds that follow one another by the same rules, as one; without names where all are alike. */
export function rounds_by_rules({ rounds, rules = [] }: Contest): { names: string; rules: Rules }[] {
  const parts: { names: string[]; rules: Rules }[] = [];
  for (const [index, own] of rules.entries()) {
    const last = parts[parts.length - 1];
    if (last && JSON.stringify(last.rules) === JSON.stringify(own)) last.names.push(rounds[index] ?? '');
    else parts.push({ names: [rounds[index] ?? ''], rules: own });
  }
  return parts.map(({ names, rules: own }) => ({
    names: parts.length > 1 ? names.filter(Boolean).join(', ') : '',
    rules: own,
  }));
}
