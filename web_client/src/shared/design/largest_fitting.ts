/**
 * The largest size between `smallest` and `largest`, in whole `step`s, for which `fits` holds;
 * `smallest` when none does. `fits` must hold for every size below one for which it holds.
 */
export function largest_fitting(
  smallest: number,
  largest: number,
  step: number,
  fits: (size: number) => boolean,
): number {
  let low = 0;
  let high = Math.floor((largest - smallest) / step);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(smallest + middle * step)) low = middle;
    else high = middle - 1;
  }
  return smallest + low * step;
}
