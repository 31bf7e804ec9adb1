import type { Board, BoardRow } from '../shared/protocol';
import { ties, type Tie } from '../shared/ties';
import type { State } from './state';

export interface OwnBoard {
  board: Board;
  rows: { row: BoardRow; own: boolean; tie: Tie | null }[];
  /** True when the own row stands apart because it is not among the first places. */
  apart: boolean;
  /** So many others share the place of the last row and have no row. */
  more: number;
  more_place: number;
}

/** The board of one's own division (a spectator's: the first), always with one's own row. */
export function own_board(state: State): OwnBoard | undefined {
  const boards = state.view?.boards ?? [];
  const { welcome, me } = state;
  const board = boards.find((each) => each.division === welcome?.division) ?? boards[0];
  if (!board) return undefined;
  const tied = ties(board.rows, state.contest?.tie_break, state.view?.phase === 'finished');
  const rows = board.rows.map((row, seat) => ({
    row,
    own: row.contestant === welcome?.contestant,
    tie: tied[seat] ?? null,
  }));
  const more_place = board.rows[board.rows.length - 1]?.place ?? 0;
  if (!welcome || me?.place == null || rows.some((each) => each.own)) {
    return { board, rows, apart: false, more: board.more, more_place };
  }
  const row: BoardRow = {
    place: me.place,
    contestant: welcome.contestant,
    name: welcome.name,
    unit: welcome.unit,
    points: me.points,
    correct: me.correct,
    time: 0,
    moved: 0,
  };
  const more = me.place === more_place ? Math.max(0, board.more - 1) : board.more;
  return { board, rows: [...rows, { row, own: true, tie: null }], apart: true, more, more_place };
}
