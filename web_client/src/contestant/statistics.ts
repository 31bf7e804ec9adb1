import type { OwnResult } from './state';

/** One's own game in numbers; times in ms, undefined where there is nothing to tell. */
export interface GameStatistics {
  correct: number;
  counted: number;
  fastest: number | undefined;
  average: number | undefined;
  longest_streak: number;
}

/**
 * `of_all`: so many questions count, as the server says; another device may have heard the results
 * of some.
 */
export function game_statistics(
  results: readonly OwnResult[],
  of_all?: number | null,
): GameStatistics {
  const counted = results.filter((result) => !result.void);
  const right = counted.filter((result) => result.right);
  const times = (some: readonly OwnResult[]) =>
    some.flatMap((result) => (result.elapsed === null ? [] : [result.elapsed]));
  const all = times(counted);
  let streak = 0;
  let longest_streak = 0;
  for (const result of counted) {
    streak = result.right ? streak + 1 : 0;
    longest_streak = Math.max(longest_streak, streak);
  }
  return {
    correct: right.length,
    counted: of_all ?? counted.length,
    fastest: times(right).sort((a, b) => a - b)[0],
    average: all.length > 0 ? all.reduce((a, b) => a + b, 0) / all.length : undefined,
    longest_streak,
  };
}
