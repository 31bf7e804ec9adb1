import type { HostState } from './host_state';

/** Why the host's page cannot work at all. */
export type Blocked =
  'no_link' | 'bad_secret' | 'no_contest' | 'damaged' | 'too_many' | 'version' | 'ended';

/** `null` while the page works, or will again by itself. */
export function blocked_by(state: HostState): Blocked | null {
  switch (state.refusal) {
    case 'bad_secret':
    case 'bad_token':
      return 'bad_secret';
    case 'no_such_contest':
      return 'no_contest';
    case 'contest_damaged':
      return 'damaged';
    case 'too_many_attempts':
      return 'too_many';
  }
  if (state.link.state !== 'ended') return null;
  switch (state.link.cause) {
    case 'bad_token':
      return 'bad_secret';
    case 'no_such_contest':
      return 'no_contest';
    case 'contest_damaged':
      return 'damaged';
    case 'not_understood':
      return 'version';
    default:
      return 'ended';
  }
}
