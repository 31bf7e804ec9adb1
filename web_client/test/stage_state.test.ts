import { describe, expect, it } from 'vitest';

import { cue_between, scene_of, tick_between } from '../src/stage/scene';
import { why_waiting } from '../src/stage/why_waiting';
import { answered_of, no_stage_state, reduce_stage } from '../src/stage/stage_state';
import type { StageState } from '../src/stage/stage_state';
import { a_board, a_contest, a_question, a_row, a_view } from './host_stage_samples';

const hear = (state: StageState, ...views: ReturnType<typeof a_view>[]): StageState =>
  views.reduce((known, message) => reduce_stage(known, { message }), state);

const first = [a_board([a_row({ points: 100 })])];
const second = [a_board([a_row({ points: 200 })])];

describe('reduce_stage', () => {
  it('keeps the boards before the present ones, to move from them', () => {
    const state = hear(
      no_stage_state,
      a_view({ v: 1, phase: 'board', boards: first }),
      a_view({ v: 2, phase: 'open' }),
      a_view({ v: 3, phase: 'board', boards: second }),
    );
    expect(state.boards).toEqual(second);
    expect(state.boards_before).toEqual(first);
    expect(state.board_turn).toBe(2);
  });

  it('does not move again when the same boards are sent once more', () => {
    const board = a_view({ v: 1, phase: 'board', boards: first });
    const state = hear(no_stage_state, board, { ...board, v: 2, joined: 13 });
    expect(state.board_turn).toBe(1);
    expect(state.boards_before).toBeNull();
  });

  it('is at rest after a reload until the phase changes', () => {
    const finished = a_view({ v: 1, phase: 'finished', question: null, boards: first });
    const loaded = hear(no_stage_state, finished, { ...finished, v: 2 });
    expect(loaded.at_rest).toBe(true);
    const played = hear(no_stage_state, a_view({ v: 1, phase: 'board' }), { ...finished, v: 2 });
    expect(played.at_rest).toBe(false);
  });

  it('counts answers of the question on show only', () => {
    const open = hear(no_stage_state, a_view({ v: 1, joined: 231 }));
    const counted = reduce_stage(open, { message: { t: 'count', q: 3, answered: 112, of: 230 } });
    expect(answered_of(counted)).toEqual({ answered: 112, of: 230 });
    const gone = hear(counted, a_view({ v: 2, phase: 'lobby', question: null, joined: 231 }));
    expect(answered_of(gone)).toEqual({ answered: 0, of: 231 });
  });

  it('forgets a refusal when the contest appears', () => {
    const refused = reduce_stage(no_stage_state, {
      message: { t: 'refused', for: 'hello', reason: 'no_such_contest', id: '', q: null, n: null },
    });
    expect(refused.refusal).toBe('no_such_contest');
    expect(reduce_stage(refused, { message: a_contest() }).refusal).toBeNull();
  });
});

describe('a blocked live connection', () => {
  it('is told until something comes over it', () => {
    const link = { state: 'waiting', attempt: 2, cause: 'lost', blocked: 'network', status: 403 } as const;
    const blocked = reduce_stage(no_stage_state, { link });
    expect(why_waiting(blocked)).toBe('blocked');
    const again = reduce_stage(blocked, { link: { ...link, state: 'connecting' } });
    expect(why_waiting(again)).toBe('blocked');
    expect(why_waiting(reduce_stage(again, { link: { state: 'online' } }))).toBe('waiting');
  });
});

describe('scenes and cues', () => {
  it('keeps the board after the last question for the finale', () => {
    const board = (n: number) => scene_of(a_view({ phase: 'board', question: a_question({ n, of: 20 }) }));
    expect([board(19), board(20)]).toEqual(['board', 'curtain']);
  });

  it('is one scene from opening to reveal', () => {
    const phases = ['open', 'closed', 'reveal'] as const;
    expect(phases.map((phase) => scene_of(a_view({ phase })))).toEqual(Array(3).fill('question'));
    expect(scene_of(null)).toBe('waiting');
  });

  it('plays nothing for the first view or when the phase stays', () => {
    const open = a_view({ phase: 'open' });
    expect(cue_between(null, open)).toBeNull();
    expect(cue_between(open, { ...open, joined: 99 })).toBeNull();
    expect(cue_between(a_view({ phase: 'closed' }), a_view({ phase: 'reveal' }))).toBe('revealed');
  });

  it('ticks once for each of the last ten seconds, louder in the last five', () => {
    expect(tick_between(12_010, 11_990)).toBeNull();
    expect(tick_between(10_010, 9990)).toBe('tick');
    expect(tick_between(9990, 9970)).toBeNull();
    expect(tick_between(5010, 4990)).toBe('last_tick');
    expect(tick_between(20, 0)).toBeNull();
  });
});
