import { next_unveiling } from '../shared/finale';
import type { Act, Contest, Phase, View } from '../shared/protocol';
import { division_name } from './division_name';

/** What the big button will do when it is pressed now. */
export type NextStep =
  | { does: 'start' }
  | { does: 'resume' }
  | { does: 'open'; n: number }
  | { does: 'close'; n: number }
  | { does: 'reveal'; n: number }
  | { does: 'board' }
  /** What comes after the last question instead of a board. */
  | { does: 'curtain' }
  | { does: 'lead_in'; n: number; of: number }
  | { does: 'finish' }
  /** The finale's next step; `place` null: all that is left. */
  | { does: 'unveil'; step: number; place: 1 | 2 | 3 | null; division: string }
  | { does: 'nothing' };

/** The next step of the contest as the view stands. */
export function next_step(view: View): NextStep {
  if (view.paused) return { does: 'resume' };
  const n = view.question?.n ?? 0;
  switch (view.phase) {
    case 'lobby':
      return { does: 'start' };
    case 'lead_in':
      return { does: 'open', n };
    case 'open':
      return { does: 'close', n };
    case 'closed':
      return { does: 'reveal', n };
    case 'reveal':
      return { does: view.next === null ? 'curtain' : 'board' };
    case 'board':
      return view.next === null
        ? { does: 'finish' }
        : { does: 'lead_in', n: view.next.n, of: view.next.of };
    case 'finished':
      return { does: 'nothing' };
  }
}

/** The next step of the finale of a contest that has finished. */
export function finale_step(contest: Contest, view: View): NextStep {
  const { finale } = view;
  const next = finale && next_unveiling(view.boards, finale.step, finale.of);
  if (!next) return { does: 'nothing' };
  const named = next.place !== null && view.boards.length > 1;
  return {
    does: 'unveil',
    step: next.step,
    place: next.place,
    division: named ? division_name(contest, next.division) : '',
  };
}

/**
 * The command that carries a step out; it is refused when the contest has left the phase `from`,
 * be it by itself or by another host's hand.
 */
export function act_of_step(step: NextStep, from: Phase): Act | null {
  switch (step.does) {
    case 'nothing':
      return null;
    case 'unveil':
      return { act: 'unveil', step: step.step };
    case 'start':
    case 'close':
    case 'resume':
      return { act: step.does };
    default:
      return { act: 'next', from };
  }
}

/**
 * Whether a step must be pressed twice, because it cannot be taken back: starting, ending, and
 * closing a question while people still think about it.
 */
export function needs_second_press(step: NextStep, answered: number, of: number): boolean {
  if (step.does === 'start' || step.does === 'finish') return true;
  return step.does === 'close' && answered < of;
}
