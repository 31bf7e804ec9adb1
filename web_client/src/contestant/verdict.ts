import type { Question } from '../shared/protocol';
import { answer_status, type State } from './state';

/** What became of one's own answer to a revealed question; each has its words in `play_texts`. */
export type Verdict = 'right' | 'partly' | 'wrong' | 'void_title' | 'recorded' | 'no_answer' | 'missed' | 'late';

export function verdict_of(state: State, question: Question): Verdict {
  const result = state.me?.result;
  const status = answer_status(state, question);
  const answered = status.status === 'recorded';
  const late = status.status === 'refused' && status.reason === 'too_late';
  const unanswered = state.missed === question.q ? 'missed' : late ? 'late' : 'no_answer';
  if (result?.q !== question.q) return answered ? 'recorded' : unanswered;
  if (result.void) return 'void_title';
  if (result.right) return 'right';
  if (result.credit > 0) return 'partly';
  return answered ? 'wrong' : unanswered;
}
