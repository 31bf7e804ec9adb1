import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { after_close, back_off } from '../src/shared/close_codes';
import { ServerClock } from '../src/shared/clock';
import { Socket, type Link } from '../src/shared/socket';
import type { ClientMessage, ServerMessage } from '../src/shared/protocol';
import type { Blocked } from '../src/shared/reach';
import { FakeSocket } from './fake_socket';
import { fixture } from './fixtures';

let links: Link[];
let messages: ServerMessage[];
let socket: Socket;
let blocks: Blocked | undefined;
let asked: number;

beforeEach(() => {
  vi.useFakeTimers();
  FakeSocket.made = [];
  links = [];
  messages = [];
  blocks = undefined;
  asked = 0;
  socket = new Socket({
    url: 'ws://test/ws',
    clock: new ServerClock(),
    hello: () => ({ t: 'hello', as: 'spectator', code: '482915' }),
    on_message: (message) => messages.push(message),
    on_link: (link) => links.push(link),
    open: FakeSocket.open,
    random: () => 0.5,
    what_blocks: () => Promise.resolve(blocks),
    socket_status: () => Promise.resolve((asked += 1, 426)),
  });
  socket.start();
});

afterEach(() => {
  socket.stop();
  vi.useRealTimers();
});

describe('Socket', () => {
  it('says hello first, then asks for the time', () => {
    FakeSocket.last.accept();
    expect(FakeSocket.last.sent.map((each) => each.t)).toEqual(['hello', 'clock']);
  });

  it('goes on with a connection that was open before', () => {
    socket.stop();
    const begun = FakeSocket.open() as unknown as FakeSocket;
    begun.readyState = 1;
    const later = new Socket({
      url: 'ws://test/ws',
      clock: new ServerClock(),
      hello: () => ({ t: 'hello', as: 'spectator', code: '482915' }),
      on_message: (message) => messages.push(message),
      on_link: (link) => links.push(link),
      open: () => begun as unknown as WebSocket,
    });
    later.start();
    expect(begun.sent.map((each) => each.t)).toEqual(['hello', 'clock']);
    begun.say(fixture('waiting'));
    expect(links.at(-1)).toEqual({ state: 'online' });
    later.stop();
  });

  it('counts as connected once a message came back', () => {
    FakeSocket.last.accept();
    expect(links.at(-1)).toEqual({ state: 'connecting', attempt: 0 });
    FakeSocket.last.say(fixture('waiting'));
    expect(links.at(-1)).toEqual({ state: 'online' });
  });

  it('asks for the time five times at once and then every twenty seconds', () => {
    FakeSocket.last.accept();
    const answer = () => FakeSocket.last.say(fixture('clock'));
    for (let i = 0; i < 10; i += 1) {
      answer();
      vi.advanceTimersByTime(200);
    }
    expect(FakeSocket.last.sent_of('clock')).toHaveLength(5);
    for (let second = 0; second < 20; second += 1) {
      FakeSocket.last.say(fixture('lobby'));
      vi.advanceTimersByTime(1000);
    }
    expect(FakeSocket.last.sent_of('clock')).toHaveLength(6);
  });

  it('hands on messages and keeps unknown ones to itself', () => {
    FakeSocket.last.accept();
    FakeSocket.last.say({ t: 'news' });
    FakeSocket.last.say(fixture('count'));
    FakeSocket.last.say(fixture('clock'));
    expect(messages.map((each) => each.t)).toEqual(['count']);
  });

  it('comes back after a lost connection, more slowly each time', () => {
    const waits: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      FakeSocket.last.lose();
      const made = FakeSocket.made.length;
      let waited = 0;
      while (FakeSocket.made.length === made) {
        vi.advanceTimersByTime(5);
        waited += 5;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([190, 375, 750, 1500, 3000, 3750, 3750, 3750]);
  });

  it('asks a full house less and less often', () => {
    const waits: number[] = [];
    for (let i = 0; i < 6; i += 1) {
      FakeSocket.last.accept();
      FakeSocket.last.lose(4503);
      expect(links.at(-1)).toMatchObject({ state: 'waiting', cause: 'full' });
      const made = FakeSocket.made.length;
      let waited = 0;
      while (FakeSocket.made.length === made) {
        vi.advanceTimersByTime(100);
        waited += 100;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([7500, 15_000, 22_500, 30_000, 30_000, 30_000]);
  });

  it('tells of a line that died silently within eight seconds, and gives it up after some more', () => {
    FakeSocket.last.accept();
    for (let i = 0; i < 6; i += 1) {
      FakeSocket.last.say(fixture('clock'));
      vi.advanceTimersByTime(200);
    }
    FakeSocket.last.say(fixture('view_board'));
    vi.advanceTimersByTime(4000);
    expect(links.at(-1)).toEqual({ state: 'online' });
    vi.advanceTimersByTime(3500);
    expect(links.at(-1)).toMatchObject({ state: 'waiting', cause: 'lost' });
    expect(FakeSocket.made[0]?.closed).toBe(false);
    vi.advanceTimersByTime(2500);
    expect(FakeSocket.made[0]?.closed).toBe(true);
  });

  it('asks a quiet line at most every three seconds, and one that speaks only for the time', () => {
    FakeSocket.last.accept();
    for (let tenth = 0; tenth < 600; tenth += 1) {
      const asked = FakeSocket.last.sent_of('clock').length;
      vi.advanceTimersByTime(100);
      if (FakeSocket.last.sent_of('clock').length > asked) FakeSocket.last.say(fixture('clock'));
    }
    expect(FakeSocket.last.sent_of('clock').length).toBeLessThan(5 + 60 / 3);
    expect(links.filter((link) => link.state === 'waiting')).toEqual([]);
  });

  it('says what blocks live connections where pages come through', async () => {
    blocks = 'network';
    const fates = [() => FakeSocket.last.lose(), () => undefined, () => FakeSocket.last.accept()];
    for (const meets of fates) {
      socket.restart();
      for (let second = 0; second < 9; second += 1) {
        if (FakeSocket.last.readyState === 0) meets();
        await vi.advanceTimersByTimeAsync(1000);
      }
      expect(links.at(-1)).toMatchObject({ blocked: 'network' });
    }
    FakeSocket.last.accept();
    FakeSocket.last.say(fixture('contest'));
    expect(links.at(-1)).toEqual({ state: 'online' });
    FakeSocket.last.lose();
    expect(links.at(-1)).not.toHaveProperty('blocked');
  });

  it('asks once with what status the live connection is refused', async () => {
    blocks = 'network';
    for (let second = 0; second < 30; second += 1) {
      if (FakeSocket.last.readyState === 0) FakeSocket.last.lose();
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(links.at(-1)).toMatchObject({ blocked: 'network', status: 426 });
    expect(asked).toBe(1);
  });

  it('blames no network while the server is away or speaks by closing', async () => {
    for (const code of [1006, 4503]) {
      blocks = code === 4503 ? 'network' : undefined;
      socket.restart();
      for (let second = 0; second < 20; second += 1) {
        if (FakeSocket.last.readyState === 0) FakeSocket.last.lose(code);
        await vi.advanceTimersByTimeAsync(250);
      }
      expect(links.at(-1)).not.toHaveProperty('blocked');
    }
  });

  it('explains a browser that refuses the connection outright', () => {
    socket.stop();
    const refused = new Socket({
      url: 'ws://test/ws',
      clock: new ServerClock(),
      hello: () => ({ t: 'hello', as: 'spectator', code: '482915' }),
      on_message: () => undefined,
      on_link: (link) => links.push(link),
      open: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
    refused.start();
    expect(links.at(-1)).toMatchObject({ state: 'waiting', blocked: 'browser' });
    refused.stop();
  });

  it('takes silence for a dead line', () => {
    FakeSocket.last.accept();
    vi.advanceTimersByTime(6000);
    expect(FakeSocket.made[0]?.closed).toBe(true);
    expect(links.at(-1)).toMatchObject({ state: 'waiting', cause: 'lost' });
  });

  it('gives up on a connection that never opens', () => {
    vi.advanceTimersByTime(10_000);
    expect(links.at(-1)).toMatchObject({ state: 'waiting' });
  });

  it('does not wait when the page or the network is back', () => {
    FakeSocket.last.lose();
    socket.wake();
    expect(FakeSocket.made).toHaveLength(2);
  });

  it('asks an open line that slept, and drops it when it stays silent', () => {
    FakeSocket.last.accept();
    FakeSocket.last.say(fixture('clock'));
    vi.advanceTimersByTime(1000);
    for (let i = 0; i < 5; i += 1) FakeSocket.last.say(fixture('clock'));
    socket.wake();
    vi.advanceTimersByTime(2500);
    expect(links.at(-1)).toMatchObject({ state: 'waiting' });
  });

  it('stays away when the server says so', () => {
    FakeSocket.last.accept();
    FakeSocket.last.lose(4409);
    vi.advanceTimersByTime(60_000);
    socket.wake();
    expect(FakeSocket.made).toHaveLength(1);
    expect(links.at(-1)).toEqual({ state: 'ended', cause: 'replaced' });
  });

  it('stays away five seconds after too many messages, whatever wakes it', () => {
    FakeSocket.last.accept();
    FakeSocket.last.lose(4429);
    socket.wake();
    vi.advanceTimersByTime(4999);
    expect(FakeSocket.made).toHaveLength(1);
    vi.advanceTimersByTime(2600);
    expect(FakeSocket.made).toHaveLength(2);
  });

  it('comes back at once after it read too slowly', () => {
    FakeSocket.last.accept();
    FakeSocket.last.lose(4408);
    vi.advanceTimersByTime(1);
    expect(FakeSocket.made).toHaveLength(2);
  });

  it('hears nothing of a connection it left', () => {
    const old = FakeSocket.last;
    old.accept();
    socket.restart();
    old.say(fixture('count'));
    old.lose();
    expect(messages).toEqual([]);
    expect(FakeSocket.made).toHaveLength(2);
  });

  describe('with an answer sent', () => {
    const id = 'c0ffee00c0ffee00c0ffee00c0ffee00';
    const answer: ClientMessage = { t: 'answer', id, q: 3, options: [1] };
    const state = () => links.at(-1)?.state;
    let requests: number;

    /** The line has been up for a while: the clock is in step, the next request far off. */
    beforeEach(() => {
      FakeSocket.last.accept();
      for (let i = 0; i < 10; i += 1) {
        FakeSocket.last.say(fixture('clock'));
        vi.advanceTimersByTime(200);
      }
      FakeSocket.last.say(fixture('clock'));
      requests = FakeSocket.last.sent_of('clock').length;
      socket.send(answer);
    });
    const asked = () => FakeSocket.last.sent_of('clock').length - requests;

    it('finds a dead line within five seconds', () => {
      vi.advanceTimersByTime(2999);
      expect(asked()).toBe(0);
      vi.advanceTimersByTime(1);
      expect(asked()).toBe(1);
      vi.advanceTimersByTime(1999);
      expect(state()).toBe('online');
      vi.advanceTimersByTime(1);
      expect(links.at(-1)).toMatchObject({ state: 'waiting', cause: 'lost' });
      expect(FakeSocket.made[0]?.closed).toBe(true);
    });

    it('asks nothing once the reply is here', () => {
      FakeSocket.last.say(fixture('recorded'));
      vi.advanceTimersByTime(3900);
      expect(asked()).toBe(0);
      expect(state()).toBe('online');
    });

    it('keeps a line that is slow but alive', () => {
      vi.advanceTimersByTime(4500);
      FakeSocket.last.say(fixture('recorded'));
      vi.advanceTimersByTime(6000);
      expect(FakeSocket.made).toHaveLength(1);
      expect(state()).toBe('online');
    });

    it('does not take what was already on its way for a reply, and any sign for life', () => {
      vi.advanceTimersByTime(100);
      FakeSocket.last.say(fixture('view_open'));
      vi.advanceTimersByTime(2900);
      expect(asked()).toBe(1);
      FakeSocket.last.say(fixture('count'));
      vi.advanceTimersByTime(6000);
      expect(state()).toBe('online');
    });

    it('does not wait longer for a request to the clock made before', () => {
      vi.advanceTimersByTime(2000);
      socket.stop();
      socket.start();
      FakeSocket.last.accept();
      FakeSocket.last.say(fixture('contest'));
      vi.advanceTimersByTime(600);
      socket.send(answer);
      vi.advanceTimersByTime(5000);
      expect(state()).not.toBe('online');
    });
  });

  describe('told that the network is gone', () => {
    beforeEach(() => {
      FakeSocket.last.accept();
      FakeSocket.last.say(fixture('clock'));
      socket.doubt();
    });

    it('says so at once and connects anew when the line is silent', () => {
      expect(links.at(-1)).toMatchObject({ state: 'waiting', cause: 'lost' });
      expect(FakeSocket.made[0]?.closed).toBe(false);
      vi.advanceTimersByTime(2000);
      expect(FakeSocket.made[0]?.closed).toBe(true);
      vi.advanceTimersByTime(250);
      expect(FakeSocket.made).toHaveLength(2);
    });

    it('keeps a line that lives all the same', () => {
      FakeSocket.last.say(fixture('clock'));
      expect(links.at(-1)).toEqual({ state: 'online' });
      vi.advanceTimersByTime(200);
      FakeSocket.last.say(fixture('clock'));
      expect(links.filter((link) => link.state === 'online')).toHaveLength(2);
      expect(FakeSocket.made).toHaveLength(1);
    });
  });

  it('does not send without a connection', () => {
    expect(socket.send({ t: 'clock', c: 1 })).toBe(false);
  });
});

describe('after_close', () => {
  it.each([
    [1001, true], [1006, true], [4408, true], [4429, true], [4500, true], [4503, true], [4999, true],
    [1000, false], [1009, false], [4400, false], [4401, false], [4403, false], [4404, false], [4409, false],
    [4410, false], [4501, false],
  ])('of %i: may reconnect is %s', (code, again) => {
    expect(after_close(code).again).toBe(again);
  });
});

describe('back_off', () => {
  it('is between half and the whole of a wait that doubles up to 5 s', () => {
    expect([back_off(0, 0), back_off(0, 1)]).toEqual([125, 250]);
    expect([back_off(3, 0), back_off(3, 1)]).toEqual([1000, 2000]);
    expect([back_off(99, 0), back_off(99, 1)]).toEqual([2500, 5000]);
  });
});
