import type { StageState } from './stage_state';

/** Why the stage shows no contest yet; `waiting` only while nothing has been refused. */
export type WhyWaiting =
  | 'no_code'
  | 'no_contest'
  | 'bad_address'
  | 'too_many'
  | 'full'
  | 'ended'
  | 'waiting';

export function why_waiting(code: string, { link, refusal }: StageState): WhyWaiting {
  if (code === '') return 'no_code';
  const cause = link.state === 'ended' || link.state === 'waiting' ? link.cause : undefined;
  if (refusal === 'no_such_contest' || cause === 'no_such_contest') return 'no_contest';
  if (refusal === 'too_many_attempts' || cause === 'too_many') return 'too_many';
  if (cause === 'bad_token') return 'bad_address';
  if (cause === 'full') return 'full';
  return link.state === 'ended' ? 'ended' : 'waiting';
}
