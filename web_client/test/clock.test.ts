import { describe, expect, it } from 'vitest';
import { ServerClock } from '../src/shared/clock';

function clock_at(time: { now: number }): ServerClock {
  return new ServerClock(() => time.now);
}

describe('ServerClock', () => {
  it('believes the answer with the shortest way there and back', () => {
    const time = { now: 1000 };
    const clock = clock_at(time);
    time.now = 1040;
    clock.heard({ c: 1000, s: 50_020 });
    time.now = 2000;
    clock.heard({ c: 1200, s: 50_700 });
    expect(clock.now()).toBe(50_020 + 20 + (2000 - 1040));
    expect(clock.round_trip()).toBe(40);
  });

  it('takes a hint until it knows better', () => {
    const time = { now: 10 };
    const clock = clock_at(time);
    clock.hint(9000);
    time.now = 20;
    expect(clock.now()).toBe(9010);
    clock.heard({ c: 20, s: 5000 });
    clock.hint(1);
    expect(clock.now()).toBe(5000);
  });

  it('keeps the time but trusts new answers after a new connection', () => {
    const time = { now: 0 };
    const clock = clock_at(time);
    clock.heard({ c: 0, s: 1000 });
    clock.forget();
    expect(clock.now()).toBe(1000);
    time.now = 100;
    clock.heard({ c: 0, s: 4000 });
    expect(clock.now()).toBe(4050);
  });

  it('starts anew with a sample that contradicts by more than both are uncertain', () => {
    const time = { now: 0 };
    const clock = clock_at(time);
    clock.heard({ c: 0, s: 1000 });
    // The device slept for 40 s and its clock stood still.
    time.now = 5400;
    clock.heard({ c: 5000, s: 46_200 });
    expect(clock.now()).toBe(46_400);
    time.now = 6000;
    clock.heard({ c: 5990, s: 46_993 });
    expect(clock.round_trip()).toBe(10);
  });

  it('does not take a slow answer for a contradiction', () => {
    const time = { now: 0 };
    const clock = clock_at(time);
    clock.heard({ c: 0, s: 1000 });
    time.now = 3000;
    clock.heard({ c: 1000, s: 3900 });
    expect(clock.now()).toBe(4000);
    expect(clock.round_trip()).toBe(0);
  });

  it('believes a message that would have come before it was sent', () => {
    const time = { now: 0 };
    const clock = clock_at(time);
    clock.heard({ c: 0, s: 1000 });
    time.now = 2000;
    clock.hint(2900);
    expect(clock.now()).toBe(3000);
    clock.hint(43_000);
    expect(clock.now()).toBe(43_000);
  });

  it('leaves out answers from before the request', () => {
    const clock = clock_at({ now: 5 });
    clock.heard({ c: 9, s: 1 });
    expect(clock.round_trip()).toBeUndefined();
  });
});
