import type { Phase, View } from '../shared/protocol';
import type { Cue } from './score';

/** What fills the screen. One question is one scene from opening to reveal. */
export type Scene =
  | 'waiting'
  | 'lobby'
  | 'lead_in'
  | 'question'
  | 'board'
  | 'curtain'
  | 'finish';

const scene_of_phase: Record<Phase, Scene> = {
  lobby: 'lobby',
  lead_in: 'lead_in',
  open: 'question',
  closed: 'question',
  reveal: 'question',
  board: 'board',
  finished: 'finish',
};

export function scene_of(view: View | null): Scene {
  if (view === null) return 'waiting';
  const scene = scene_of_phase[view.phase];
  // The board after the last question would name the winner before the finale does.
  if (scene === 'board' && view.question !== null && view.question.n >= view.question.of) {
    return 'curtain';
  }
  // A question is only ever missing where none is expected; show the lobby rather than nothing.
  return view.question === null && (scene === 'lead_in' || scene === 'question') ? 'lobby' : scene;
}

const cue_of_phase: Partial<Record<Phase, Cue>> = {
  lead_in: 'lead_in',
  open: 'opened',
  closed: 'closed',
  reveal: 'revealed',
  board: 'board',
};

/** What to play when one view follows another; nothing for the first one after loading. */
export function cue_between(before: View | null, now: View): Cue | null {
  if (before === null || before.phase === now.phase) return null;
  return cue_of_phase[now.phase] ?? null;
}

/** The cue of a countdown that went from one time left to a smaller one, in ms. */
export function tick_between(before: number, now: number): Cue | null {
  const second = Math.ceil(now / 1000);
  if (now <= 0 || second >= Math.ceil(before / 1000) || second > 10) return null;
  return second <= 5 ? 'last_tick' : 'tick';
}
