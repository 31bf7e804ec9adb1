import { describe, expect, it } from 'vitest';
import { announcement } from '../src/contestant/announce';
import { cue_between } from '../src/contestant/cues';
import { own_board } from '../src/contestant/own_row';
import { play_texts } from '../src/contestant/play_texts';
import { reduce } from '../src/contestant/reduce';
import { screen_of } from '../src/contestant/screen';
import { answer_pending, initial_state, places_gained, veiled, type State } from '../src/contestant/state';
import { game_statistics } from '../src/contestant/statistics';
import { texts } from '../src/contestant/texts';
import type { ServerMessage, TieBreak } from '../src/shared/protocol';
import { message } from './messages';

function after(...messages: ServerMessage[]): State {
  return then(initial_state(false), ...messages);
}

function then(state: State, ...messages: ServerMessage[]): State {
  return messages.reduce((each, next) => reduce(each, { kind: 'message', message: next }), state);
}

const contest = message<'contest'>('contest');
const welcome = message<'welcome'>('welcome');
const open = message<'view'>('view_open');
const inside = after(contest, welcome, open, message<'me'>('me_new'));
const revealed = message<'me'>('me_result');
const unanswered = message<'me'>('me_unanswered');

describe('reduce', () => {
  it('ignores a view that is not newer on the same connection', () => {
    const old = message<'view'>('view_lobby', { v: open.v });
    expect(then(inside, old).view?.phase).toBe('open');
  });

  it('takes any view on a new connection, since the server may have started anew', () => {
    const again = reduce(inside, { kind: 'link', link: { state: 'connecting', attempt: 1 } });
    expect(then(again, message<'view'>('view_lobby', { v: 1 })).view?.phase).toBe('lobby');
  });

  it('knows its place in the line until it is let in or connects anew', () => {
    const waiting = message<'waiting'>('waiting');
    expect(after(waiting).waiting).toMatchObject({ place: 532, seconds: 2 });
    expect(screen_of(after(waiting))).toEqual({ screen: 'connecting' });
    expect(then(inside, waiting, contest).waiting).toBeUndefined();
    const link = { state: 'connecting', attempt: 1 } as const;
    expect(reduce(after(waiting), { kind: 'link', link }).waiting).toBeUndefined();
  });

  it('counts people in the lobby from both kinds of news', () => {
    const lobby = after(contest, welcome, message<'view'>('view_lobby', { joined: 56 }));
    expect(lobby.joined).toBe(56);
    expect(then(lobby, message<'lobby'>('lobby')).joined).toBe(57);
  });

  it('knows how many places a result gained', () => {
    const before = then(inside, message<'me'>('me_answered'));
    const state = then(before, message<'me'>('me_result'));
    expect(places_gained(state)).toBe(14 - 9);
    expect(places_gained(then(state, message<'me'>('me_result')))).toBe(5);
  });

  it('does not make up a movement when it has just been loaded', () => {
    expect(places_gained(after(contest, welcome, open, message<'me'>('me_result')))).toBeUndefined();
  });

  it('knows no time of a question left unanswered', () => {
    expect(then(inside, revealed).results[0]?.elapsed).toBe(5000);
    const { results } = then(inside, unanswered);
    expect(results).toMatchObject([{ q: 3, elapsed: null }]);
    expect(game_statistics(results)).toMatchObject({ counted: 1, average: undefined });
  });

  it('marks a result again after a correction', () => {
    const state = then(inside, revealed, {
      ...revealed,
      result: revealed.result && { ...revealed.result, void: true, points: 0 },
    });
    expect(state.results).toHaveLength(1);
    expect(state.results[0]).toMatchObject({ void: true, points: 0 });
  });

  it('lets answers to other requests pass', () => {
    expect(then(inside, message<'recorded'>('recorded'))).toEqual(inside);
    expect(then(inside, message<'refused'>('refused_answer'))).toEqual(inside);
    expect(then(inside, message<'refused'>('refused_join'))).toEqual(inside);
  });
});

describe('announcement', () => {
  const said = (state: State) => announcement(state, { ...texts.vi, ...play_texts.vi }, 'vi');
  const reveal = then(inside, message<'view'>('view_reveal', { v: 50 }));

  it('tells the points of an answer, and of no answer that there was none', () => {
    expect(said(then(reveal, revealed))).toBe('Chính xác! 875 điểm');
    expect(said(then(reveal, unanswered))).toBe('Bạn chưa trả lời');
  });

  it('does not blame who joined after the question', () => {
    const join = { t: 'join', id: '0', name: 'Nguyễn Thị Hoà' } as const;
    const joining = reduce(after(contest), { kind: 'join', join });
    const late = then(joining, welcome, message<'view'>('view_reveal'), unanswered);
    expect(said(late)).toBe('Bạn vào sau câu này');
    const back = then(initial_state(false), contest, welcome, message<'view'>('view_reveal'), unanswered);
    expect(said(back)).toBe('Bạn chưa trả lời');
  });

  it('tells of an answer that was right in part', () => {
    const { result } = revealed;
    const half = { ...revealed, result: result && { ...result, right: false, credit: 50, points: 437 } };
    expect(said(then(reveal, half))).toBe('Đúng một phần 437 điểm');
  });
});

