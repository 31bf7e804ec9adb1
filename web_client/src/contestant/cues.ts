import { answer_status, is_joining, type State } from './state';

/** Moments worth a sound or a short vibration. */
export type Cue = 'joined' | 'get_ready' | 'open' | 'recorded' | 'right' | 'wrong' | 'closed' | 'end';

export function cue_between(before: State, after: State): Cue | undefined {
  if (!before.welcome && after.welcome && after.joining.status === 'idle') {
    return is_joining(before.joining) ? 'joined' : undefined;
  }
  const result = after.me?.result;
  if (result && result.q !== before.me?.result?.q && before.me) {
    return result.right ? 'right' : 'wrong';
  }
  const question = after.view?.question;
  if (question && before.view?.question?.q === question.q) {
    const was = answer_status(before, question).status;
    if (was === 'sending' && answer_status(after, question).status === 'recorded') return 'recorded';
  }
  if (!before.view || before.view.phase === after.view?.phase) return undefined;
  switch (after.view?.phase) {
    case 'lead_in':
      return 'get_ready';
    case 'open':
      return 'open';
    case 'closed':
      return 'closed';
    case 'finished':
      return 'end';
    default:
      return undefined;
  }
}
