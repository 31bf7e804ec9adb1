import { audio_context } from '../shared/audio_context';
import type { Cue } from './cues';

/** Our own small tunes: frequency in Hz, start and length in seconds. Loaded when sounds are on. */
type Note = readonly [frequency: number, start: number, length: number];

const tunes: Record<Cue, readonly Note[]> = {
  joined: [[523, 0, 0.12], [784, 0.1, 0.2]],
  get_ready: [[392, 0, 0.1], [392, 0.16, 0.1], [523, 0.32, 0.2]],
  open: [[659, 0, 0.1], [880, 0.08, 0.18]],
  recorded: [[988, 0, 0.07], [1319, 0.06, 0.12]],
  right: [[523, 0, 0.1], [659, 0.09, 0.1], [784, 0.18, 0.1], [1047, 0.27, 0.32]],
  wrong: [[311, 0, 0.16], [233, 0.15, 0.3]],
  closed: [[440, 0, 0.08], [330, 0.08, 0.16]],
  end: [[523, 0, 0.14], [659, 0.14, 0.14], [784, 0.28, 0.14], [1047, 0.42, 0.2], [784, 0.6, 0.12], [1047, 0.72, 0.5]],
};

let context: AudioContext | undefined;

/** Call it from a tap as well: browsers stay silent until the person has touched the page. */
export function play(cue: Cue): void {
  context ??= audio_context();
  void context.resume();
  const now = context.currentTime + 0.01;
  for (const [frequency, start, length] of tunes[cue]) sing(context, frequency, now + start, length);
}

function sing(audio: AudioContext, frequency: number, at: number, length: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.type = 'triangle';
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.22, at + 0.012);
  volume.gain.exponentialRampToValueAtTime(0.001, at + length + 0.08);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + length + 0.1);
}
