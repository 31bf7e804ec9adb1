import { audio_context } from '../shared/audio_context';
import { score, type Cue } from './score';

const volume = 0.5;
const touches = ['pointerup', 'keyup'] as const;

function active(): boolean {
  // Not in every browser.
  const activation = navigator.userActivation as UserActivation | undefined;
  return activation?.hasBeenActive ?? true;
}

/** Plays the cues of the score. Silent until switched on: browsers allow sound after a key only. */
export class StageSound {
  private context_: AudioContext | null = null;
  /**
   * Whether the browser lets this page be heard: once somebody has pressed something on it, or where
   * it plays all the same. What does not tell is taken to be heard until it refuses.
   */
  heard = $state(active());
  /** Whether somebody has switched it on. */
  on = $state(false);

  /** Notices the first key or click; the returned function stops that. */
  watch(): () => void {
    const touched = (): void => {
      this.heard = active();
    };
    for (const event of touches) addEventListener(event, touched);
    return () => {
      for (const event of touches) removeEventListener(event, touched);
    };
  }

  /** Call this from a key or a click. */
  switch_to(on: boolean): void {
    this.on = on;
    if (on) {
      this.context_ ??= audio_context();
      void this.context_.resume();
    } else {
      void this.context_?.suspend();
    }
  }

  play(cue: Cue): void {
    const context = this.context_;
    if (!this.on || context === null) return;
    const start = context.currentTime + 0.01;
    for (const { at, length, pitch, loudness, voice } of score[cue]) {
      const tone = context.createOscillator();
      tone.type = voice;
      tone.frequency.value = pitch;
      const envelope = context.createGain();
      const from = start + at;
      envelope.gain.setValueAtTime(0, from);
      envelope.gain.linearRampToValueAtTime(loudness * volume, from + 0.012);
      envelope.gain.exponentialRampToValueAtTime(0.0008, from + length);
      tone.connect(envelope).connect(context.destination);
      tone.start(from);
      tone.stop(from + length + 0.02);
    }
  }
}
