import type { Shown } from '../shared/protocol';

/** What can be said of a question after the fact. */
export type Correction = 'void' | 'restore' | 'change_key';

/** Whether a question that was shown counts for scores. */
export const counts = (shown: Shown): boolean => shown.state === 'asked' && shown.void === null;

/** Whether it counts or can be made to: what was skipped or replaced is out for good. */
export const correctable = (shown: Shown): boolean =>
  shown.state === 'asked' || shown.state === 'ended';

/** Whether a reason has a letter or a digit, as the server wants. */
export const says_something = (reason: string): boolean => /[\p{L}\p{N}]/u.test(reason);
