import { podium_steps } from './design/podium_steps';
import type { Board, Finale } from './protocol';

/** A step of the finale: whose podium, and from which place on it is shown; 4 shows nobody. */
export interface Unveiled {
  division: number;
  shown_from: number;
}

const places = 3;

/** What a stage shows at a step of the finale; null once all has been shown, or without one. */
export function unveiled_at(finale: Finale | null | undefined): Unveiled | null {
  if (finale == null || finale.step >= finale.of) return null;
  const { step } = finale;
  if (step === 0) return { division: 0, shown_from: places + 1 };
  return { division: Math.floor((step - 1) / places), shown_from: places - ((step - 1) % places) };
}

/**
 * The next step that has somebody to show, and whom; `of` without a place if there is none left. It
 * passes over the steps that a tie left out, and over divisions in which nobody has points.
 */
export function next_unveiling(
  boards: readonly Board[],
  step: number,
  of: number,
): { step: number; division: string; place: 1 | 2 | 3 | null } | null {
  for (let next = step + 1; next <= of; next += 1) {
    const board = boards[Math.floor((next - 1) / places)];
    const place = places - ((next - 1) % places);
    const found = podium_steps(board?.rows ?? []).find((one) => one.place === place);
    if (board !== undefined && found !== undefined) {
      return { step: next, division: board.division, place: found.place };
    }
  }
  return step < of ? { step: of, division: '', place: null } : null;
}
