import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Kept } from '../src/contestant/kept';
import { screen_of } from '../src/contestant/screen';
import { Session } from '../src/contestant/session.svelte';
import { answer_status } from '../src/contestant/state';
import { verdict_of } from '../src/contestant/verdict';
import { memory_store, type Store } from '../src/shared/store';
import { FakeSocket } from './fake_socket';
import { fixture } from './fixtures';

const q = 3;
let store: Store;
let tab: Store;
let session: Session;

function new_tab(own: Store): Session {
  return new Session({ url: 'ws://test/ws', kept: new Kept(store, '482915', own), open: FakeSocket.open });
}

function open(): Session {
  session = new_tab(tab);
  session.start();
  FakeSocket.last.accept();
  return session;
}

/** A contestant who is in, with question 3 open. */
function play(): void {
  FakeSocket.last.say(fixture('contest'));
  session.join({ name: 'Nguyễn Thị Hoà' });
  welcome('view_open');
}

function welcome(view: string, me = 'me_new'): void {
  FakeSocket.last.say(fixture('welcome'));
  FakeSocket.last.say(fixture(view));
  FakeSocket.last.say(fixture(me));
}

function come_back(): void {
  FakeSocket.last.lose();
  vi.advanceTimersByTime(6000);
  FakeSocket.last.accept();
  FakeSocket.last.say(fixture('contest'));
}

/** Seconds over a line that lives. */
function pass_time(seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    vi.advanceTimersByTime(1000);
    FakeSocket.last.say({ t: 'clock', c: 0, s: 0 });
  }
}

function status(): string {
  const question = session.state.view?.question;
  return question ? answer_status(session.state, question).status : 'no question';
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.made = [];
  store = memory_store();
  tab = memory_store();
  open();
});

afterEach(() => {
  session.stop();
  vi.useRealTimers();
});

describe('waiting in line', () => {
  it('keeps an answer until the server lets it in, and sends it once', () => {
    play();
    FakeSocket.last.lose();
    vi.advanceTimersByTime(6000);
    FakeSocket.last.accept();
    FakeSocket.last.say(fixture('waiting'));
    session.answer({ options: [1] });
    expect(status()).toBe('sending');
    expect(FakeSocket.last.sent_of('answer')).toEqual([]);
    FakeSocket.last.say(fixture('contest'));
    welcome('view_open');
    expect(FakeSocket.last.sent_of('answer')).toHaveLength(1);
  });

  it('joins when it is let in', () => {
    FakeSocket.last.say(fixture('contest'));
    FakeSocket.last.lose();
    vi.advanceTimersByTime(6000);
    FakeSocket.last.accept();
    session.join({ name: 'Nguyễn Thị Hoà' });
    expect(FakeSocket.last.sent_of('join')).toEqual([]);
    FakeSocket.last.say(fixture('contest'));
    expect(FakeSocket.last.sent_of('join')).toHaveLength(1);
  });
});

