import assert from 'node:assert/strict';
import { eventually } from './eventually.mjs';
import { room_test } from './room.mjs';
import { Stage } from './stage.mjs';

room_test('the stage has an address of its own, handed over on the host\'s page', {}, async (room) => {
  const host = await room.host();
  const bookmark = await Stage.arrive();
  room.stages.push(bookmark);
  await bookmark.open(`${room.server.url}/stage?code=${room.server.code}`);
  await bookmark.page.getByText('Màn hình sân khấu có địa chỉ riêng').waitFor();
  await bookmark.page.getByText('The stage screen has an address of its own').waitFor();
  assert.equal(bookmark.watch.frames.length, 0, 'it does not even knock');
  await bookmark.open(`${room.server.url}/stage#${room.server.contest}.${'0'.repeat(32)}`);
  await bookmark.page.getByText('Màn hình sân khấu có địa chỉ riêng').waitFor();

  await host.press('Màn hình sân khấu');
  await host.sheet.getByRole('img', { name: 'Mã QR để mở màn hình sân khấu' }).waitFor();
  const address = (await host.sheet.locator('.url').textContent()).trim();
  assert.equal(address, room.server.stage_url);
  assert.ok(!address.includes(room.server.secret), 'not the host\'s secret');
  await bookmark.open(address);
  await bookmark.shows('thí sinh đã vào phòng');
});

room_test('a host holds names back, marks those that look alike and clears many at once',
  { board_size: 10 }, async (room) => {
    const host = await room.host();
    const stage = await room.stage();
    const real = await room.contestant('Đỗ Thị Đào');
    await stage.page.getByText('Đỗ Thị Đào').waitFor();

    await host.page.getByLabel('Giữ kín tên người mới vào').check();
    await host.toasts.getByText('chờ bạn duyệt').waitFor();
    const imitation = 'Đỗ Thị Đà\u043E';
    const imitator = await room.contestant(imitation);
    await imitator.sees('Bạn đã vào!');
    await stage.page.getByText('Thí sinh 2').waitFor();
    assert.equal(await stage.page.getByText(imitation).count(), 0);
    const bot = await room.contestant('Máy số 3');

    await host.page.getByLabel('Lọc danh sách').selectOption('look');
    await host.page.getByText('giống tên của Đỗ Thị Đào').waitFor();
    const panel = host.page.locator('.people');
    await eventually(async () => (await panel.locator('li').count()) === 2, 'both held ones');
    await host.press('Hiện tên: Máy số 3');
    await stage.page.getByText('Máy số 3').waitFor();

    await host.page.getByLabel('Lọc danh sách').selectOption('all');
    await host.page.getByLabel('Thời điểm vào').selectOption('5');
    await panel.getByText('Với cả 3 người:').waitFor();
    await panel.getByRole('button', { name: 'Mời ra…' }).click();
    await host.sheet.getByText('Máy số 3').waitFor();
    await host.sheet.getByRole('button', { name: 'Mời ra hẳn' }).click();
    await Promise.all([real, imitator, bot].map((one) => one.sees('Bạn không còn trong hội thi')));
    await host.toasts.getByText('Đã mời 3 người ra hẳn.').waitFor();
    const barred = await room.visitor();
    await barred.open(room.server.join_url);
    await barred.ask_to_join('máy số 3');
    await barred.page.getByText('Ban tổ chức không nhận tên này').waitFor();

    await host.toasts.getByRole('button', { name: 'Hoàn tác' }).last().click();
    await host.toasts.getByText('Đã hoàn tác cho 3 người.').waitFor();
    await host.page.getByRole('button', { name: 'Bỏ lọc' }).click();
    await panel.getByText('3 thí sinh đã vào phòng').waitFor();

    await host.remove('Máy số 3');
    await host.toasts.getByText('Đã mời Máy số 3 ra.').waitFor();
    await barred.ask_to_join('Máy số 3');
    await barred.sees('Bạn đã vào!');
  });
