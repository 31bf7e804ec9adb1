import type { Opened, ServerMessage } from '../shared/protocol';

/** How far the wish for another contest like this one has come. */
export type Again =
  | { step: 'none' }
  | { step: 'asked'; n: number }
  | { step: 'refused'; reason: string }
  /** The connection broke before the answer came. */
  | { step: 'lost' }
  | { step: 'opened'; opened: Opened };

/** What a message changes; answers to another window's wish have another number. */
export function heard_again(again: Again, message: ServerMessage): Again {
  if (again.step !== 'asked') return again;
  if (message.t === 'opened' && message.n === again.n) return { step: 'opened', opened: message };
  if (message.t === 'refused' && message.for === 'again' && message.n === again.n) {
    return { step: 'refused', reason: message.reason };
  }
  return again;
}

/** The connection broke: no answer will come. */
export function lost_again(again: Again): Again {
  return again.step === 'asked' ? { step: 'lost' } : again;
}

/** The host's link into the contest that was opened, on the server that served this page. */
export function host_address(opened: Opened, origin: string): string {
  return `${origin}/host#${opened.contest}.${opened.secret}`;
}
