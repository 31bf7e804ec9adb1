import { browser_store } from '../shared/store';
import { cue_between, type Cue } from './cues';
import type { State } from './state';

const store = browser_store();

const pulses: Record<Cue, number | number[]> = {
  joined: 30,
  get_ready: 20,
  open: [30, 40, 30],
  recorded: 40,
  right: [40, 50, 90],
  wrong: 160,
  closed: 20,
  end: [60, 60, 60, 60, 160],
};

/** Sounds and vibration: both off until the person turns them on. */
class Feedback {
  sounds = $state(store.read('sounds') === 'on');
  vibration = $state(store.read('vibration') === 'on');
  readonly can_vibrate = typeof navigator !== 'undefined' && 'vibrate' in navigator;

  set_sounds(on: boolean): void {
    this.sounds = on;
    store.write('sounds', on ? 'on' : 'off');
    if (on) this.give('recorded');
  }

  set_vibration(on: boolean): void {
    this.vibration = on;
    store.write('vibration', on ? 'on' : 'off');
    if (on) this.give('recorded');
  }

  follow(before: State, after: State): void {
    const cue = cue_between(before, after);
    if (cue) this.give(cue);
  }

  private give(cue: Cue): void {
    if (this.vibration && this.can_vibrate) navigator.vibrate(pulses[cue]);
    if (this.sounds) void import('./sounds').then((sounds) => sounds.play(cue), () => undefined);
  }
}

export const feedback = new Feedback();
