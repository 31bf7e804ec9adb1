import type { Contest } from '../shared/protocol';

/** Whether a contest is one of the 10 October, Ngày Chuyển đổi số: its title or a round says so. */
export function shows_ten_ten({ title, rounds }: Pick<Contest, 'title' | 'rounds'>): boolean {
  return [title, ...rounds].some((text) =>
    /(^|\D)10[./-]10(\D|$)|chuyển đổi số|digital transformation/i.test(text.normalize('NFC')),
  );
}
