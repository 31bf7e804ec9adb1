import assert from 'node:assert/strict';
import { room_test } from './room.mjs';

const names = ['address', 'engine', 'storage', 'server', 'socket', 'clock', 'sound'];

async function states(page) {
  await page.waitForFunction(() => !document.querySelector('#results .wait'));
  const found = await page.$$eval('#results li', (rows) =>
    rows.map((row) => [row.id.replace('check-', ''), row.className]));
  return Object.fromEntries(found);
}

room_test('a hall checks its device before the show', {}, async (room) => {
  const { page } = await room.visitor();
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await page.goto(`${room.server.url}/check`);
  const first = await states(page);
  assert.deepEqual(Object.keys(first).sort(), [...names].sort());
  const { engine, storage, server, socket, clock } = first;
  assert.deepEqual({ engine, storage, server, socket, clock },
    { engine: 'ok', storage: 'ok', server: 'ok', socket: 'ok', clock: 'ok' });
  assert.equal(first.address, 'warn', 'only this machine can open it');
  await page.getByRole('button', { name: 'Try the sound' }).click();
  await page.locator('#check-sound.ok').waitFor();
  await page.getByRole('button', { name: 'Check again' }).click();
  assert.equal((await states(page)).socket, 'ok');
  assert.deepEqual([...new Set(asked)], [room.server.url], 'no request to anybody else');
});

room_test('what a network or a browser blocks is named with what to do', {}, async (room) => {
  const { page } = await room.visitor();
  await page.addInitScript(() => {
    window.WebSocket = function () {
      throw new DOMException('refused', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } });
  });
  await page.goto(`${room.server.url}/check`);
  const found = await states(page);
  assert.equal(found.socket, 'bad');
  assert.equal(found.storage, 'bad');
  assert.equal(found.server, 'ok');
  await page.getByText('chặn kết nối trực tiếp (WebSocket)').waitFor();
  await page.getByText('lets pages through but blocks the live connection').waitFor();
  await page.locator('#summary.bad').waitFor();
});