describe('two tabs of one browser', () => {
  const pass = () => new Kept(store, '482915').pass();
  let other: Session;

  /** The form stands open here while another tab goes its own way. */
  beforeEach(() => {
    FakeSocket.last.say(fixture('contest'));
    other = new_tab(memory_store());
    other.start();
    FakeSocket.last.accept();
    FakeSocket.last.say(fixture('contest'));
  });
  afterEach(() => other.stop());

  it('resume with the seat that the other got, whatever name is asked for', () => {
    other.join({ name: 'Trần An' });
    FakeSocket.last.say({ ...fixture('welcome'), contestant: 17 });
    session.join({ name: 'Trần An 2' });
    FakeSocket.last.accept();
    expect(FakeSocket.last.sent[0]).toMatchObject({ t: 'hello', contestant: 17 });
    expect(FakeSocket.made.flatMap((each) => each.sent_of('join'))).toHaveLength(1);
    expect(pass()?.contestant).toBe(17);
  });

  it('join once when both ask before either was answered', () => {
    other.join({ name: 'Trần An' });
    session.join({ name: 'Trần An 2' });
    const joins = FakeSocket.made.flatMap((each) => each.sent_of('join'));
    expect(new Set(joins.map((join) => join.id)).size).toBe(1);
  });

  it('never overwrite the seat of another contestant', () => {
    const here = FakeSocket.made[0] as FakeSocket;
    session.join({ name: 'Trần An' });
    new Kept(store, '482915').keep_pass({ contest: 'k3v9q2m7xa', contestant: 4, token: 't', title: '' });
    here.say({ ...fixture('welcome'), contestant: 17 });
    expect(pass()?.contestant).toBe(4);
    FakeSocket.last.accept();
    expect(FakeSocket.last.sent[0]).toMatchObject({ t: 'hello', contestant: 4 });
  });

  it('do not forget a new seat because an old one was refused', () => {
    const kept = new Kept(store, '482915');
    kept.keep_pass({ contest: 'k3v9q2m7xa', contestant: 1, token: 'old', title: '' });
    session.again();
    FakeSocket.last.accept();
    kept.keep_pass({ contest: 'k3v9q2m7xa', contestant: 2, token: 'new', title: '' });
    FakeSocket.last.lose(4401);
    expect(pass()?.token).toBe('new');
  });

  it('offer to go on here once the other has joined', () => {
    other.join({ name: 'Trần An' });
    FakeSocket.last.say(fixture('welcome'));
    session.tab_changed('482915.results');
    expect(screen_of(session.state)).toEqual({ screen: 'join' });
    session.tab_changed('482915.pass');
    expect(screen_of(session.state)).toEqual({ screen: 'gone', cause: 'replaced' });
    session.again();
    FakeSocket.last.accept();
    expect(FakeSocket.last.sent[0]).toMatchObject({ t: 'hello', contestant: 17 });
  });

  it('look on each for itself, and leave alone what the other asked for', () => {
    other.join({ name: 'Trần An' });
    session.watch(true);
    expect(new Kept(store, '482915').join()?.name).toBe('Trần An');
    other.again();
    FakeSocket.last.accept();
    expect(FakeSocket.last.sent[0]).toMatchObject({ t: 'hello', as: 'contestant' });
  });
});

describe('removed by mistake', () => {
  const comes_back = () => {
    FakeSocket.last.accept();
    FakeSocket.last.say(fixture('contest'));
    welcome('view_lobby');
  };

  it('asks to be back within two seconds, and is when the host took it back', () => {
    play();
    FakeSocket.last.say({ ...fixture('me_new'), removed: true });
    FakeSocket.last.lose(4410);
    for (let time = 0; time < 5; time += 1) {
      const made = FakeSocket.made.length;
      vi.advanceTimersByTime(2000);
      expect(FakeSocket.made).toHaveLength(made + 1);
      expect(screen_of(session.state)).toEqual({ screen: 'gone', cause: 'removed' });
      FakeSocket.last.accept();
      FakeSocket.last.say({ t: 'refused', for: 'hello', reason: 'removed' });
      FakeSocket.last.lose(4410);
      expect(screen_of(session.state)).toEqual({ screen: 'gone', cause: 'removed' });
    }
    vi.advanceTimersByTime(2000);
    comes_back();
    expect(screen_of(session.state)).toEqual({ screen: 'lobby' });
  });

  it('asks less and less often', () => {
    play();
    FakeSocket.last.lose(4410);
    const made = FakeSocket.made.length;
    for (let second = 0; second < 3600; second += 1) {
      if (FakeSocket.last.readyState === 0) FakeSocket.last.lose(4410);
      vi.advanceTimersByTime(1000);
    }
    expect(FakeSocket.made.length - made).toBeLessThan(300);
  });
});

