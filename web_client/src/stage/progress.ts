/** Beyond this many marks in a row nobody counts them. */
const marks_max = 20;

/** Question `n` of `of` in so many marks as a header has room for; the first and the last stay so. */
export function condensed(n: number, of: number): { n: number; of: number } {
  if (of <= marks_max) return { n, of };
  const behind = Math.floor(((n - 1) * (marks_max - 1)) / (of - 1));
  return { n: behind + 1, of: marks_max };
}
