import { screen_of } from './screen';
import type { State } from './state';
import type { Texts } from './texts';

/** The document's title: what is going on, then whose contest it is. */
export function page_title(state: State, texts: Texts): string {
  const contest = state.contest?.title ?? texts.product;
  const now = short_state(state, texts);
  return now === '' ? contest : `${now} · ${contest}`;
}

function short_state(state: State, texts: Texts): string {
  const { screen } = screen_of(state);
  const question = state.view?.question;
  switch (screen) {
    case 'paused':
      return texts.paused;
    case 'lead_in':
    case 'open':
      return question ? texts.question_of(question.n, question.of) : '';
    case 'closed':
      return texts.closed;
    case 'board':
      return texts.board;
    case 'finished':
      return texts.finished;
    case 'join':
      return texts.code_title;
    default:
      return '';
  }
}