describe('joining', () => {
  it('sends the same request again until the server answers, also after a reload', () => {
    FakeSocket.last.say(fixture('contest'));
    session.join({ name: 'Nguyễn Thị Hoà', unit: '2025:15' });
    const [first] = FakeSocket.last.sent_of('join');
    come_back();
    expect(FakeSocket.last.sent_of('join')).toEqual([first]);
    session.stop();
    open();
    FakeSocket.last.say(fixture('contest'));
    expect(FakeSocket.last.sent_of('join')).toEqual([first]);
    expect(session.state.joining.status).toBe('sending');
  });

  it('takes a new number for a new name after a refusal', () => {
    FakeSocket.last.say(fixture('contest'));
    session.join({ name: 'Hoà' });
    const first = FakeSocket.last.sent_of('join')[0];
    FakeSocket.last.say({ ...fixture('refused_join'), id: first?.id });
    expect(session.state.joining).toMatchObject({ status: 'refused', reason: 'name_taken' });
    session.join({ name: 'Hoà Lào Cai' });
    expect(FakeSocket.last.sent_of('join')[1]?.id).not.toBe(first?.id);
  });

  it('tries again by itself when too many come from its network', () => {
    FakeSocket.last.say(fixture('contest'));
    session.join({ name: 'Hoà' });
    const first = FakeSocket.last.sent_of('join')[0];
    const too_many = { ...fixture('refused_join'), id: first?.id, reason: 'too_many_joins' };
    FakeSocket.last.say(too_many);
    expect(session.state.joining).toMatchObject({ status: 'held', join: first });
    pass_time(4);
    expect(FakeSocket.last.sent_of('join')).toHaveLength(1);
    pass_time(6);
    expect(FakeSocket.last.sent_of('join')).toEqual([first, first]);
    FakeSocket.last.say(too_many);
    come_back();
    expect(FakeSocket.last.sent_of('join')).toEqual([first]);
    welcome('view_open');
    pass_time(20);
    expect(FakeSocket.last.sent_of('join')).toEqual([first]);
    expect(session.state.joining.status).toBe('idle');
  });

  it('comes back with the token', () => {
    play();
    come_back();
    expect(FakeSocket.last.sent_of('hello')[0]).toEqual(fixture('hello_resume'));
    expect(FakeSocket.last.sent_of('join')).toEqual([]);
  });

  it('starts over with the code when the token is not right any more', () => {
    play();
    come_back();
    FakeSocket.last.lose(4401);
    FakeSocket.last.accept();
    expect(FakeSocket.last.sent_of('hello')[0]).toEqual(fixture('hello_contestant'));
    FakeSocket.last.say(fixture('contest'));
    expect(screen_of(session.state)).toEqual({ screen: 'join' });
  });
});

