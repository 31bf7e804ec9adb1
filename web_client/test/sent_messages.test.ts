import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { Kept } from '../src/contestant/kept';
import type { Proof } from '../src/contestant/proof';
import { Session } from '../src/contestant/session.svelte';
import { Desk } from '../src/host/desk.svelte';
import { HostSession } from '../src/host/host_session.svelte';
import { draft_of, new_key } from '../src/host/key_choice';
import { changed, joined_around } from '../src/host/people_filter';
import { undo_of } from '../src/host/undo';
import type { Act, Choice, Join, Shown } from '../src/shared/protocol';
import { memory_store } from '../src/shared/store';
import type { StageSound } from '../src/stage/sound.svelte';
import { StageSession } from '../src/stage/stage_session.svelte';
import { FakeSocket } from './fake_socket';
import { fixture, fixtures } from './fixtures';
import { a_shown } from './host_stage_samples';

/** What is understood, and no page says. */
const said_by_no_page: Record<string, string> = {
  do_next: 'the page names the phase that it goes on from',
  do_remove: 'the page says whether it is for good',
  hello_both: 'a client may come by code and by contest; a page knows one of them',
  people_request: 'the page names the order',
  people_request_all: 'the page says which rows',
  people_request_filter: 'the page names the order, and nothing that it does not look for',
};

let ends: (() => void)[] = [];

/** The last thing said, to the letter. */
const said = (): string => FakeSocket.last.texts.at(-1) ?? '';
const hears = (...names: string[]): void => {
  for (const name of names) FakeSocket.last.say(fixture(name));
};

/** The ids that the page draws are the example's. */
function draws(id: unknown): void {
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((bytes) => {
    (bytes as unknown as Uint8Array).set(Buffer.from(String(id), 'hex'));
    return bytes;
  });
}

function a_contestant(proof?: Proof, prepare: (kept: Kept) => void = () => undefined): Session {
  const kept = new Kept(memory_store(), '482915');
  prepare(kept);
  const session = new Session({ url: 'ws://test/ws', kept, proof, open: FakeSocket.open });
  ends.push(() => session.stop());
  session.start();
  FakeSocket.last.accept();
  return session;
}

/** What a contestant says first. */
function hello(proof?: Proof, prepare?: (kept: Kept) => void): string {
  a_contestant(proof, prepare);
  return FakeSocket.last.texts[0] ?? '';
}

function joins(name: string): string {
  const { t, id, ...wish } = fixture(name) as unknown as Join;
  draws(id);
  const session = a_contestant();
  hears('contest');
  session.join(wish);
  return said();
}

/** Answers the example's question of that kind. */
function answers(name: string, kind: string, choice: Choice): string {
  const { id, q } = fixture(name);
  draws(id);
  const session = a_contestant();
  hears('contest', 'welcome');
  const view = fixture('view_open');
  FakeSocket.last.say({ ...view, question: { ...(view['question'] as object), q, kind } });
  hears('me_new');
  session.answer(choice);
  return said();
}

function in_the_lobby(say: (session: Session) => void): string {
  const session = a_contestant();
  hears('contest', 'welcome', 'view_lobby', 'me_new');
  say(session);
  return said();
}

function a_host(view: object = fixture('view_host_open')): HostSession {
  const { contest, secret } = fixture('hello_host');
  const session = new HostSession({ contest: String(contest), secret: String(secret) });
  ends.push(session.start());
  FakeSocket.last.accept();
  hears('contest_host');
  FakeSocket.last.say(view);
  return session;
}

/** The `n`th command of a host, given by what lies on the desk. */
function at_desk(
  n: number,
  view: string,
  give: (desk: Desk, session: HostSession) => void,
  change: object = {},
): string {
  const session = a_host({ ...fixture(view), ...change });
  for (let before = 1; before < n; before += 1) session.command({ act: 'pause' });
  give(new Desk(session), session);
  return said();
}

/** As a component says it, or the button that takes something back. */
function commands(n: number, act: Act | null): string {
  return at_desk(n, 'view_host_open', (_, session) => act && session.command(act));
}

