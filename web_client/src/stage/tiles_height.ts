/** Between two tiles, in rem. */
export const tiles_gap = 0.9;

/**
 * How high the tiles of so many options stand together, in rem, two in a row. More rows are lower,
 * and all are lower beside an explanation, so that the question keeps a third of the screen.
 */
export function tiles_height(options: number, explained: boolean): number {
  const rows = Math.max(1, Math.ceil(options / 2));
  const usual = rows <= 2 ? 6.6 : 4.9;
  const beside_explanation = rows <= 2 ? 5.6 : rows === 3 ? 4.2 : 3.4;
  return rows * (explained ? beside_explanation : usual) + (rows - 1) * tiles_gap;
}
