import type { View } from '../shared/protocol';

/** What the big button will do when it is pressed now. */
export type NextStep =
  | { does: 'start' }
  | { does: 'resume' }
  | { does: 'open'; n: number }
  | { does: 'close'; n: number }
  | { does: 'reveal'; n: number }
  | { does: 'board' }
  | { does: 'lead_in'; n: number; of: number }
  | { does: 'finish' }
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
      return { does: 'board' };
    case 'board':
      return view.next === null
        ? { does: 'finish' }
        : { does: 'lead_in', n: view.next.n, of: view.next.of };
    case 'finished':
      return { does: 'nothing' };
  }
}

/**
 * The command that carries a step out. Closing has its own: should time run out just before it
 * arrives, it is refused, where `next` would already show the answer.
 */
export function act_of_step(step: NextStep): { act: 'start' | 'next' | 'close' | 'resume' } | null {
  switch (step.does) {
    case 'nothing':
      return null;
    case 'start':
    case 'close':
    case 'resume':
      return { act: step.does };
    default:
      return { act: 'next' };
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

/** How long before a question opens by itself nobody may open it by hand, in ms. */
const opens_anyway = 700;

/**
 * Whether the question opens by itself so soon that the command would arrive after that, and close
 * it. `now` is server time.
 */
export function opens_by_itself(view: View, now: number): boolean {
  const opens_at = view.question?.opens_at ?? null;
  if (view.phase !== 'lead_in' || view.paused || opens_at === null) return false;
  return opens_at - now < opens_anyway;
}
