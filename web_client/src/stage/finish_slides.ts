import { podium_steps } from '../shared/design/podium_steps';
import { board_pages } from '../shared/design/board_moves';
import type { Board, BoardRow, UnitBoard } from '../shared/protocol';

/** One picture of the end: a division's podium, or a page of its board or of the units'. */
export type Slide =
  | { show: 'podium'; division: string; rows: BoardRow[]; beyond: number }
  | { show: 'list'; division: string; rows: BoardRow[]; page: number; pages: number }
  | { show: 'units'; division: ''; board: UnitBoard; page: number; pages: number };

/** Of a list at the end: two columns of ten. */
export const rows_on_a_page = 20;

export function podium_of({ division, rows, more }: Board): Slide {
  return { show: 'podium', division, rows, beyond: more };
}

/**
 * The podium of each division, where anybody has points, and then its whole board, where that says
 * more.
 */
export function finish_slides(boards: readonly Board[], on_a_page: number): Slide[] {
  return boards.flatMap((board): Slide[] => {
    const { division, rows } = board;
    const steps = podium_steps(rows);
    const podium = steps.length > 0 ? [podium_of(board)] : [];
    const on_steps = steps.reduce((sum, step) => sum + step.shown.length, 0);
    if (rows.length === on_steps) return podium;
    const pages = board_pages(rows, on_a_page);
    return [
      ...podium,
      ...pages.map((page_rows, page): Slide => {
        return { show: 'list', division, rows: page_rows, page: page + 1, pages: pages.length };
      }),
    ];
  });
}

/** The ranking of units; nothing where nobody took part for any. */
export function unit_slides(board: UnitBoard | null, on_a_page: number): Slide[] {
  if (board === null || board.rows.length === 0) return [];
  const pages = board_pages(board.rows, on_a_page);
  return pages.map((_, page) => {
    return { show: 'units', division: '', board, page: page + 1, pages: pages.length };
  });
}

/** How long a slide stays, in ms: a podium long enough for the photographs. */
export function slide_time(slide: Slide): number {
  return slide.show === 'podium' ? 25_000 : 12_000;
}
