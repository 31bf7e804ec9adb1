import type { BoardRow } from '../shared/protocol';

type Row = Pick<BoardRow, 'place' | 'points' | 'time'>;

/** How a row that has as many points as a neighbour on another place is told apart from it. */
export interface Tie {
  /** Digits behind the seconds that it takes. */
  decimals: 1 | 3;
}

/** For each row what settled its place beside neighbours with equal points; null where points did. */
export function ties(rows: readonly Row[]): (Tie | null)[] {
  const tied = (one: Row, other: Row | undefined): other is Row =>
    other !== undefined && other.points === one.points && other.place !== one.place;
  return rows.map((row, index) => {
    if (row.points <= 0) return null;
    const rivals = [rows[index - 1], rows[index + 1]].filter((other) => tied(row, other));
    if (rivals.length === 0) return null;
    const tenths = ({ time }: Row): number => Math.round(time / 100);
    const close = rivals.some((rival) => tied(row, rival) && tenths(rival) === tenths(row));
    return { decimals: close ? 3 : 1 };
  });
}
