import assert from 'node:assert/strict';
import { Contestant } from './contestant.mjs';
import { eventually } from './eventually.mjs';
import { Host } from './host.mjs';
import { questions, right } from './quiz.mjs';
import { room_test } from './room.mjs';
import { Stage } from './stage.mjs';

const { text: question } = questions.single;

/** An open question before a contestant whose line a test can cut. */
async function open_over_a_line(room) {
  const host = await room.host();
  const line = await room.line();
  const contestant = await room.visitor();
  await contestant.open(line.join_url);
  await contestant.join('Nguyễn Thị Hoà');
  await host.open_question();
  await contestant.reads(question);
  return { host, line, contestant };
}

room_test('a reload in mid-question brings everything back', {}, async (room) => {
  const host = await room.host();
  const contestant = await room.contestant('Nguyễn Thị Hoà');
  await host.open_question();
  await contestant.reads(question);
  const order = () => contestant.page.locator('main li .text').allTextContents();
  const before = await order();

  await contestant.page.reload();
  await contestant.reads(question);
  assert.deepEqual(await order(), before, 'the same order of options');
  assert.equal(await contestant.recorded.isVisible(), false);

  await contestant.tap(right.single);
  await contestant.is_recorded();
  await contestant.page.reload();
  await contestant.is_recorded();
  const chosen = contestant.page.locator('main li button[aria-pressed="true"]');
  assert.match(await chosen.textContent(), new RegExp(right.single));
  assert.equal(await chosen.getAttribute('aria-disabled'), 'true');

  await host.close_and_reveal();
  await contestant.sees('Chính xác!');
  await contestant.page.reload();
  await contestant.sees('Chính xác!');
});

room_test('choices not sent yet survive a reload', { kinds: ['multiple'] }, async (room) => {
  const host = await room.host();
  const contestant = await room.contestant('Nguyễn Thị Hoà');
  await host.open_question();
  await contestant.tap('Kinh tế số');
  await contestant.page.reload();
  const box = contestant.page.getByRole('checkbox', { name: 'Kinh tế số' });
  await box.waitFor();
  assert.equal(await box.getAttribute('aria-checked'), 'true');
});

room_test('an answer given without a network is recorded afterwards', {}, async (room) => {
  const { host, line, contestant } = await open_over_a_line(room);
  room.connections_may_break();

  const { page } = contestant;
  await page.context().setOffline(true);
  line.cut();
  await contestant.tap(right.single);
  await page.getByText('Đã giữ câu trả lời').waitFor();
  await page.getByText('Mất mạng').waitFor();
  assert.equal(await contestant.recorded.isVisible(), false);

  line.mend();
  await page.context().setOffline(false);
  await contestant.is_recorded();
  await page.getByText('Mất mạng').waitFor({ state: 'detached' });
  await host.close_and_reveal();
  await contestant.sees('Chính xác!');
  await contestant.has(1000);
});

room_test('an answer given over a line that died silently is recorded within seconds', {},
  async (room) => {
    const { line, contestant } = await open_over_a_line(room);
    const requests = () => contestant.watch.sent('clock').length;
    await eventually(async () => {
      const before = requests();
      await contestant.page.waitForTimeout(500);
      return before === requests();
    }, 'the clock is in step and asks no more');

    line.fall_silent();
    await contestant.tap(right.single);
    await contestant.page.getByText('Đang gửi…').waitFor();
    await contestant.recorded.waitFor();
    const answers = contestant.watch.sent('answer');
    assert.deepEqual(answers, [answers[0], answers[0]], 'the same answer twice');

    room.connections_may_break();
    line.fall_silent();
    await contestant.page.context().setOffline(true);
    await contestant.page.getByText('Mất mạng').waitFor();
    await contestant.page.context().setOffline(false);
    await contestant.page.getByText('Mất mạng').waitFor({ state: 'detached' });
  });

room_test('of two tabs of one contestant the newer plays, until the older takes back', {},
  async (room) => {
    const host = await room.host();
    const older = await room.contestant('Nguyễn Thị Hoà');
    const newer = await room.second_tab(older);
    await newer.sees('Bạn đã vào!');
    await older.sees('Bạn đang thi ở nơi khác');
    await host.open_question();
    await newer.reads(question);

    await older.page.getByRole('button', { name: 'Thi tiếp ở đây' }).click();
    await older.reads(question);
    await newer.sees('Bạn đang thi ở nơi khác');
    await older.tap(right.single);
    await older.is_recorded();
    await newer.page.getByRole('button', { name: 'Thi tiếp ở đây' }).click();
    await newer.is_recorded();
  });

