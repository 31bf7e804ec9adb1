import type { GivenAnswer } from '../shared/protocol';

/** A number that was given, on a line from 0 (left) to 1. */
export interface Mark {
  number: number;
  at: number;
  people: number;
  right: boolean;
  /** It lies further out than the line reaches, and stands at its end. */
  beyond: boolean;
}

export interface NumberLine {
  from: number;
  to: number;
  key_at: number;
  marks: Mark[];
}

/** Of all who answered so many, at either end, may lie beyond the line. */
const share_beyond = 0.08;
const margin = 0.06;

/**
 * The line on which the key and what people wrote stand. One guess of a billion must not press all
 * others into a point: the line reaches as far as nearly everybody's, and always to the key.
 */
export function number_line(
  rows: readonly Pick<GivenAnswer, 'number' | 'people' | 'right'>[],
  key: number,
): NumberLine {
  const sorted = [...rows].sort((a, b) => a.number - b.number);
  const all = sorted.reduce((sum, { people }) => sum + people, 0);
  const nth = (rank: number): number => {
    let passed = 0;
    return sorted.find(({ people }) => (passed += people) > rank)?.number ?? key;
  };
  const low = Math.min(key, nth(Math.floor(all * share_beyond)));
  const high = Math.max(key, nth(Math.ceil(all * (1 - share_beyond)) - 1));
  const width = Math.max(1, high - low);
  const [from, to] = [low - width * margin, high + width * margin];
  const at = (number: number): number => Math.min(1, Math.max(0, (number - from) / (to - from)));
  return {
    from: low,
    to: high,
    key_at: at(key),
    marks: sorted.map((row) => ({ ...row, at: at(row.number), beyond: row.number < low || row.number > high })),
  };
}
