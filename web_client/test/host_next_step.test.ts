import { describe, expect, it } from 'vitest';

import {
  act_of_step,
  needs_second_press,
  next_step,
  opens_by_itself,
} from '../src/host/next_step';
import { a_question, a_view } from './host_stage_samples';

describe('next_step', () => {
  it('names what each phase leads to', () => {
    const question = a_question({ n: 3, of: 20 });
    expect(next_step(a_view({ phase: 'lobby', question: null }))).toEqual({ does: 'start' });
    expect(next_step(a_view({ phase: 'lead_in', question }))).toEqual({ does: 'open', n: 3 });
    expect(next_step(a_view({ phase: 'open', question }))).toEqual({ does: 'close', n: 3 });
    expect(next_step(a_view({ phase: 'closed', question }))).toEqual({ does: 'reveal', n: 3 });
    expect(next_step(a_view({ phase: 'reveal', question }))).toEqual({ does: 'board' });
    expect(next_step(a_view({ phase: 'finished', question: null }))).toEqual({ does: 'nothing' });
  });

  it('goes on to the next question after a board, and to the end after the last', () => {
    const next = a_question({ n: 4, of: 20 });
    expect(next_step(a_view({ phase: 'board', next }))).toEqual({ does: 'lead_in', n: 4, of: 20 });
    expect(next_step(a_view({ phase: 'board', next: null }))).toEqual({ does: 'finish' });
  });

  it('resumes before anything else while paused', () => {
    expect(next_step(a_view({ phase: 'open', paused: true }))).toEqual({ does: 'resume' });
  });
});

describe('act_of_step', () => {
  it('closes with close, so that a late press cannot show the answer', () => {
    expect(act_of_step({ does: 'close', n: 3 })).toEqual({ act: 'close' });
    expect(act_of_step({ does: 'reveal', n: 3 })).toEqual({ act: 'next' });
    expect(act_of_step({ does: 'start' })).toEqual({ act: 'start' });
    expect(act_of_step({ does: 'nothing' })).toBeNull();
  });
});

describe('needs_second_press', () => {
  it('asks twice before closing only while people still think', () => {
    expect(needs_second_press({ does: 'close', n: 1 }, 10, 12)).toBe(true);
    expect(needs_second_press({ does: 'close', n: 1 }, 12, 12)).toBe(false);
  });

  it('asks twice before the contest starts or ends', () => {
    expect(needs_second_press({ does: 'start' }, 0, 0)).toBe(true);
    expect(needs_second_press({ does: 'finish' }, 0, 0)).toBe(true);
    expect(needs_second_press({ does: 'board' }, 0, 5)).toBe(false);
  });
});

describe('opens_by_itself', () => {
  it('keeps the hand off a question that is about to open', () => {
    const view = a_view({ phase: 'lead_in', question: a_question({ opens_at: 10_000 }) });
    expect(opens_by_itself(view, 9500)).toBe(true);
    expect(opens_by_itself(view, 8000)).toBe(false);
    expect(opens_by_itself({ ...view, paused: true }, 9500)).toBe(false);
    expect(opens_by_itself({ ...view, phase: 'open' }, 9500)).toBe(false);
  });
});
