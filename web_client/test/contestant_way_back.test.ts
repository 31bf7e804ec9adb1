import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Kept } from '../src/contestant/kept';
import { own_link, proof_in_address, type Proof } from '../src/contestant/proof';
import { screen_of } from '../src/contestant/screen';
import { Session } from '../src/contestant/session.svelte';
import { memory_store, type Store } from '../src/shared/store';
import { FakeSocket } from './fake_socket';
import { fixture } from './fixtures';

const mine = { contestant: 17, token: String(fixture('welcome')['token']) };
const pass = { contest: String(fixture('contest')['id']), ...mine };
let store: Store;
let session: Session;
let followed: unknown[][];

function open(proof?: Proof, code = '482915'): void {
  session = new Session({
    url: 'ws://test/ws',
    kept: new Kept(store, code),
    open: FakeSocket.open,
    proof,
    on_follow: (...to) => followed.push(to),
  });
  session.start();
  FakeSocket.last.accept();
}

const said = () => FakeSocket.last.sent.find((each) => each['t'] === 'hello');

function let_in(): void {
  FakeSocket.last.say(fixture('contest'));
  for (const message of ['welcome', 'view_open', 'me_new']) FakeSocket.last.say(fixture(message));
}

function come_back(): void {
  FakeSocket.last.lose();
  vi.advanceTimersByTime(6000);
  FakeSocket.last.accept();
}

function refuse(reason: string, code: number): void {
  FakeSocket.last.say({ t: 'refused', for: 'hello', reason });
  FakeSocket.last.lose(code);
}

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.made = [];
  followed = [];
  store = memory_store();
});
afterEach(() => {
  session.stop();
  vi.useRealTimers();
});

describe('a seat from another device', () => {
  it('is taken over by its code, and kept by the token from then on', () => {
    open({ seat: 'K7M2Q9XD' });
    expect(said()).toEqual({ t: 'hello', as: 'contestant', code: '482915', seat: 'K7M2Q9XD' });
    let_in();
    come_back();
    expect(said()).toMatchObject(mine);
  });

  it('is asked for by a code that was typed, and the form tells when it was wrong', () => {
    open();
    FakeSocket.last.say(fixture('contest'));
    session.take_seat('k7m2 q9xd');
    FakeSocket.last.accept();
    expect(said()).toEqual({ t: 'hello', as: 'contestant', code: '482915', seat: 'k7m2 q9xd' });
    refuse('bad_seat', 4401);
    expect(session.state.seat_refused).toBe(true);
    FakeSocket.last.accept();
    expect(said()).toEqual({ t: 'hello', as: 'contestant', code: '482915' });
    FakeSocket.last.say(fixture('contest'));
    expect(session.state.seat_refused).toBe(true);
  });
});

describe('the own link', () => {
  function at(path: string): Proof | undefined {
    const { search, hash } = new URL(path, 'http://192.168.1.5:8080');
    vi.stubGlobal('location', { search, hash });
    return proof_in_address();
  }
  afterEach(() => vi.unstubAllGlobals());

  it('carries the pass behind the #, whatever a messenger puts after it', () => {
    const link = own_link('482915', { ...pass, title: 'Chung kết' });
    expect(link).toBe(`/?code=482915#${pass.contest}.17.${pass.token}`);
    for (const tail of ['', '.', ')', '%20', '&fbclid=Iw']) expect(at(link + tail)).toEqual(pass);
    expect(at(own_link('482915', undefined))).toBeUndefined();
    expect(at('/?code=482915&seat=K7M2Q9XD')).toEqual({ seat: 'K7M2Q9XD' });
    for (const wrong of ['main', `${pass.contest}.17`, `${pass.contest}.-1.${pass.token}`, `${pass.contest}.17.${pass.token}0`]) {
      expect(at(`/?code=482915#${wrong}`)).toBeUndefined();
    }
  });

  it('brings its bearer back to the seat in a browser that kept nothing of it', () => {
    open(pass);
    expect(said()).toEqual({ t: 'hello', as: 'contestant', ...pass });
    let_in();
    expect(session.own_link()).toBe(own_link('482915', { ...pass, title: '' }));
    open();
    expect(said()).toMatchObject(mine);
  });

  it('takes no seat away from whoever has another one here', () => {
    new Kept(store, '482915').keep_pass({ ...pass, contestant: 4, token: 'own', title: '' });
    open(pass);
    expect(said()).toMatchObject({ contestant: 4, token: 'own' });
  });

  it('is better than a pass of the same seat that has gone elsewhere', () => {
    new Kept(store, '482915').keep_pass({ ...pass, token: 'moved', title: '' });
    open(pass);
    expect(said()).toMatchObject(mine);
  });

  it('leads to the form where it is wrong, and says so where the seat has moved', () => {
    open(pass);
    refuse('bad_token', 4401);
    FakeSocket.last.accept();
    expect(said()).toEqual({ t: 'hello', as: 'contestant', code: '482915' });
    session.stop();
    open(pass);
    refuse('seat_moved', 4409);
    expect(screen_of(session.state)).toEqual({ screen: 'gone', cause: 'replaced' });
  });
});

describe('going on in another contest', () => {
  const follow = { ...fixture('follow'), within: 4000 };
  const proof = { ...pass, contest: String(fixture('follow')['contest']), from: pass.contest };

  it('is at a moment of its own within the time that the server gives', () => {
    open();
    FakeSocket.last.say(fixture('contest'));
    session.join({ name: 'Nguyễn Thị Hoà' });
    let_in();
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
    FakeSocket.last.say(follow);
    vi.advanceTimersByTime(1999);
    expect(followed).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(followed).toEqual([['731046', proof, false]]);
    vi.restoreAllMocks();
  });

  it('needs no proof of who has no seat, and none goes who left', () => {
    open();
    FakeSocket.last.say(fixture('contest'));
    FakeSocket.last.say({ ...follow, within: 0 });
    vi.advanceTimersByTime(1);
    expect(followed).toEqual([['731046', undefined, false]]);
    FakeSocket.last.say(follow);
    session.stop();
    vi.advanceTimersByTime(5000);
    expect(followed.length).toBe(1);
  });

  it('shows the pass of the contest before, and keeps the new one', () => {
    open(proof, '731046');
    expect(said()).toEqual({ t: 'hello', as: 'contestant', ...proof });
    FakeSocket.last.say({ ...fixture('contest'), id: proof.contest, code: '731046' });
    FakeSocket.last.say({ ...fixture('welcome'), contestant: 2, token: 'new' });
    come_back();
    expect(said()).toEqual({ t: 'hello', as: 'contestant', contest: proof.contest, contestant: 2, token: 'new' });
  });

  it('joins by the form where it is not taken as it was', () => {
    open(proof, '731046');
    FakeSocket.last.say({ ...fixture('contest'), id: proof.contest, code: '731046', shut: 'joining_locked' });
    expect(screen_of(session.state).screen).toBe('join');
    session.join({ name: 'Nguyễn Thị Hoà' });
    come_back();
    expect(said()).toEqual({ t: 'hello', as: 'contestant', code: '731046' });
    FakeSocket.last.say(fixture('contest'));
    expect(FakeSocket.last.sent_of('join').length).toBe(1);
  });

  it('does not take the place of a seat that this browser has there', () => {
    new Kept(store, '731046').keep_pass({ contest: proof.contest, contestant: 1, token: 'there', title: '' });
    open(proof, '731046');
    expect(said()).toMatchObject({ contestant: 1, token: 'there' });
  });
});
