import { describe, expect, it } from 'vitest';

import { board_move, board_pages } from '../src/shared/design/board_moves';
import { a_row } from './host_stage_samples';

const ids = (rows: readonly { contestant: number }[]): number[] =>
  rows.map((row) => row.contestant);

describe('board_move', () => {
  it('shows the old places first and then the new ones', () => {
    const last = [
      a_row({ contestant: 1, place: 1, points: 900 }),
      a_row({ contestant: 2, place: 2, points: 800 }),
    ];
    const now = [
      a_row({ contestant: 2, place: 1, points: 1700, moved: 1 }),
      a_row({ contestant: 1, place: 2, points: 900, moved: -1 }),
    ];
    const move = board_move(last, now);
    expect(ids(move.before)).toEqual([1, 2]);
    expect(ids(move.after)).toEqual([2, 1]);
    expect(move.after[0]?.points_before).toBe(800);
  });

  it('lets newcomers wait below, in the order they come from', () => {
    const last = [a_row({ contestant: 1 })];
    const now = [
      a_row({ contestant: 7, place: 1, moved: 30 }),
      a_row({ contestant: 8, place: 2, moved: 3 }),
      a_row({ contestant: 1, place: 3, moved: -2 }),
    ];
    const move = board_move(last, now);
    expect(ids(move.before)).toEqual([1, 8, 7]);
    expect(ids(move.after)).toEqual([7, 8, 1]);
  });

  it('stands still on the first board', () => {
    const now = [a_row({ contestant: 1, points: 500 })];
    const move = board_move(null, now);
    expect(move.before).toEqual(move.after);
    expect(move.after[0]?.points_before).toBe(500);
  });
});

describe('board_pages', () => {
  it('cuts into full pages and a rest, and never gives none', () => {
    expect(board_pages([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(board_pages([], 2)).toEqual([[]]);
  });
});
