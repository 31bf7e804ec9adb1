import type { Board, BoardRow } from '../shared/protocol';
import { board_pages } from '../shared/design/board_moves';

/** One picture of the end: a division's podium, or a page of its board. */
export type Slide =
  | { show: 'podium'; division: string; rows: BoardRow[]; beyond: number }
  | { show: 'list'; division: string; rows: BoardRow[]; page: number; pages: number };

/** The podium of each division and then its whole board, which only follows if it says more. */
export function finish_slides(boards: readonly Board[], rows_on_a_page: number): Slide[] {
  return boards.flatMap((board): Slide[] => {
    const { division, rows, more } = board;
    const podium: Slide = { show: 'podium', division, rows, beyond: more };
    if (!rows.some((row) => row.place > 3)) return [podium];
    const pages = board_pages(rows, rows_on_a_page);
    return [
      podium,
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

/** When the steps of a podium come out, in ms after it appears. */
export function step_time(place: 1 | 2 | 3): number {
  return { 3: 1200, 2: 3200, 1: 5600 }[place];
}
