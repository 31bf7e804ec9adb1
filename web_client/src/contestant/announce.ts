import type { Language } from '../shared/i18n/dictionary';
import { format_number } from '../shared/i18n/format';
import type { PlayTexts } from './play_texts';
import { screen_of } from './screen';
import { answer_status, veiled, type State } from './state';
import type { Texts } from './texts';
import { verdict_of } from './verdict';

/** One sentence for screen readers about what changed; said politely and only when it differs. */
export function announcement(state: State, texts: Texts & PlayTexts, language: Language): string {
  const { screen } = screen_of(state);
  const question = state.view?.question;
  if (screen === 'paused') return texts.paused;
  if (!question && screen === 'finished') return veiled(state) ? texts.soon_title : texts.finished;
  if (!question) return '';
  const status = answer_status(state, question);
  if (screen === 'lead_in') return texts.question_of(question.n, question.of);
  if (screen === 'open' && status.status === 'recorded') return texts.recorded;
  if (screen === 'open' && status.status === 'refused') return texts.refused_title;
  if (screen === 'closed') return texts.closed;
  const result = state.me?.result;
  if (screen === 'reveal' && result?.q === question.q) {
    const verdict = verdict_of(state, question);
    const words = texts[verdict];
    if (['void_title', 'no_answer', 'missed', 'late'].includes(verdict)) return words;
    return `${words} ${format_number(result.points, language)} ${texts.plus_points}`;
  }
  if (screen === 'board' && veiled(state)) return texts.soon_title;
  if (screen === 'board' && state.me?.place != null) {
    return texts.place_of(state.me.place, state.me.of);
  }
  return '';
}