room_test('a killed server loses nothing and everybody comes back', {}, async (room) => {
  const host = await room.host();
  const stage = await room.stage();
  const quick = await room.contestant('Nguyễn Thị Hoà');
  const slow = await room.contestant('Đặng Quốc Khánh');
  await host.open_question();
  await quick.tap(right.single);
  await quick.is_recorded();
  await slow.reads(question);
  room.connections_may_break();

  await room.server.kill();
  for (const { page } of [quick, slow]) await page.getByText('Mất mạng').waitFor();
  await stage.page.getByText('Mất kết nối').waitFor();
  await host.page.getByText('Mất kết nối').first().waitFor();
  // It does not claim that the contest goes on: the page cannot know.
  await host.page.getByText('nếu chỉ đường truyền bị mất thì hội thi vẫn đang chạy').waitFor();
  await slow.tap(right.single);
  await slow.page.getByText('Đã giữ câu trả lời').waitFor();

  await room.server.run();
  await Promise.all([quick.is_recorded(), slow.is_recorded(), stage.shows(question)]);
  await host.page.getByText('Đã kết nối').waitFor();
  await eventually(() => host.watch.last('count')?.answered === 2 ||
    host.watch.last('view').question.answer.answered === 2, 'the host counts both answers');
  await host.close_and_reveal();
  await Promise.all([quick.sees('Chính xác!'), slow.sees('Chính xác!')]);
  assert.deepEqual(room.server.replay().map(({ points }) => points), [1000, 1000]);
});

/** A browser or policy that lets no page open a live connection. */
function refuse_sockets() {
  window.WebSocket = class {
    constructor() {
      throw new DOMException('refused', 'SecurityError');
    }
  };
}

room_test('every page names a network and a browser that block the live connection', {}, async (room) => {
  const arrives = async (role, people, url, hinder) => {
    const person = await role.arrive();
    people.push(person);
    // The page asks why, and browsers tell the console what it is answered.
    person.watch.connection_may_break = true;
    await hinder(person.page);
    await person.page.goto(url);
    return person.page;
  };
  // Everything is held back, or the browser itself refuses.
  const held = (page) => page.routeWebSocket(/\/ws$/, () => undefined);
  const refused = (page) => page.addInitScript(refuse_sockets);
  const { server, hosts, stages, contestants } = room;
  const roles = [[Contestant, contestants, server.join_url], [Host, hosts, server.host_url],
    [Stage, stages, server.stage_url]];
  await Promise.all(roles.map(async (role) => {
    const by_network = await arrives(...role, held);
    const told = by_network.getByRole('alert');
    await told.getByText('Mạng này chặn kết nối trực tiếp').waitFor();
    await told.getByText('dữ liệu di động').waitFor();
    await told.getByText('Địa chỉ /ws trả lời mã 426: ').waitFor();
    const by_browser = await arrives(...role, refused);
    await by_browser.getByRole('alert').getByText('Trình duyệt không cho kết nối trực tiếp').waitFor();
  }));
});

room_test('a connection that is blocked in mid-contest is named to host and stage', {}, async (room) => {
  const host = await Host.arrive();
  room.hosts.push(host);
  const stage = await Stage.arrive();
  room.stages.push(stage);
  let blocks = false;
  const sockets = [];
  for (const { page, watch } of [host, stage]) {
    watch.connection_may_break = true;
    await page.routeWebSocket(/\/ws$/, (socket) => {
      if (blocks) return;
      socket.connectToServer();
      sockets.push(socket);
    });
  }
  await host.open(room.server.host_url);
  await stage.open(room.server.stage_url);
  await stage.scene.locator('.lobby').waitFor();
  blocks = true;
  for (const socket of sockets) await socket.close({ code: 1001 });
  await host.page.getByRole('alert').getByText('Mạng này chặn kết nối trực tiếp').waitFor();
  await stage.page.locator('.offline').filter({ hasText: 'Mạng này chặn kết nối trực tiếp' }).waitFor();
});
