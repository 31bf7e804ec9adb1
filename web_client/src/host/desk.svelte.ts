import { browser_store } from '../shared/store';
import type { Act } from '../shared/protocol';
import { why_not, type Control, type WhyNot } from './controls';
import type { HostSession } from './host_session.svelte';
import { progress } from './host_state';
import {
  act_of_step,
  finale_step,
  needs_second_press,
  next_step,
  type NextStep,
} from './next_step';
import type { Wish } from './shortcuts';
import { StepGuard } from './step_guard.svelte';
import { needs_confirming } from './undo';

export const tabs = ['now', 'people', 'history', 'board'] as const;
export type Tab = (typeof tabs)[number];

/** How long the big button waits for its second press, in ms. */
const armed_for = 3500;
const key_hidden_name = 'host.key_hidden';

/** What lies on the host's desk: the open tab, the open sheet, the hand on the big button. */
export class Desk {
  tab = $state<Tab>('now');
  sheet = $state<'help' | 'stage' | 'skip' | 'replace' | 'end' | null>(null);
  key_hidden = $state(false);
  /** The big button was pressed once and must be pressed again. */
  armed = $state(false);

  /** One press of the big button is one step. */
  readonly guard = new StepGuard();

  private readonly store = browser_store();
  private disarming: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly session: HostSession) {
    this.key_hidden = this.store.read(key_hidden_name) === '1';
  }

  get step(): NextStep {
    const { contest, view } = this.session.state;
    if (view === null) return { does: 'nothing' };
    return view.phase === 'finished' && contest !== null ? finale_step(contest, view) : next_step(view);
  }

  /** Why a control is off; `null` when it is on. */
  why_not(control: Control): WhyNot | null {
    return why_not(control, this.session.state.view, this.session.online);
  }

  toggle_key(): void {
    this.key_hidden = !this.key_hidden;
    this.store.write(key_hidden_name, this.key_hidden ? '1' : '0');
  }

  /** The big button. Steps that cannot be taken back need a second press soon after. */
  press_next(): void {
    const { view } = this.session.state;
    if (view === null || !this.session.online || this.guard.state !== 'ready') return;
    const act = act_of_step(this.step, view.phase);
    if (act === null) return;
    const { answered, of } = progress(this.session.state);
    if (needs_second_press(this.step, answered, of) && !this.armed) {
      this.arm();
      return;
    }
    this.disarm();
    this.guard.sent();
    if (!this.session.command(act, { on_failed: () => this.guard.failed() })) this.guard.failed();
  }

  /** The big button does another thing than before: what was pressed before does not count. */
  step_changed(): void {
    this.disarm();
    this.guard.changed();
  }

  disarm(): void {
    clearTimeout(this.disarming);
    this.armed = false;
  }

  /** A control's button or key. */
  press(control: Control, seconds = 10): void {
    if (this.why_not(control) !== null) return;
    // Closing early is the big button's step too, and asks for the same second press.
    if (control === 'close') return this.press_next();
    if (needs_confirming(control)) {
      this.sheet = control;
      return;
    }
    const act: Act = control === 'add_time' ? { act: control, seconds } : { act: control };
    this.session.command(act);
  }

  /** Carries out what a key asks for. */
  grant(wish: Wish): void {
    const { view } = this.session.state;
    switch (wish) {
      case 'next':
        return this.press_next();
      case 'pause':
        return this.press(view?.paused === true ? 'resume' : 'pause');
      case 'lock':
        return this.press(view?.locked === true ? 'unlock' : 'lock');
      case 'more_time':
        return this.press('add_time', 10);
      case 'less_time':
        return this.press('add_time', -10);
      case 'show_answer':
      case 'close':
      case 'skip':
      case 'replace':
        return this.press(wish);
      case 'hide_key':
        return this.toggle_key();
      case 'help':
        this.sheet = 'help';
        return;
      default:
        this.tab = tabs[Number(wish.slice(-1)) - 1] ?? this.tab;
    }
  }

  private arm(): void {
    this.armed = true;
    clearTimeout(this.disarming);
    this.disarming = setTimeout(() => (this.armed = false), armed_for);
  }
}
