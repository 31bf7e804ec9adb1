import assert from 'node:assert/strict';
import { eventually } from './eventually.mjs';
import { right } from './quiz.mjs';
import { room_test } from './room.mjs';

/** To the end of a contest of one question. */
async function play(host, ...players) {
  await host.open_question();
  for (const player of players) {
    await player.tap(right.single);
    await player.is_recorded();
  }
  await host.close_and_reveal();
  await host.go_on('Bảng xếp hạng');
  await host.go_on('Đã kết thúc');
}

room_test('again keeps the room: the stage and all phones follow, nobody scans twice', {}, async (room) => {
  const host = await room.host();
  const stage = await room.stage();
  const an = await room.visitor();
  await an.open(room.server.join_url);
  await an.join('Trần An', 'lao cai');
  const unit = an.watch.last('welcome').unit;
  const binh = await room.contestant('Lê Bình');
  const looking = await room.visitor();
  await looking.open(room.server.join_url);
  await looking.page.getByRole('button', { name: 'Chỉ xem, không thi' }).click();
  await looking.sees('Sắp bắt đầu');
  const removed = await room.contestant('Người Lạ');
  await host.show_tab('Thí sinh');
  await host.remove('Người Lạ');
  await removed.sees('Bạn không còn trong hội thi');
  await host.show_tab('Đang diễn ra');
  await play(host, an, binh);
  await an.has(1000);
  const points = an.me.points;

  await host.press('Mở hội thi mới như thế này');
  const { code } = await eventually(() => host.watch.last('opened'), 'the new contest');
  for (const person of [an, binh]) await person.sees('Bạn đã vào!');
  await looking.sees('Sắp bắt đầu');
  await stage.shows(`${code.slice(0, 3)} ${code.slice(3)}`);
  await stage.shows('Trần An');
  for (const person of [an, binh, looking]) assert.match(person.page.url(), new RegExp(`code=${code}$`));
  assert.equal(an.watch.last('welcome').name, 'Trần An');
  assert.equal(an.watch.last('welcome').unit, unit);
  assert.deepEqual([an, binh].map((person) => person.watch.sent('join').length), [1, 1], 'nobody joins twice');
  await removed.page.waitForTimeout(1500);
  await removed.sees('Bạn không còn trong hội thi');

  const [desk] = await Promise.all([
    host.page.context().waitForEvent('page'),
    host.page.getByRole('link', { name: 'Sang bàn điều khiển mới' }).click(),
  ]);
  await desk.getByText('Lê Bình').first().waitFor();
  await an.page.reload();
  await an.sees('Bạn đã vào!');

  // The contest before is as it was.
  assert.deepEqual(room.server.replay().map((row) => row.points), [points, points]);
});

room_test('who was away comes over later, and a name is nobody else\'s meanwhile', {}, async (room) => {
  const host = await room.host();
  const an = await room.contestant('Trần An');
  const sleeper = await room.contestant('Lê Bình');
  room.connections_may_break();
  await sleeper.page.goto('about:blank');
  await play(host, an);
  await host.press('Mở hội thi mới như thế này');
  await an.sees('Bạn đã vào!');
  await sleeper.open(room.server.join_url);
  await sleeper.sees('Bạn đã vào!');
  await sleeper.page.getByText('Lê Bình').first().waitFor();
  const { code } = host.watch.last('opened');
  const guest = await room.visitor();
  await guest.open(`${room.server.url}/?code=${code}`);
  await guest.ask_to_join('trần an');
  await guest.page.getByText('Tên này đã có người dùng').waitFor();
});
