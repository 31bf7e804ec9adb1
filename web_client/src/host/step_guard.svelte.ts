/** So long nobody can have read what the button says now, in ms; the server keeps the same time. */
const settling_time = 700;
/** So long a step that was sent may take until it shows. */
const sent_at_most = 3000;

/**
 * Makes one press one step: a button that has just changed under the finger takes no press, nor
 * does one whose press is on its way.
 */
export class StepGuard {
  state = $state<'ready' | 'settling' | 'sent'>('ready');
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** What the button does is another thing than before. */
  changed(): void {
    this.enter('settling', settling_time);
  }

  sent(): void {
    this.enter('sent', sent_at_most);
  }

  /** What was sent comes to nothing. */
  failed(): void {
    if (this.state === 'sent') this.ready();
  }

  private enter(state: 'settling' | 'sent', ms: number): void {
    clearTimeout(this.timer);
    this.state = state;
    this.timer = setTimeout(() => this.ready(), ms);
  }

  private ready(): void {
    clearTimeout(this.timer);
    this.state = 'ready';
  }
}
