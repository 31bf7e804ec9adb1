/** How many samples count; at one in 20 s the oldest is some minutes old. */
const samples_max = 16;

/** How far two clocks may drift apart between samples, in ms, over what the round trips explain. */
const drift_max = 50;

interface Sample {
  round_trip: number;
  offset: number;
}

/**
 * Server time, for drawing only; docs/protocol.md section 5.
 * `local` is any clock in ms that never goes back.
 */
export class ServerClock {
  private samples: Sample[] = [];
  private hinted = 0;

  constructor(private readonly local: () => number = () => performance.now()) {
    this.hinted = Date.now() - this.local();
  }

  /** The number for a `clock` request made now. */
  stamp(): number {
    return this.local();
  }

  /** Takes in the answer to a `clock` request. */
  heard(reply: { c: number; s: number }): void {
    const received = this.local();
    const round_trip = received - reply.c;
    if (!(round_trip >= 0)) return;
    const sample = { round_trip, offset: reply.s + round_trip / 2 - received };
    // A device's clock stands still while it sleeps: what was measured before holds no longer.
    if (this.samples.length > 0 && contradict(sample, this.best())) this.samples = [];
    this.samples.push(sample);
    if (this.samples.length > samples_max) this.samples.shift();
  }

  /**
   * A rough idea of server time out of another message, for as long as there is no better. No
   * message comes before it was sent: one that would have was measured by a clock that stood still.
   */
  hint(server_now: number): void {
    this.hinted = server_now - this.local();
    if (this.samples.length === 0) return;
    const best = this.best();
    if (this.hinted > best.offset + best.round_trip / 2 + drift_max) this.samples = [];
  }

  /** A new connection, or a device that slept: what was measured before may not hold. */
  forget(): void {
    if (this.samples.length > 0) this.hinted = this.best().offset;
    this.samples = [];
  }

  /** Server time in ms. */
  now(): number {
    return this.local() + (this.samples.length > 0 ? this.best().offset : this.hinted);
  }

  /** The shortest round trip of late in ms; undefined before the first answer. */
  round_trip(): number | undefined {
    return this.samples.length > 0 ? this.best().round_trip : undefined;
  }

  private best(): Sample {
    return this.samples.reduce((best, sample) =>
      sample.round_trip < best.round_trip ? sample : best,
    );
  }
}

function contradict(one: Sample, other: Sample): boolean {
  const apart = Math.abs(one.offset - other.offset);
  return apart > (one.round_trip + other.round_trip) / 2 + drift_max;
}
