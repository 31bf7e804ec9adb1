import type { Contest } from '../shared/protocol';

/** A division's name; its id where the contest does not know it. */
export function division_name(contest: Contest, id: string): string {
  return contest.divisions.find((division) => division.id === id)?.name ?? id;
}
