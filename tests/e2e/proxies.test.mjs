import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:https';
import WebSocket from 'ws';
import { eventually } from './eventually.mjs';
import { documented_options, free_port, name, Proxy } from './proxy.mjs';
import { room_test } from './room.mjs';

// nginx and Caddy themselves, with the settings of docs/operating.md as they stand there. What a
// browser would send goes over TLS by hand, from several addresses of this machine.

/** A contest behind each proxy; `options` may change those of the server, given the proxy's port. */
function proxied_test(what, options, happens) {
  for (const program of ['nginx', 'caddy']) {
    let port;
    const server_options = async () => {
      port = await free_port();
      return { ...documented_options(), ...options(port) };
    };
    // With a question to come, whose board everybody may read.
    const kinds = ['single', 'true_false'];
    room_test(`${program}: ${what}`, { kinds, server_options }, async (room) => {
      const proxy = await Proxy.start(program, port, room.server);
      room.lines.push(proxy);
      await happens(room, proxy);
    });
  }
}

/** The answer to a request for `https://NAME/PATH`, its body not yet read. */
async function ask(proxy, path, headers = {}, from = '127.0.0.1') {
  const asked = request({ host: '127.0.0.1', port: proxy.port, path, servername: name,
    localAddress: from, rejectUnauthorized: false, headers: { host: name, ...headers } });
  asked.end();
  const [answer] = await once(asked, 'response');
  return answer;
}

async function status(...request_of) {
  const answer = await ask(...request_of);
  answer.resume();
  return answer.statusCode;
}

/** A WebSocket as a page at `url` opens it, from an address of this machine. */
class Caller {
  heard = [];

  constructor(proxy, url, from = '127.0.0.1') {
    this.socket = new WebSocket(`wss://127.0.0.1:${proxy.port}/ws`, 'hoithi.v1', {
      localAddress: from, servername: name, rejectUnauthorized: false, origin: url,
      headers: { host: new URL(url).host } });
    this.opened = once(this.socket, 'open');
    this.socket.on('message', (data) => this.heard.push(JSON.parse(String(data))));
    this.socket.on('close', (code) => this.heard.push({ t: code }));
  }

  async says(message) {
    await this.opened;
    this.socket.send(JSON.stringify(message));
  }

  hears(fits, what) {
    return eventually(() => this.heard.find(fits), what);
  }

  hears_type(t) {
    return this.hears((message) => message.t === t, t);
  }

  hears_phase(phase) {
    return this.hears((message) => message.t === 'view' && message.phase === phase, phase);
  }

  leave() {
    this.socket.terminate();
  }
}

async function a_contest(room, proxy) {
  const { url, contest, secret, code } = room.server;
  const page = await ask(proxy, '/');
  assert.equal(page.statusCode, 200);
  assert.match(page.headers['content-type'], /^text\/html/);
  page.resume();

  const contestant = new Caller(proxy, url);
  await contestant.says({ t: 'hello', as: 'contestant', code });
  await contestant.hears_type('contest');
  await contestant.says({ t: 'join', id: '1'.padStart(32, '0'), name: 'Nguyễn Thị Hoà' });
  await contestant.hears_type('welcome');

  const host = new Caller(proxy, url);
  await host.says({ t: 'hello', as: 'host', contest, secret });
  await host.hears_type('room');
  await host.says({ t: 'do', n: 1, act: 'start' });
  const { question } = await contestant.hears_phase('open');
  await contestant.says({ t: 'answer', id: '2'.padStart(32, '0'), q: question.q, options: [1] });
  await contestant.hears_type('recorded');
  for (const [n, act, phase] of [[2, 'close', 'closed'], [3, 'next', 'reveal'], [4, 'next', 'board']]) {
    await host.says({ t: 'do', n, act });
    await contestant.hears_phase(phase);
  }
  // A stream comes through as it is written.
  const stream = await ask(proxy, `/api/contests/${contest}/board/events`);
  let text = '';
  stream.setEncoding('utf8').on('data', (part) => (text += part));
  await eventually(() => text.includes('Nguyễn Thị Hoà'), 'the stream has the board');
  stream.destroy();
  for (const caller of [contestant, host]) caller.leave();
}

proxied_test('a contest at its name', () => ({}), async (room, proxy) => {
  assert.equal(room.server.url, `https://${name}`);
  await a_contest(room, proxy);
});

const own_port = (port) => ({ 'public-url': `https://${name}:${port}` });
proxied_test('a contest at a port of its own', own_port, async (room, proxy) => {
  assert.equal(room.server.url, `https://${name}:${proxy.port}`);
  await a_contest(room, proxy);
});

const two_each = () => ({ 'connections-per-address': 2, 'streams-per-address': 1 });
proxied_test('clients are told apart', two_each, async (room, proxy) => {
  const { url, contest, code } = room.server;
  const hello = { t: 'hello', as: 'contestant', code };
  const inside = ['127.0.0.2', '127.0.0.2'].map((from) => new Caller(proxy, url, from));
  for (const { opened } of inside) await opened;
  const third = new Caller(proxy, url, '127.0.0.2');
  await third.says(hello);
  await third.hears_type(4503);
  const neighbour = new Caller(proxy, url, '127.0.0.3');
  await neighbour.says(hello);
  await neighbour.hears_type('contest');
  for (const caller of [...inside, third, neighbour]) caller.leave();

  const events = `/api/contests/${contest}/board/events`;
  const reader = await ask(proxy, events, {}, '127.0.0.2');
  assert.equal(reader.statusCode, 200);
  assert.equal(await status(proxy, events, {}, '127.0.0.2'), 503);
  const another = await ask(proxy, events, {}, '127.0.0.3');
  assert.equal(another.statusCode, 200);
  for (const stream of [reader, another]) stream.destroy();
});

proxied_test('what is not for everybody', () => ({}), async (room, proxy) => {
  assert.equal(await status(proxy, '/healthz'), 200);
  assert.equal(await status(proxy, '/metrics'), 403);
  const upgrade = { upgrade: 'websocket', connection: 'Upgrade', origin: 'https://evil.example',
    'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-protocol': 'hoithi.v1' };
  assert.equal(await status(proxy, '/ws', upgrade), 403);
  await eventually(() => room.server.log.includes('origin_refused'), 'it is logged');
});
