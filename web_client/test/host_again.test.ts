import { describe, expect, it } from 'vitest';

import { heard_again, host_address, lost_again, type Again } from '../src/host/again';
import { came_too_late } from '../src/host/command_words';
import type { Opened, Refused } from '../src/shared/protocol';

const opened: Opened = {
  t: 'opened',
  n: 2,
  contest: 'p8w2c6nq4z',
  code: '731046',
  secret: '00112233445566778899aabbccddeeff',
};
const refused: Refused = {
  t: 'refused',
  for: 'again',
  reason: 'banks_missing',
  id: '',
  q: null,
  n: 2,
};
const asked: Again = { step: 'asked', n: 2 };

describe('another contest', () => {
  it('is opened or refused by the answer with its own number only', () => {
    expect(heard_again(asked, opened)).toEqual({ step: 'opened', opened });
    expect(heard_again(asked, refused)).toEqual({ step: 'refused', reason: 'banks_missing' });
    expect(heard_again(asked, { ...opened, n: 3 })).toBe(asked);
    expect(heard_again(asked, { ...refused, n: 3 })).toBe(asked);
  });

  it('takes no refusal of a command for its own', () => {
    expect(heard_again(asked, { ...refused, for: 'do' })).toBe(asked);
  });

  it('may be asked for again after the connection broke, and keeps what was opened', () => {
    expect(lost_again(asked)).toEqual({ step: 'lost' });
    const ready: Again = { step: 'opened', opened };
    expect(lost_again(ready)).toBe(ready);
    expect(heard_again(ready, { ...opened, contest: 'other' })).toBe(ready);
  });

  it('has its own host address', () => {
    expect(host_address(opened, 'http://192.168.1.5:8080')).toBe(
      'http://192.168.1.5:8080/host#p8w2c6nq4z.00112233445566778899aabbccddeeff',
    );
  });
});

describe('came_too_late', () => {
  it('is a step that was taken already, and nothing that failed', () => {
    expect(came_too_late({ act: 'next', from: 'reveal' }, 'not_now')).toBe(true);
    expect(came_too_late({ act: 'close' }, 'not_now')).toBe(true);
    expect(came_too_late({ act: 'resume' }, 'not_paused')).toBe(true);
    expect(came_too_late({ act: 'skip' }, 'not_now')).toBe(false);
    expect(came_too_late({ act: 'next', from: 'board' }, 'bad_request')).toBe(false);
  });
});
