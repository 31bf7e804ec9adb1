import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Desk } from '../src/host/desk.svelte';
import type { Circumstances, HostSession } from '../src/host/host_session.svelte';
import { no_host_state, type HostState } from '../src/host/host_state';
import type { Act, View } from '../src/shared/protocol';
import { a_question, a_view } from './host_stage_samples';

/** A desk on a session that writes down what it is told to do. */
function a_desk(view: View) {
  const acts: Act[] = [];
  let failed: (() => void) | undefined;
  const session = {
    online: true,
    state: { ...no_host_state, view } as HostState,
    command(act: Act, { on_failed }: Circumstances = {}) {
      acts.push(act);
      failed = on_failed;
      return true;
    },
  };
  const desk = new Desk(session as unknown as HostSession);
  const show = (next: View): void => {
    session.state = { ...session.state, view: next };
    desk.step_changed();
  };
  return { desk, acts, show, fail: () => failed?.() };
}

const closed = a_view({ phase: 'closed' });
const reveal = a_view({ phase: 'reveal' });

describe('the big button', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('takes no press for the step that has just changed under the finger', () => {
    const { desk, acts, show } = a_desk(closed);
    desk.press_next();
    show(reveal);
    vi.advanceTimersByTime(250);
    desk.press_next();
    vi.advanceTimersByTime(449);
    desk.grant('next');
    expect(acts).toEqual([{ act: 'next', from: 'closed' }]);
    vi.advanceTimersByTime(1);
    desk.press_next();
    expect(acts.at(-1)).toEqual({ act: 'next', from: 'reveal' });
    expect(acts).toHaveLength(2);
  });

  it('shows that it heard, and sends once', () => {
    const { desk, acts } = a_desk(closed);
    desk.press_next();
    expect(desk.guard.state).toBe('sent');
    desk.press_next();
    expect(acts).toHaveLength(1);
  });

  it('takes the next press when nothing came of the one before', () => {
    const { desk, acts, fail } = a_desk(closed);
    desk.press_next();
    fail();
    desk.press_next();
    expect(acts).toHaveLength(2);
  });

  it('forgets the first of two presses when the clock runs out between them', () => {
    const { desk, acts, show } = a_desk(a_view({ phase: 'open', question: a_question() }));
    desk.press_next();
    expect(desk.armed).toBe(true);
    show(closed);
    desk.press_next();
    expect(acts).toEqual([]);
  });

  it('goes back to the answer from the board, and nowhere else', () => {
    const { reveal: shown } = a_view({ reveal: closed.reveal });
    const { desk, acts } = a_desk(a_view({ phase: 'board', reveal: shown }));
    desk.grant('show_answer');
    expect(acts).toEqual([]);
    const answer = {
      key: [1], number: null, tolerance: 0, texts: [], explanation: '', source: null,
      counts: [], answered: 0, right: 0, void: null,
    };
    const board = a_desk(a_view({ phase: 'board', reveal: answer }));
    board.desk.grant('show_answer');
    expect(board.acts).toEqual([{ act: 'show_answer' }]);
  });
});
