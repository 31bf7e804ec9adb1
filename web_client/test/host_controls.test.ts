import { describe, expect, it } from 'vitest';

import { why_not } from '../src/host/controls';
import { a_question, a_view } from './host_stage_samples';

describe('why_not', () => {
  it('waits for the connection before anything else', () => {
    expect(why_not('pause', a_view(), false)).toBe('connecting');
    expect(why_not('pause', null, true)).toBe('connecting');
  });

  it('moves the deadline and closes only while a question is open', () => {
    expect(why_not('add_time', a_view({ phase: 'open' }), true)).toBeNull();
    expect(why_not('add_time', a_view({ phase: 'reveal' }), true)).toBe('only_while_open');
    expect(why_not('close', a_view({ phase: 'open', paused: true }), true)).toBe('paused');
  });

  it('skips and replaces before the answer is shown, never after', () => {
    for (const phase of ['lead_in', 'open', 'closed'] as const) {
      expect(why_not('skip', a_view({ phase }), true)).toBeNull();
    }
    expect(why_not('skip', a_view({ phase: 'reveal' }), true)).toBe('too_late_to_skip');
    expect(why_not('replace', a_view({ phase: 'open', spares: 1 }), true)).toBeNull();
    expect(why_not('replace', a_view({ phase: 'open', spares: 0 }), true)).toBe('no_spare_left');
  });

  it('locks in the lobby, but neither pauses nor ends there', () => {
    const lobby = a_view({ phase: 'lobby', question: null });
    expect(why_not('lock', lobby, true)).toBeNull();
    expect(why_not('pause', lobby, true)).toBe('not_started');
    expect(why_not('end', lobby, true)).toBe('not_started');
  });

  it('has nothing left to do when the contest is over', () => {
    const over = a_view({ phase: 'finished', question: null });
    expect(why_not('end', over, true)).toBe('already_finished');
    expect(why_not('skip', { ...over, question: a_question() }, true)).toBe('already_finished');
  });
});
