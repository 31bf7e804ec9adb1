import type { PeopleFilter } from '../shared/protocol';

/** How far around a moment people joined together with somebody. */
const together = 30_000;

/** Those who joined about when somebody did. */
export function joined_around(joined_at: number): PeopleFilter {
  return { joined_from: joined_at - together, joined_until: joined_at + together };
}

/** Those who joined in the last minutes; whoever joins later is not among them. */
export function joined_lately(now: number, minutes: number): PeopleFilter {
  const until = Math.round(now);
  return { joined_from: until - minutes * 60_000, joined_until: until };
}

/** The filter with some fields other than before; `undefined` takes one away. */
export function changed(filter: PeopleFilter, change: PeopleFilter): PeopleFilter {
  const fields = Object.entries({ ...filter, ...change });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined && value !== ''));
}

/** Whether it leaves anybody out. */
export function leaves_out(filter: PeopleFilter): boolean {
  return Object.keys(filter).length > 0;
}

/** A moment as a clock on the wall shows it. */
export function wall_time(server_time: number, language: string): string {
  return new Date(server_time).toLocaleTimeString(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
  });
}
