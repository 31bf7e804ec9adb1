import assert from 'node:assert/strict';
import { eventually } from './eventually.mjs';
import { Host } from './host.mjs';
import { questions, right } from './quiz.mjs';
import { room_test } from './room.mjs';

room_test('pausing hides the question and stops the clock; time can be added', {}, async (room) => {
  const host = await room.host();
  const stage = await room.stage();
  const contestant = await room.contestant('Nguyễn Thị Hoà');
  const closes_at = () => contestant.watch.last('view').question.closes_at;
  await host.open_question();
  await contestant.reads(questions.single.text);

  await host.press('Tạm dừng');
  await contestant.sees('Tạm dừng');
  await stage.page.getByText('Hội thi sẽ tiếp tục trong giây lát.').waitFor();
  assert.equal(await contestant.page.getByText(questions.single.text).count(), 0);
  const { remaining } = contestant.watch.last('view').question;
  await host.go_on('Đang trả lời');
  await contestant.reads(questions.single.text);
  const view = contestant.watch.last('view');
  assert.ok(Math.abs(view.question.closes_at - view.now - remaining) <= 50, 'no time was lost');

  const before = closes_at();
  await host.press('+10 giây');
  await eventually(() => closes_at() === before + 10_000, 'ten seconds more');
  await host.toasts.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await eventually(() => closes_at() === before, 'and taken back');
  await contestant.tap(right.single);
  await contestant.is_recorded();
});

room_test('a question can be skipped, another replaced by a spare',
  { kinds: ['single', 'number'], lead_in_ms: 60_000 }, async (room) => {
    const host = await room.host();
    const stage = await room.stage();
    const contestant = await room.contestant('Nguyễn Thị Hoà');
    await host.go_on('Chuẩn bị');
    await host.go_on('Đang trả lời');
    await host.press('Đổi câu khác');
    await host.sheet.getByRole('button', { name: 'Đổi câu khác' }).click();
    await Promise.all([contestant, stage].map(({ page }) =>
      page.getByText('Câu 1 được thay bằng câu khác.').waitFor()));
    await host.go_on('Đang trả lời');
    await contestant.reads('Câu dự phòng');
    await host.page.getByText('còn 1 câu dự phòng').waitFor();

    await host.press('Bỏ qua câu');
    await host.sheet.getByRole('button', { name: 'Thôi' }).click();
    await host.press('Bỏ qua câu');
    await host.sheet.getByRole('button', { name: 'Bỏ qua câu' }).click();
    await host.is_in('Chuẩn bị');
    await host.go_on('Đang trả lời');
    await contestant.reads(questions.number.text);
    await contestant.answer('number', right.number);
    await contestant.is_recorded();
    await host.close_and_reveal();
    await contestant.has(1000);
    await host.show_tab('Câu đã hỏi');
    await host.page.getByText('Đã bỏ qua', { exact: true }).waitFor();
    await host.page.getByText('Đã đổi câu', { exact: true }).waitFor();
  });

room_test('a contestant can be removed and let back in; a locked room admits nobody', {},
  async (room) => {
    const host = await room.host();
    const contestant = await room.contestant('Nguyễn Thị Hoà');
    await host.remove('Nguyễn Thị Hoà');
    await contestant.sees('Bạn không còn trong hội thi');
    await host.toasts.getByRole('button', { name: 'Hoàn tác' }).click();
    await host.page.getByRole('button', { name: 'Mời ra: Nguyễn Thị Hoà' }).waitFor();
    await contestant.page.reload();
    await contestant.sees('Bạn đã vào!');

    await host.press('Khóa phòng');
    await host.page.getByText('Phòng đã khóa', { exact: false }).first().waitFor();
    const late = await room.visitor();
    await late.open(room.server.join_url);
    await late.ask_to_join('Bùi Ngọc Ánh');
    await late.page.getByText('Ban tổ chức đã khóa việc vào thi.').waitFor();
    await late.page.getByRole('button', { name: 'Vào xem hội thi' }).click();
    await late.sees('Sắp bắt đầu');
    await host.open_question();
    await late.reads(questions.single.text);
    await host.press('Mở khóa phòng');
    await late.page.getByRole('button', { name: 'Vào thi' }).click();
    await late.ask_to_join('Bùi Ngọc Ánh');
    await late.tap(right.single);
    await late.is_recorded();
  });

