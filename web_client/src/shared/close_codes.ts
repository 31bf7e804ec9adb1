/** What a page does after the server closed the connection; docs/protocol.md section 4. */
export type AfterClose =
  | { again: true; at_least: number; cause: ReconnectCause }
  | { again: false; cause: EndCause };

export type ReconnectCause = 'lost' | 'restarting' | 'slow' | 'too_many' | 'storage' | 'full';
export type EndCause =
  | 'finished'
  | 'not_understood'
  | 'bad_token'
  | 'no_spectators'
  | 'no_such_contest'
  | 'contest_damaged'
  | 'replaced'
  | 'removed';

const final = (cause: EndCause): AfterClose => ({ again: false, cause });
const again = (cause: ReconnectCause, at_least = 0): AfterClose => ({ again: true, at_least, cause });

/** `at_least` is the shortest wait in ms that the code demands. */
export function after_close(code: number): AfterClose {
  switch (code) {
    case 1000:
      return final('finished');
    case 1001:
      return again('restarting');
    case 1002:
    case 1003:
    case 1007:
    case 1009:
    case 4400:
      return final('not_understood');
    case 4401:
      return final('bad_token');
    case 4403:
      return final('no_spectators');
    case 4404:
      return final('no_such_contest');
    case 4408:
      return again('slow');
    case 4409:
      return final('replaced');
    case 4410:
      return final('removed');
    case 4429:
      return again('too_many', 5000);
    case 4500:
      return again('storage', 5000);
    case 4501:
      return final('contest_damaged');
    case 4503:
      return again('full', 5000);
    default:
      return again('lost');
  }
}

/** The wait in ms before attempt `attempt` (from 0); `random` is in [0, 1). */
export function back_off(attempt: number, random: number): number {
  const whole = Math.min(250 * 2 ** Math.min(attempt, 10), 5000);
  return whole / 2 + (whole / 2) * random;
}
