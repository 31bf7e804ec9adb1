/** How many samples count; at one in 20 s the oldest is some minutes old. */
const samples_max = 16;

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
    this.samples.push({ round_trip, offset: reply.s + round_trip / 2 - received });
    if (this.samples.length > samples_max) this.samples.shift();
  }

  /** A rough idea of server time out of another message, for as long as there is no better. */
  hint(server_now: number): void {
    this.hinted = server_now - this.local();
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
