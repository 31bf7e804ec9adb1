import type { Phase, View } from '../shared/protocol';

/** What the stage shows; after the last question nothing that names a winner, until the host does. */
export function on_stage({ phase, next, finale }: View): Phase | 'curtain' {
  const after_the_last = phase === 'board' && next === null;
  return after_the_last || (phase === 'finished' && finale?.step === 0) ? 'curtain' : phase;
}
