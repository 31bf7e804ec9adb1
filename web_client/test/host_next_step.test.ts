import { describe, expect, it } from 'vitest';

import { act_of_step, finale_step, needs_second_press, next_step } from '../src/host/next_step';
import { on_stage } from '../src/host/on_stage';
import { a_board, a_contest, a_question, a_row, a_view } from './host_stage_samples';

describe('next_step', () => {
  it('names what each phase leads to', () => {
    const question = a_question({ n: 3, of: 20 });
    expect(next_step(a_view({ phase: 'lobby', question: null }))).toEqual({ does: 'start' });
    expect(next_step(a_view({ phase: 'lead_in', question }))).toEqual({ does: 'open', n: 3 });
    expect(next_step(a_view({ phase: 'open', question }))).toEqual({ does: 'close', n: 3 });
    expect(next_step(a_view({ phase: 'closed', question }))).toEqual({ does: 'reveal', n: 3 });
    const next = a_question({ n: 4, of: 20 });
    expect(next_step(a_view({ phase: 'reveal', question, next }))).toEqual({ does: 'board' });
    expect(next_step(a_view({ phase: 'finished', question: null }))).toEqual({ does: 'nothing' });
  });

  it('goes on to the next question after a board, and to the end after the last', () => {
    const next = a_question({ n: 4, of: 20 });
    expect(next_step(a_view({ phase: 'board', next }))).toEqual({ does: 'lead_in', n: 4, of: 20 });
    expect(next_step(a_view({ phase: 'board', next: null }))).toEqual({ does: 'finish' });
  });

  it('lowers the curtain after the last answer, and says so of the stage', () => {
    const next = a_question({ n: 4, of: 20 });
    expect(next_step(a_view({ phase: 'reveal', next: null }))).toEqual({ does: 'curtain' });
    expect(on_stage(a_view({ phase: 'board', next }))).toBe('board');
    expect(on_stage(a_view({ phase: 'board', next: null }))).toBe('curtain');
    const end = (step: number) => on_stage(a_view({ phase: 'finished', finale: { step, of: 3 } }));
    expect([end(0), end(1), end(3)]).toEqual(['curtain', 'finished', 'finished']);
  });

  it('resumes before anything else while paused', () => {
    expect(next_step(a_view({ phase: 'open', paused: true }))).toEqual({ does: 'resume' });
  });
});

describe('finale_step', () => {
  const boards = [a_board([1, 2, 3].map((place) => a_row({ place, points: 100 })))];
  const view = a_view({ phase: 'finished', question: null, boards });
  const at = (step: number) => finale_step(a_contest(), { ...view, finale: { step, of: 3 } });

  it('leads from the third place to the first, each a command of its own', () => {
    expect(at(0)).toEqual({ does: 'unveil', step: 1, place: 3, division: '' });
    expect(at(2)).toEqual({ does: 'unveil', step: 3, place: 1, division: '' });
    expect(at(3)).toEqual({ does: 'nothing' });
    expect(act_of_step(at(0), 'finished')).toEqual({ act: 'unveil', step: 1 });
  });

  it('names the division where there are several', () => {
    const contest = a_contest({ divisions: [{ id: 'main', name: 'Học sinh', audience: false }] });
    const several = { ...view, finale: { step: 0, of: 6 }, boards: [...boards, a_board([], 'other')] };
    expect(finale_step(contest, several)).toMatchObject({ division: 'Học sinh' });
  });

  it('is nothing where nobody leads it', () => {
    expect(finale_step(a_contest(), view)).toEqual({ does: 'nothing' });
  });
});

describe('act_of_step', () => {
  it('names the phase it goes on from, so that two presses are one step', () => {
    expect(act_of_step({ does: 'reveal', n: 3 }, 'closed')).toEqual({ act: 'next', from: 'closed' });
    expect(act_of_step({ does: 'open', n: 3 }, 'lead_in')).toEqual({ act: 'next', from: 'lead_in' });
  });

  it('has commands of their own for starting, closing and resuming', () => {
    expect(act_of_step({ does: 'start' }, 'lobby')).toEqual({ act: 'start' });
    expect(act_of_step({ does: 'close', n: 3 }, 'open')).toEqual({ act: 'close' });
    expect(act_of_step({ does: 'resume' }, 'open')).toEqual({ act: 'resume' });
    expect(act_of_step({ does: 'nothing' }, 'finished')).toBeNull();
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
