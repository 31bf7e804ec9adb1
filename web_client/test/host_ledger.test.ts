import { describe, expect, it } from 'vitest';

import { answered, broken, empty_ledger, entered } from '../src/host/ledger';

describe('the ledger of commands', () => {
  it('numbers commands and gives back the one that was answered', () => {
    const [one, first] = entered(empty_ledger, { act: 'pause' }, '', { act: 'resume' });
    const [two, second] = entered(one, { act: 'lock' }, '', null);
    expect([first.n, second.n]).toEqual([1, 2]);
    const [left, found] = answered(two, 1);
    expect(found?.act).toEqual({ act: 'pause' });
    expect(left.waiting).toEqual([second]);
  });

  it('knows nothing of numbers it did not give', () => {
    const [ledger] = entered(empty_ledger, { act: 'pause' }, '', null);
    expect(answered(ledger, 9)[1]).toBeUndefined();
    expect(answered(ledger, null)[0].waiting).toHaveLength(1);
  });

  it('gives up what was on its way when the connection breaks, and never reuses a number', () => {
    const [ledger, command] = entered(empty_ledger, { act: 'next', from: 'reveal' }, '', null);
    const [after, lost] = broken(ledger);
    expect(lost).toEqual([command]);
    expect(after.waiting).toEqual([]);
    expect(entered(after, { act: 'next', from: 'reveal' }, '', null)[1].n).toBe(2);
  });
});
