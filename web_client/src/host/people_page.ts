/** Which rows of the joined to ask for so that page 0 holds the latest. */
export interface RowWindow {
  from: number;
  count: number;
}

/** People are numbered in the order they joined; pages count from the end. */
export function latest_page(total: number, page: number, size: number): RowWindow {
  const until = Math.max(0, total - page * size);
  const from = Math.max(0, until - size);
  return { from, count: until - from };
}

export function page_count(total: number, size: number): number {
  return Math.max(1, Math.ceil(total / size));
}
