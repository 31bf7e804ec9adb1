import { podium_steps } from '../shared/design/podium_steps';
import { board_pages } from '../shared/design/board_moves';
import type { Board, BoardRow } from '../shared/protocol';

/** One picture of the end: a division's podium, or a page of its board. */
export type Slide =
  | { show: 'podium'; division: string; rows: BoardRow[]; beyond: number }
  | { show: 'list'; division: string; rows: BoardRow[]; page: number; pages: number };

export function podium_of({ division, rows, more }: Board): Slide {
  return { show: 'podium', division, rows, beyond: more };
}

/**
 * The podium of each division, where anybody has points, and then its whole board, where that says
 * more.
 */
export function finish_slides(boards: readonly Board[], rows_on_a_page: number): Slide[] {
  return boards.flatMap((board): Slide[] => {
    const { division, rows } = board;
    const steps = podium_steps(rows);
    const podium = steps.length > 0 ? [podium_of(board)] : [];
    const on_steps = steps.reduce((sum, step) => sum + step.shown.length, 0);
    if (rows.length === on_steps) return podium;
    const pages = board_pages(rows, rows_on_a_page);
    return [
      ...podium,
      ...pages.map((page_rows, page): Slide => {
        return { show: 'list', division, rows: page_rows, page: page + 1, pages: pages.length };
      }),
    ];
  });
}

/** How long a slide stays, in ms: a podium long enough for the photographs. */
export function slide_time(slide: Slide): number {
  return slide.show === 'podium' ? 25_000 : 12_000;
}
