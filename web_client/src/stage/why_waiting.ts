import type { StageState } from './stage_state';

/** Why the stage shows no contest yet; `waiting` only while nothing has been refused. */
export type WhyWaiting =
  | 'needs_address'
  | 'no_contest'
  | 'damaged'
  | 'too_many'
  | 'full'
  | 'ended'
  | 'blocked'
  | 'waiting';

export function why_waiting({ link, refusal }: StageState): WhyWaiting {
  const cause = link.state === 'ended' || link.state === 'waiting' ? link.cause : undefined;
  if (refusal === 'no_such_contest' || cause === 'no_such_contest') return 'no_contest';
  if (refusal === 'contest_damaged' || cause === 'contest_damaged') return 'damaged';
  if (refusal === 'bad_secret' || cause === 'bad_token') return 'needs_address';
  if (refusal === 'too_many_attempts' || cause === 'too_many') return 'too_many';
  if (cause === 'full') return 'full';
  if (link.state === 'ended') return 'ended';
  return 'attempt' in link && link.blocked ? 'blocked' : 'waiting';
}