/** What takes `act` back, with the example's reason for it. */
function takes_back(name: string, act: Act, shown: Partial<Shown> = {}): string {
  const { n, reason } = fixture(name);
  const why = String(reason);
  const reasons = { void: why, restore: why, change_key: why };
  const before = { shown: a_shown(shown), name: 'Nguyễn Thị Hoà', reasons };
  return commands(Number(n), undo_of(act, before));
}

/** A request whose number is the session's to give. */
function asks(n: number, ask: (session: HostSession) => void): string {
  const session = a_host();
  while (session.new_turn() < n - 1);
  ask(session);
  return said();
}

function a_stage(): string[] {
  const { contest, secret } = fixture('hello_stage');
  const sound = { heard: false, play: () => undefined } as unknown as StageSound;
  const address = { contest: String(contest), secret: String(secret) };
  ends.push(new StageSession(address, sound, () => undefined).start());
  FakeSocket.last.accept();
  hears('contest', 'view_open');
  return FakeSocket.last.texts;
}

const pass = { contest: 'k3v9q2m7xa', contestant: 17, token: '8f3a6c0d1e2b4a5968778695a4b3c2d1' };
const new_key_of = (q: number): Act => ({ act: 'change_key', q, reason: 'Sai.', key: [0] });
const twice = (desk: Desk): void => {
  desk.press_next();
  desk.press_next();
};

