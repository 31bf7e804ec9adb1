import { describe, expect, it } from 'vitest';

import { blocked_by } from '../src/host/blocked';
import { no_host_state, progress, reduce_host } from '../src/host/host_state';
import type { HostState } from '../src/host/host_state';
import { a_board, a_question, a_row, a_view } from './host_stage_samples';

const hear = (state: HostState, ...views: ReturnType<typeof a_view>[]): HostState =>
  views.reduce((known, message) => reduce_host(known, { message }), state);

describe('reduce_host', () => {
  it('passes over a view that is not newer, but takes any after a new connection', () => {
    const seen = hear(no_host_state, a_view({ v: 5, joined: 10 }), a_view({ v: 4, joined: 99 }));
    expect(seen.view?.joined).toBe(10);
    const again = reduce_host(seen, { link: { state: 'connecting', attempt: 1 } });
    expect(hear(again, a_view({ v: 4, joined: 99 })).view?.joined).toBe(99);
  });

  it('forgets the count when another question comes', () => {
    const open = hear(no_host_state, a_view({ v: 1, question: a_question({ q: 3 }) }));
    const counted = reduce_host(open, { message: { t: 'count', q: 3, answered: 7, of: 12 } });
    expect(progress(counted)).toEqual({ answered: 7, of: 12 });
    const next = hear(counted, a_view({ v: 2, question: a_question({ q: 4 }), joined: 13 }));
    expect(progress(next)).toEqual({ answered: 0, of: 13 });
  });

  it('knows how Redis is until the connection is a new one', () => {
    const message = { t: 'redis', state: 'degraded', reason: 'OOM' } as const;
    const told = reduce_host(no_host_state, { message });
    expect(told.redis).toEqual(message);
    expect(reduce_host(told, { link: { state: 'connecting', attempt: 1 } }).redis).toBeNull();
  });

  it('tells of an outage until the contest goes on', () => {
    const message = { t: 'outage', until: 1790000112034, ms: 12034 } as const;
    const open = a_view({ v: 1, phase: 'open', question: a_question({ q: 3 }) });
    const told = reduce_host(hear(no_host_state, open), { message });
    expect(hear(told, { ...open, v: 2 }).outage).toEqual(message);
    expect(hear(told, { ...open, v: 2, phase: 'closed' }).outage).toBeNull();
    const next = a_view({ v: 2, phase: 'open', question: a_question({ q: 4 }) });
    expect(hear(told, next).outage).toBeNull();
    expect(reduce_host(told, { link: { state: 'connecting', attempt: 1 } }).outage).toBeNull();
  });

  it('keeps the last boards while the next question runs', () => {
    const boards = [a_board([a_row()])];
    const state = hear(no_host_state, a_view({ v: 1, boards }), a_view({ v: 2, boards: [] }));
    expect(state.boards).toEqual(boards);
  });
});

describe('blocked_by', () => {
  it('tells a wrong secret from a contest that is not there', () => {
    const refused = (reason: string): HostState =>
      reduce_host(no_host_state, {
        message: { t: 'refused', for: 'hello', reason, id: '', q: null, n: null },
      });
    expect(blocked_by(refused('bad_secret'))).toBe('bad_secret');
    expect(blocked_by(refused('no_such_contest'))).toBe('no_contest');
    expect(blocked_by(refused('contest_damaged'))).toBe('damaged');
    expect(blocked_by(refused('too_many_attempts'))).toBe('too_many');
  });

  it('is not blocked by a lost network', () => {
    const waiting = { state: 'waiting', attempt: 3, cause: 'lost' } as const;
    expect(blocked_by({ ...no_host_state, link: waiting })).toBeNull();
  });
});
