/** One note: when it starts and how long it sounds in seconds, its pitch in Hz. */
export interface Note {
  at: number;
  length: number;
  pitch: number;
  /** 0 to 1. */
  loudness: number;
  voice: 'sine' | 'triangle' | 'square';
}

export type Cue =
  | 'joined'
  | 'lead_in'
  | 'opened'
  | 'tick'
  | 'last_tick'
  | 'closed'
  | 'revealed'
  | 'board'
  | 'fanfare';

/** Pitch of a key counted in half tones from A4. */
function pitch(half_tones: number): number {
  return 440 * 2 ** (half_tones / 12);
}

function note(
  at: number,
  half_tones: number,
  length: number,
  loudness = 0.3,
  voice: Note['voice'] = 'triangle',
): Note {
  return { at, length, pitch: pitch(half_tones), loudness, voice };
}

/** Notes one after the other, evenly. */
function run(half_tones: readonly number[], apart: number, length: number, from = 0): Note[] {
  return half_tones.map((tone, index) => note(from + index * apart, tone, length));
}

/** Notes together. */
function chord(at: number, half_tones: readonly number[], length: number): Note[] {
  return half_tones.map((tone) => note(at, tone, length, 0.2));
}

// All in the five notes C D E G A of Vietnamese folk tunes, counted here from A4: −9 is C4.
export const score: Record<Cue, readonly Note[]> = {
  joined: [note(0, 10, 0.12, 0.12, 'sine')],
  lead_in: run([-9, -2, 3], 0.14, 0.28),
  opened: [...run([3, 7], 0.1, 0.2), note(0.2, 10, 0.5)],
  tick: [note(0, 3, 0.05, 0.12, 'sine')],
  last_tick: [note(0, 10, 0.09, 0.22, 'square')],
  closed: [note(0, -2, 0.18, 0.3), note(0.16, -9, 0.5, 0.34)],
  revealed: [...run([-2, 3, 7], 0.09, 0.2), ...chord(0.3, [3, 7, 10], 0.9)],
  board: run([-9, -7, -5, -2, 0, 3], 0.07, 0.16),
  fanfare: [
    ...run([-9, -9, -9], 0.16, 0.14),
    ...chord(0.48, [-9, -5, -2], 0.45),
    ...run([-5, -2, 3], 0.14, 0.16, 1),
    ...chord(1.44, [-9, -2, 3, 7, 15], 1.9),
  ],
};