describe('veiled', () => {
  const last = { ...message<'view'>('view_board').question!, n: 20 };

  it('tells places at every board but the last', () => {
    expect(veiled(then(inside, message<'view'>('view_board')))).toBe(false);
    const state = then(inside, message<'view'>('view_board', { question: last }));
    expect(veiled(state)).toBe(true);
    expect(announcement(state, { ...texts.vi, ...play_texts.vi }, 'vi')).toBe('Kết quả sắp được công bố');
    const reveal = message<'view'>('view_reveal', { question: last, v: 99 });
    expect(veiled(then(inside, reveal))).toBe(true);
    expect(veiled(then(inside, message<'view'>('view_open', { question: last, v: 99 })))).toBe(false);
  });

  it('waits for the whole finale', () => {
    const over = (step: number) => message<'view'>('view_finished', { v: 130 + step, finale: { step, of: 3 } });
    expect(veiled(then(inside, over(0)))).toBe(true);
    expect(veiled(then(inside, over(2)))).toBe(true);
    expect(veiled(then(inside, over(2), over(3)))).toBe(false);
    expect(veiled(then(inside, message<'view'>('view_finished')))).toBe(false);
  });
});

describe('screen_of', () => {
  it('follows the contest', () => {
    expect(screen_of(initial_state(false))).toEqual({ screen: 'connecting' });
    expect(screen_of(after(contest))).toEqual({ screen: 'join' });
    expect(screen_of(inside)).toEqual({ screen: 'open' });
    const spectator = then(initial_state(true), contest, open);
    expect(screen_of(spectator)).toEqual({ screen: 'open' });
  });

  it('hides the question while paused, but not the lobby', () => {
    expect(screen_of(then(inside, message<'view'>('view_open_paused')))).toEqual({ screen: 'paused' });
    const lobby = message<'view'>('view_lobby', { paused: true });
    expect(screen_of(after(contest, welcome, lobby))).toEqual({ screen: 'lobby' });
  });

  it('tells the removed so, by message or by close code', () => {
    const removed = { screen: 'gone', cause: 'removed' };
    expect(screen_of(then(inside, message<'me'>('me_new', { removed: true })))).toEqual(removed);
    const ended = { state: 'ended', cause: 'removed' } as const;
    expect(screen_of(reduce(inside, { kind: 'link', link: ended }))).toEqual(removed);
  });

  it('keeps the final standings after the server has hung up', () => {
    const finished = then(inside, message<'view'>('view_finished'));
    const ended = { state: 'ended', cause: 'finished' } as const;
    expect(screen_of(reduce(finished, { kind: 'link', link: ended }))).toEqual({ screen: 'finished' });
  });

  it('keeps the question on the screen while the network is away', () => {
    const waiting = { state: 'waiting', attempt: 3, cause: 'lost' } as const;
    expect(screen_of(reduce(inside, { kind: 'link', link: waiting }))).toEqual({ screen: 'open' });
  });
});

describe('answer_pending', () => {
  it('is true until the answer is recorded, and only while the question is', () => {
    expect(answer_pending(inside)).toBe(true);
    expect(answer_pending(then(inside, message<'me'>('me_answered')))).toBe(false);
    expect(answer_pending(then(inside, message<'view'>('view_finished', { v: 99 })))).toBe(false);
    expect(answer_pending(then(initial_state(true), contest, open))).toBe(false);
  });
});

describe('own_board', () => {
  const board = message<'view'>('view_board');

  it('marks the own row among the first', () => {
    const own = own_board(then(inside, board, message<'me'>('me_result')));
    expect(own?.rows.filter((each) => each.own).map((each) => each.row.place)).toEqual([1]);
    expect(own?.apart).toBe(false);
  });

  it('adds the own row when it is further down', () => {
    const someone = { ...welcome, contestant: 99 };
    const own = own_board(then(inside, someone, board, message<'me'>('me_result')));
    expect(own?.apart).toBe(true);
    expect(own?.rows.at(-1)).toMatchObject({ own: true, row: { place: 9, points: 2600 } });
  });

  it('says how many others share the last row’s place, without oneself', () => {
    const shared = message<'view'>('view_board_shared');
    const someone = { ...welcome, contestant: 99 };
    const among_them = then(inside, someone, shared, message<'me'>('me_result', { place: 3 }));
    expect(own_board(among_them)).toMatchObject({ apart: true, more: 7, more_place: 3 });
    const further_down = then(inside, someone, shared, message<'me'>('me_result'));
    expect(own_board(further_down)).toMatchObject({ apart: true, more: 8 });
    expect(own_board(then(inside, shared))).toMatchObject({ apart: false, more: 8 });
  });

  it('tells what settled places by the keys of the contest, and nothing of a row apart', () => {
    const [first, second] = board.boards[0]?.rows ?? [];
    if (!first || !second || !board.boards[0]) throw new Error('the example has two rows');
    const rows = [first, { ...second, points: first.points }];
    const tied = { ...board, boards: [{ ...board.boards[0], rows }] };
    const keys = { ...contest, tie_break: ['points', 'earliest'] as TieBreak[] };
    const someone = { ...welcome, contestant: 99 };
    const own = own_board(then(inside, keys, someone, tied, message<'me'>('me_result')));
    expect(own?.rows.map(({ tie }) => tie?.keys ?? null)).toEqual([['earliest'], ['earliest'], null]);
  });

  it('shows spectators the first division', () => {
    const own = own_board(then(initial_state(true), contest, board));
    expect(own?.rows).toHaveLength(3);
    expect(own?.apart).toBe(false);
  });
});

describe('cue_between', () => {
  it('sounds for a result once, and not on loading the page', () => {
    const answered = then(inside, message<'me'>('me_answered'));
    const result = then(answered, message<'me'>('me_result'));
    expect(cue_between(answered, result)).toBe('right');
    expect(cue_between(result, then(result, message<'me'>('me_result')))).toBeUndefined();
    expect(cue_between(initial_state(false), result)).toBeUndefined();
  });

  it('sounds when the phase changes', () => {
    expect(cue_between(inside, then(inside, message<'view'>('view_closed')))).toBe('closed');
    expect(cue_between(inside, then(inside, message<'view'>('view_finished')))).toBe('end');
  });
});
