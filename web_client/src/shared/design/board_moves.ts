/** What the movement of a board needs to know of a row. */
export interface BoardPlace {
  place: number;
  contestant: number;
  points: number;
  moved: number;
}

/** A row as a board shows it while it moves. */
export type MovingRow<Row extends BoardPlace> = Row & {
  /** The points to count up from. */
  points_before: number;
};

/** The two pictures between which a board moves. */
export interface BoardMove<Row extends BoardPlace> {
  before: MovingRow<Row>[];
  after: MovingRow<Row>[];
}

/**
 * The old picture and the new one. Rows stand in the old picture where the last board had them;
 * those who were not on it wait below, in the order of the places they come from. Without a last
 * board (the first one, or a reloaded page) nothing moves and points stand still.
 */
export function board_move<Row extends BoardPlace>(
  last: readonly Row[] | null,
  now: readonly Row[],
): BoardMove<Row> {
  if (last === null || last.length === 0) {
    const after = now.map((row) => ({ ...row, points_before: row.points }));
    return { before: after, after };
  }
  const seat_before = new Map(last.map((row, seat) => [row.contestant, seat]));
  const points_before = new Map(last.map((row) => [row.contestant, row.points]));
  const after = now.map((row) => ({
    ...row,
    points_before: points_before.get(row.contestant) ?? row.points,
  }));
  const seat = (row: BoardPlace): number =>
    seat_before.get(row.contestant) ?? last.length + row.place + row.moved;
  const before = [...after].sort((a, b) => seat(a) - seat(b));
  return { before, after };
}

/** Cuts a board into pages that fit on a screen; never no page at all. */
export function board_pages<Row>(rows: readonly Row[], on_a_page: number): Row[][] {
  const pages: Row[][] = [];
  for (let from = 0; from < rows.length; from += on_a_page) {
    pages.push(rows.slice(from, from + on_a_page));
  }
  return pages.length === 0 ? [[]] : pages;
}