room_test('the keyboard drives the contest', { kinds: ['single', 'number'] }, async (room) => {
  const host = await room.host();
  const contestant = await room.contestant('Nguyễn Thị Hoà');
  const { keyboard } = host.page;
  await keyboard.press('?');
  await host.sheet.getByText('Phím cách hoặc Enter', { exact: true }).waitFor();
  await keyboard.press('Escape');
  await host.sheet.waitFor({ state: 'detached' });
  await keyboard.press('l');
  await host.page.getByRole('button', { name: 'Mở khóa phòng' }).waitFor();
  await keyboard.press('l');
  await host.page.getByRole('button', { name: 'Khóa phòng', exact: false }).first().waitFor();

  await keyboard.press('Space');
  await host.page.locator('button.next.armed').waitFor();
  await keyboard.press('Space');
  await host.is_in('Đang trả lời');
  await host.page.getByText(`✓ Đáp án`).first().waitFor();
  await keyboard.press('k');
  await host.page.getByText('Đáp án đang được che').waitFor();
  await keyboard.press('k');
  await host.page.getByText('Chỉ bạn thấy đáp án này').waitFor();
  await keyboard.press('p');
  await contestant.sees('Tạm dừng');
  await host.page.getByRole('button', { name: 'Tiếp tục' }).first().waitFor();
  await keyboard.press('p');
  await contestant.reads(questions.single.text);
  const closes_at = () => contestant.watch.last('view').question.closes_at;
  const before = closes_at();
  await keyboard.press('+');
  await eventually(() => closes_at() === before + 10_000, 'ten seconds more');
  await keyboard.press('-');
  await eventually(() => closes_at() === before, 'ten seconds less');
  await keyboard.press('4');
  await host.page.getByRole('tab', { name: 'Bảng xếp hạng', selected: true }).waitFor();
  await keyboard.press('1');
  await keyboard.press('s');
  await host.sheet.getByRole('button', { name: 'Bỏ qua câu' }).click();
  await contestant.reads(questions.number.text);
  await contestant.answer('number', right.number);
  await host.page.getByText('Tất cả đã trả lời').waitFor();
  await host.big_button.waitFor();
  await keyboard.press('Enter');
  await host.is_in('Đã đóng');
  await host.big_button.waitFor();
  await keyboard.press('Enter');
  await host.is_in('Công bố đáp án');
});

room_test('the contest can be ended at any time', { kinds: ['single', 'number'] }, async (room) => {
  const host = await room.host();
  const contestant = await room.contestant('Nguyễn Thị Hoà');
  await host.open_question();
  await contestant.tap(right.single);
  await contestant.is_recorded();
  await host.close_and_reveal();
  await host.press('Kết thúc hội thi');
  await host.sheet.getByRole('button', { name: 'Kết thúc hội thi' }).click();
  await host.is_in('Đã kết thúc');
  await contestant.tells_no_place();
  await host.unveil('nhất');
  await contestant.sees('Quán quân!');
});

room_test('another contest like this can be opened at the end', {}, async (room) => {
  const host = await room.host();
  await host.open_question();
  await host.press('Kết thúc hội thi');
  await host.sheet.getByRole('button', { name: 'Kết thúc hội thi' }).click();
  await host.is_in('Đã kết thúc');
  await host.press('Mở hội thi mới');
  const link = host.page.getByRole('link', { name: 'Sang bàn điều khiển mới' });
  await link.waitFor();
  const second = await Host.arrive();
  room.hosts.push(second);
  await second.open(await link.getAttribute('href'));
  await second.is_in('Phòng chờ');
  const { code, id } = second.watch.last('contest');
  assert.notEqual(id, room.server.contest);
  const contestant = await room.visitor();
  await contestant.open_by_code(room.server.url, code);
  await contestant.join('Nguyễn Thị Hoà');
  await second.open_question();
  await contestant.tap(right.single);
  await contestant.is_recorded();
});

room_test('a wrong host link opens nothing', {}, async (room) => {
  for (const [hash, words] of [
    [`${room.server.contest}.${'0'.repeat(32)}`, 'Mã bí mật trong liên kết không đúng.'],
    ['', 'Liên kết này không đủ thông tin.'],
    [`nosuchcontest.${room.server.secret}`, 'Không có hội thi này trên máy chủ'],
  ]) {
    const stranger = await Host.arrive();
    room.hosts.push(stranger);
    await stranger.page.goto(`${room.server.url}/host#${hash}`);
    await stranger.page.getByRole('alert').filter({ hasText: words }).waitFor();
    assert.equal(await stranger.big_button.count(), 0);
  }
});

room_test('an address that only this machine can open says so below its QR codes', {}, async (room) => {
  const host = await room.host();
  const warning = 'Chỉ máy này mở được địa chỉ này';
  await host.page.locator('.join').getByText(warning).waitFor();
  await host.press('Sân khấu ở máy khác…');
  await host.sheet.getByText(warning).waitFor();
});

room_test('the host chooses the address that all screens show', { bind: '::' }, async (room) => {
  // Browsers complain of pages that come neither from this machine nor by HTTPS.
  const here = (url) => url.replace(room.server.url, `http://localhost:${room.server.port}`);
  room.server.host_url = here(room.server.host_url);
  room.server.stage_url = here(room.server.stage_url);
  const host = await room.host();
  const stage = await room.stage();
  const { addresses = [], join_url } = host.watch.last('contest');
  const choice = host.page.getByLabel('Địa chỉ dùng cho mã QR và liên kết');
  // A machine in one network has one address, and nothing to choose.
  if (addresses.length < 2) return assert.equal(await choice.count(), 0);
  assert.ok(join_url.startsWith(addresses[0]));
  assert.equal(await host.page.getByText('Chỉ máy này mở được địa chỉ này').count(), 0);
  const other = addresses[1];
  await choice.selectOption(other);
  await host.toasts.getByText('Đã đổi địa chỉ trên mọi màn hình.').waitFor();
  await host.page.locator('.join .url').getByText(other).waitFor();
  await stage.shows(new URL(other).host);
  await stage.page.reload();
  await stage.shows(new URL(other).host);
  assert.ok(stage.watch.last('contest').join_url.startsWith(`${other}/`));
  await host.press('Sân khấu ở máy khác…');
  await host.sheet.locator('.url').getByText(`${other}/stage#`).waitFor();
  assert.equal(await choice.last().inputValue(), other);
});