const messages: Record<string, () => string> = {
  hello_contestant: () => hello(),
  hello_seat: () => hello({ seat: 'K7M2Q9XD' }),
  hello_resume: () => hello(undefined, (kept) => kept.keep_pass({ ...pass, title: '' })),
  hello_spectator: () => hello(undefined, (kept) => kept.keep_watching(true)),
  hello_from: () => {
    let next: Proof | undefined;
    const kept = new Kept(memory_store(), '482915');
    kept.keep_pass({ ...pass, title: '' });
    const on_follow = (_: string, proof: Proof | undefined): void => void (next = proof);
    const session = new Session({ url: 'ws://test/ws', kept, on_follow, open: FakeSocket.open });
    ends.push(() => session.stop());
    session.start();
    FakeSocket.last.accept();
    hears('contest', 'welcome', 'view_lobby', 'me_new', 'follow');
    vi.advanceTimersByTime(5000);
    return hello(next);
  },
  join: () => joins('join'),
  join_team: () => joins('join_team'),
  rename: () => in_the_lobby((session) => session.rename('Nguyễn Thị Hoà')),
  predict: () => in_the_lobby((session) => session.predict(Number(fixture('predict')['value']))),
  answer_options: () => answers('answer_options', 'single', { options: [1] }),
  answer_options_multiple: () => answers('answer_options_multiple', 'multiple', { options: [0, 2] }),
  answer_number: () => answers('answer_number', 'number', { number: 48000 }),
  answer_text: () => answers('answer_text', 'text', { text: 'Hòa Bình' }),
  clock_request: () => {
    vi.spyOn(performance, 'now').mockReturnValue(81234.5);
    a_contestant();
    return said();
  },

  hello_stage: () => a_stage()[0] ?? '',
  sound: () => a_stage().at(-1) ?? '',

  hello_host: () => {
    a_host();
    return FakeSocket.last.texts[0] ?? '';
  },
  do_start: () => at_desk(1, 'view_lobby', twice),
  do_next_from: () => at_desk(2, 'view_reveal', (desk) => desk.press_next()),
  do_close: () => at_desk(3, 'view_host_open', twice),
  do_add_time: () => at_desk(4, 'view_host_open', (desk) => desk.grant('more_time')),
  do_pause: () => at_desk(5, 'view_host_open', (desk) => desk.grant('pause')),
  do_resume: () => at_desk(6, 'view_open_paused', (desk) => desk.grant('pause')),
  do_skip: () => commands(7, { act: 'skip' }),
  do_replace: () => commands(8, { act: 'replace' }),
  do_end: () => commands(18, { act: 'end' }),
  do_lock: () => at_desk(16, 'view_host_open', (desk) => desk.grant('lock')),
  do_unlock: () => takes_back('do_unlock', { act: 'lock' }),
  do_show_answer: () => at_desk(21, 'view_board', (desk) => desk.grant('show_answer')),
  do_unveil: () =>
    at_desk(21, 'view_finished_truth', (desk) => desk.press_next(), { finale: { step: 1, of: 3 } }),
  do_address: () => commands(24, { act: 'address', url: 'http://10.8.0.6:8080' }),

  do_void: () => {
    const act: Act = { act: 'restore', q: 2, reason: 'Đúng.' };
    return takes_back('do_void', act, { void: 'Câu hỏi có hai đáp án đúng.' });
  },
  do_restore: () => takes_back('do_restore', { act: 'void', q: 2, reason: 'Sai.' }),
  do_change_key: () => takes_back('do_change_key', new_key_of(2), { key: [2] }),
  do_change_key_explained: () => {
    const shown = { key: [1, 2], explanation: 'Cả hai đều đúng.' };
    return takes_back('do_change_key_explained', new_key_of(2), shown);
  },
  do_change_key_number: () => {
    const shown = { q: 4, kind: 'number', number: 48500, tolerance: 500 } as const;
    return takes_back('do_change_key_number', new_key_of(4), shown);
  },
  do_change_key_texts: () => {
    const shown: Partial<Shown> = { q: 5, kind: 'text', texts: ['Phú Thọ', 'tỉnh Phú Thọ'] };
    return takes_back('do_change_key_texts', new_key_of(5), shown);
  },
  try_change_key: () =>
    asks(9, (session) => {
      const shown = a_shown({ q: 3, key: [0] });
      const key = new_key(shown, { ...draft_of(shown), options: [2, 1] }, 'vi');
      if (key) session.try_out({ act: 'change_key', q: shown.q, ...key });
    }),
  answers_request: () => asks(8, (session) => session.ask_answers(3)),

  do_remove_for_good: () => commands(15, { act: 'remove', contestant: 17, for_good: true }),
  do_remove_many: () => {
    const who = changed(joined_around(1790000060000), { network: 3 });
    return commands(17, { act: 'remove', who, for_good: true });
  },
  do_reinstate: () => commands(15, { act: 'reinstate', contestant: 17 }),
  do_hold: () => commands(18, { act: 'hold', contestant: 17 }),
  do_release: () => commands(19, { act: 'release', who: changed({}, { only: 'held' }) }),
  do_take_back: () =>
    at_desk(19, 'view_host_open', (_, session) => {
      session.command({ act: 'hold', who: { only: 'look' } });
      FakeSocket.last.say({ t: 'done', n: 19, people: 412, batch: 5 });
      session.toasts.list.at(-1)?.undo?.();
    }),
  do_rename: () => takes_back('do_rename', { act: 'rename', contestant: 17, name: 'Hoà' }),
  do_hold_new: () => takes_back('do_hold_new', { act: 'release_new' }),
  do_release_new: () => takes_back('do_release_new', { act: 'hold_new' }),
  people_request_places: () =>
    asks(5, (session) => {
      session.ask_people(5, { division: 'main' }, { order: 'place', from: 0, count: 100 });
    }),
  people_request_page: () =>
    asks(6, (session) => {
      const who = changed({ only: 'look' }, { ...joined_around(1790000060000), network: 2 });
      session.ask_people(6, who, { from: 0, count: 50 });
    }),
  seat_request: () => asks(7, (session) => session.ask_seat(17)),
  again: () => {
    const session = a_host();
    for (let n = 1; n < 6; n += 1) {
      session.ask_again();
      FakeSocket.last.say({ t: 'refused', for: 'again', reason: 'banks_missing', n });
    }
    session.ask_again();
    return said();
  },
};

describe('what the pages say', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('WebSocket', FakeSocket);
    vi.stubGlobal('location', new URL('http://192.168.1.5:8080/host'));
    vi.stubGlobal('window', new EventTarget());
    vi.stubGlobal('document', new EventTarget());
    FakeSocket.made = [];
  });
  afterEach(() => {
    for (const end of ends) end();
    ends = [];
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it.each(Object.entries(messages))('is to the letter what the server reads: %s', (name, say) => {
    expect(say()).toBe(JSON.stringify(fixture(name)));
  });

  it('is all that a client is shown to say, but for what no page needs', () => {
    const shown = fixtures().filter(({ from }) => from === 'client');
    expect(shown.map(({ name }) => name).sort()).toEqual(
      [...Object.keys(messages), ...Object.keys(said_by_no_page)].sort(),
    );
  });
});
