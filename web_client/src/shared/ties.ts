import { dictionary } from './i18n/dictionary';
import { format_fixed, format_number } from './i18n/format';
import { language, texts_of } from './i18n/language.svelte';
import type { BoardRow, TieBreak } from './protocol';

type Row = Pick<BoardRow, 'place' | 'points' | 'correct' | 'time'>;
type Key = Exclude<TieBreak, 'points'>;

/** What settles places where a contest does not say otherwise. */
export const usual_tie_break: readonly TieBreak[] = ['points', 'correct', 'time'];

/** How a row that has as many points as a neighbour on another place is told apart from it. */
export interface Tie {
  /** The last of them settled it; of those before no page knows whether they did. */
  keys: Key[];
  /** Digits behind the seconds that it takes. */
  decimals: 1 | 3;
}

/**
 * For each row what settled its place beside neighbours with equal points; null where points did.
 * Predictions settle nothing before the contest is `over`.
 */
export function ties(
  rows: readonly Row[],
  tie_break: readonly TieBreak[] = usual_tie_break,
  over = true,
): (Tie | null)[] {
  return rows.map((row, index) => {
    if (row.points <= 0) return null;
    const rivals = [rows[index - 1], rows[index + 1]].filter(
      (other) => other !== undefined && other.points === row.points && other.place !== row.place,
    ) as Row[];
    const told = rivals.map((rival) => told_apart(row, rival, tie_break, over));
    const keys = tie_break.filter((key): key is Key => told.some((some) => some.includes(key as Key)));
    if (keys.length === 0) return null;
    const tenths = ({ time }: Row): number => Math.round(time / 100);
    const close = rivals.some(
      (rival, each) => told[each]?.includes('time') && tenths(rival) === tenths(row),
    );
    return { keys, decimals: close ? 3 : 1 };
  });
}

/** The first key in which two rows differ, behind those that no page can compare. */
function told_apart(row: Row, rival: Row, tie_break: readonly TieBreak[], over: boolean): Key[] {
  const unseen: Key[] = [];
  for (const key of tie_break) {
    // To the millisecond: hardly ever the same.
    if (key === 'earliest') return [...unseen, key];
    if (key === 'prediction' && over) unseen.push(key);
    if ((key === 'correct' || key === 'time') && row[key] !== rival[key]) return [...unseen, key];
  }
  return unseen;
}

const texts = dictionary(
  {
    correct: (n: string) => `${n} câu đúng`,
    time: (n: string) => `${n} giây`,
    prediction: () => 'theo dự đoán',
    earliest: () => 'ai ghi điểm sớm hơn',
  },
  {
    correct: (n: string) => `${n} right`,
    time: (n: string) => `${n} s`,
    prediction: () => 'by prediction',
    earliest: () => 'by who scored sooner',
  },
);

/** What told this row apart, in the page's language. */
export function tie_words({ correct, time }: Pick<Row, 'correct' | 'time'>, { keys, decimals }: Tie): string {
  const t = texts_of(texts);
  const values: Record<Key, string> = {
    correct: format_number(correct, language.current),
    time: format_fixed(time / 1000, decimals, language.current),
    prediction: '',
    earliest: '',
  };
  return keys.map((key) => t[key](values[key])).join(' · ');
}