describe('answering', () => {
  beforeEach(play);

  it('keeps the answer before it sends it', () => {
    let kept_at_send = 0;
    FakeSocket.last.send = () => (kept_at_send = new Kept(store, '482915').answers().length);
    session.answer({ options: [1] });
    expect(kept_at_send).toBe(1);
  });

  it('is recorded only when the server says so', () => {
    session.answer({ options: [1] });
    expect(status()).toBe('sending');
    const id = FakeSocket.last.sent_of('answer')[0]?.id;
    FakeSocket.last.say({ t: 'recorded', id, q, elapsed: 5000 });
    expect(status()).toBe('recorded');
    expect(new Kept(store, '482915').answers()).toEqual([]);
  });

  it('answers a question once', () => {
    session.answer({ options: [1] });
    session.answer({ options: [2] });
    expect(FakeSocket.last.sent_of('answer')).toHaveLength(1);
  });

  it('sends the same answer again after a lost connection and after a reload', () => {
    FakeSocket.last.readyState = 3;
    session.answer({ options: [1] });
    come_back();
    welcome('view_open');
    const [again] = FakeSocket.last.sent_of('answer');
    expect(again).toMatchObject({ q, options: [1] });
    session.stop();
    open();
    FakeSocket.last.say(fixture('contest'));
    welcome('view_open');
    expect(FakeSocket.last.sent_of('answer')).toEqual([again]);
    expect(status()).toBe('sending');
  });

  it('sends the same answer again when the line turns out to be dead', () => {
    session.answer({ options: [1] });
    const [first] = FakeSocket.last.sent_of('answer');
    vi.advanceTimersByTime(5500);
    expect(FakeSocket.made).toHaveLength(2);
    FakeSocket.last.accept();
    FakeSocket.last.say(fixture('contest'));
    welcome('view_open');
    expect(FakeSocket.last.sent_of('answer')).toEqual([first]);
  });

  it('holds an answer refused because of a pause and sends it when the pause ends', () => {
    session.answer({ options: [1] });
    const [first] = FakeSocket.last.sent_of('answer');
    FakeSocket.last.say({ t: 'refused', for: 'answer', id: first?.id, q, reason: 'paused' });
    FakeSocket.last.say(fixture('view_open_paused'));
    expect(status()).toBe('held');
    expect(screen_of(session.state)).toEqual({ screen: 'paused' });
    expect(FakeSocket.last.sent_of('answer')).toHaveLength(1);
    FakeSocket.last.say({ ...fixture('view_open'), v: 99 });
    expect(FakeSocket.last.sent_of('answer')).toEqual([first, first]);
  });

  it('tells of a refusal and sends nothing again', () => {
    session.answer({ options: [1] });
    const id = FakeSocket.last.sent_of('answer')[0]?.id;
    FakeSocket.last.say({ ...fixture('refused_answer'), id });
    expect(status()).toBe('refused');
    come_back();
    welcome('view_open');
    expect(FakeSocket.last.sent_of('answer')).toEqual([]);
  });

  it('knows an answer recorded from before a reload', () => {
    session.stop();
    open();
    FakeSocket.last.say(fixture('contest'));
    welcome('view_open', 'me_answered');
    expect(status()).toBe('recorded');
    session.answer({ options: [2] });
    expect(FakeSocket.last.sent_of('answer')).toEqual([]);
  });

  it('keeps what was chosen but not sent, for this question only', () => {
    session.keep_draft(q, { options: [0, 2] });
    session.stop();
    open();
    expect(session.draft(q)).toEqual({ options: [0, 2] });
    expect(session.draft(4)).toBeUndefined();
  });
});

describe('one\'s own name', () => {
  beforeEach(() => {
    FakeSocket.last.say(fixture('contest'));
    session.join({ name: 'Nguyễn Thị Hoà' });
    welcome('view_lobby');
  });

  it('is another once the server says so', () => {
    session.rename('Nguyễn Thị Hòa');
    expect(FakeSocket.last.sent_of('rename')).toEqual([{ t: 'rename', name: 'Nguyễn Thị Hòa' }]);
    expect(session.state.renaming).toEqual({ status: 'sending' });
    FakeSocket.last.say({ ...fixture('welcome'), name: 'Nguyễn Thị Hòa' });
    expect(session.state.renaming).toEqual({ status: 'idle' });
    expect(session.state.welcome?.name).toBe('Nguyễn Thị Hòa');
  });

  it('stays, with the reason, when another was refused', () => {
    session.rename('Lê An');
    FakeSocket.last.say({ t: 'refused', for: 'rename', reason: 'name_taken' });
    expect(session.state.renaming).toEqual({ status: 'refused', reason: 'name_taken' });
    expect(session.state.welcome?.name).toBe('Nguyễn Thị Hoà');
  });
});

