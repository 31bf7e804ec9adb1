import { podium_steps, type Placed } from '../shared/design/podium_steps';

/**
 * The type size of a podium in rem at which the fullest step, with names of 60 characters, stays
 * below a correction, a division's name and a prediction's line on a screen of 45 rem.
 */
export function podium_size(rows: readonly Placed[]): number {
  const most = Math.max(1, ...podium_steps(rows).map(({ shown }) => shown.length));
  return [1.6, 1.25, 1.02, 0.88][Math.min(most, 4) - 1] ?? 0.88;
}