describe('predicting', () => {
  beforeEach(() => {
    FakeSocket.last.say({ ...fixture('contest'), prediction: 'all_correct' });
    session.join({ name: 'Nguyễn Thị Hoà' });
    welcome('view_lobby');
  });

  it('is saved only when `me` says so', () => {
    session.predict(120);
    expect(FakeSocket.last.sent_of('predict')).toEqual([fixture('predict')]);
    expect(session.state.predicting).toEqual({ status: 'sending', value: 120 });
    FakeSocket.last.say(fixture('me_predicted'));
    expect(session.state.predicting).toEqual({ status: 'idle' });
    come_back();
    welcome('view_lobby', 'me_predicted');
    expect(FakeSocket.last.sent_of('predict')).toEqual([]);
  });

  it('keeps waiting for the newest of two', () => {
    session.predict(100);
    session.predict(120);
    FakeSocket.last.say({ ...fixture('me_predicted'), prediction: 100 });
    expect(session.state.predicting).toEqual({ status: 'sending', value: 120 });
    expect(new Kept(store, '482915').prediction()).toBe(120);
  });

  it('is sent again after a lost connection and after a reload', () => {
    FakeSocket.last.readyState = 3;
    session.predict(120);
    come_back();
    welcome('view_lobby');
    expect(FakeSocket.last.sent_of('predict')).toEqual([fixture('predict')]);
    session.stop();
    open();
    FakeSocket.last.say(fixture('contest'));
    welcome('view_lobby');
    expect(FakeSocket.last.sent_of('predict')).toEqual([fixture('predict')]);
    expect(session.state.predicting).toEqual({ status: 'sending', value: 120 });
  });

  it('is given up when the server refuses it', () => {
    session.predict(120);
    FakeSocket.last.say({ t: 'refused', for: 'predict', reason: 'too_late' });
    expect(session.state.predicting).toEqual({ status: 'refused', value: 120, reason: 'too_late' });
    come_back();
    welcome('view_lobby');
    expect(FakeSocket.last.sent_of('predict')).toEqual([]);
  });
});

describe('watching', () => {
  it('says why it may not look on, and tries no more', () => {
    session.watch(true);
    FakeSocket.last.accept();
    FakeSocket.last.say(fixture('refused_hello_spectators'));
    FakeSocket.last.lose(4403);
    expect(session.state.hello_refused).toBe('spectators_not_admitted');
    expect(screen_of(session.state)).toEqual({ screen: 'gone', cause: 'refused' });
    const made = FakeSocket.made.length;
    vi.advanceTimersByTime(60_000);
    expect(FakeSocket.made).toHaveLength(made);
  });

  it('says hello as a spectator, answers nothing and comes back as one', () => {
    session.watch(true);
    FakeSocket.last.accept();
    expect(FakeSocket.last.sent_of('hello')[0]).toEqual(fixture('hello_spectator'));
    FakeSocket.last.say(fixture('contest'));
    FakeSocket.last.say(fixture('view_open'));
    session.answer({ options: [1] });
    expect(FakeSocket.last.sent_of('answer')).toEqual([]);
    session.stop();
    open();
    expect(FakeSocket.last.sent_of('hello')[0]).toEqual(fixture('hello_spectator'));
  });
});

describe('an answer after the time', () => {
  it('is told at the reveal as late, not as none', () => {
    play();
    session.answer({ options: [1] });
    const [answer] = FakeSocket.last.sent_of('answer');
    FakeSocket.last.say({ t: 'refused', for: 'answer', id: answer?.id, q, reason: 'too_late' });
    FakeSocket.last.say({ ...fixture('view_reveal'), v: 50 });
    const nothing = { q, right: false, credit: 0, points: 0, bonus: 0, elapsed: null };
    FakeSocket.last.say({ ...fixture('me_unanswered'), result: nothing });
    const { state } = session;
    expect(state.view?.question && verdict_of(state, state.view.question)).toBe('late');
  });
});

describe('blocked', () => {
  it('is a screen before the contest is known', () => {
    const link = { state: 'waiting', attempt: 2, cause: 'lost', blocked: 'network' } as const;
    const blocked = { ...session.state, link };
    expect(screen_of(blocked)).toEqual({ screen: 'blocked', by: 'network' });
    FakeSocket.last.say(fixture('contest'));
    expect(screen_of({ ...blocked, contest: session.state.contest }).screen).toBe('join');
  });
});

describe('the own game', () => {
  it('is remembered over a reload', () => {
    play();
    FakeSocket.last.say({ ...fixture('view_reveal'), v: 50 });
    FakeSocket.last.say(fixture('me_result'));
    session.stop();
    open();
    expect(session.state.results).toMatchObject([{ q: 3, n: 3, right: true, points: 875 }]);
  });
});
