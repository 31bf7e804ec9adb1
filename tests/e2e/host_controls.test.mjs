import assert from 'node:assert/strict';
import { eventually } from './eventually.mjs';
import { Host } from './host.mjs';
import { questions, right, wrong } from './quiz.mjs';
import { room_test } from './room.mjs';

const reason = 'Đáp án in sai.';
/** With a question to come nobody's place is a secret. */
const two = ['single', 'true_false'];

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

room_test('a void question and a changed key are re-marked before everybody', { kinds: two }, async (room) => {
  const host = await room.host();
  const stage = await room.stage();
  const right_one = await room.contestant('Nguyễn Thị Hoà');
  const wrong_one = await room.contestant('Đặng Quốc Khánh');
  await host.open_question();
  await right_one.tap(right.single);
  await wrong_one.tap(wrong.single);
  await Promise.all([right_one.is_recorded(), wrong_one.is_recorded()]);
  await host.close_and_reveal();
  await right_one.has(1000, 1);
  const is_told = (words) => Promise.all([
    right_one.page.getByText(words[0]).waitFor(),
    wrong_one.page.getByText(words[0]).waitFor(),
    stage.page.getByText(words[1]).first().waitFor(),
  ]);

  await host.show_tab('Câu đã hỏi');
  await host.correct('Không tính điểm', reason);
  await is_told(['Câu 1 được hủy, không tính điểm cho ai.', 'Câu này không tính điểm']);
  await right_one.sees('Câu này không tính điểm');
  await right_one.has(0);
  await host.correct('Tính điểm lại', reason);
  await is_told(['Câu 1 được tính điểm trở lại.', 'Câu 1 được tính điểm trở lại.']);
  await right_one.has(1000, 1);

  await host.press('Sửa đáp án');
  await host.sheet.getByRole('button', { name: 'Sửa đáp án' }).click();
  await host.sheet.getByText('Hãy chọn đáp án khác đáp án hiện tại.').waitFor();
  await host.sheet.getByLabel(wrong.single).check();
  await host.sheet.getByLabel(right.single).uncheck();
  await host.sheet.getByText('1 thí sinh được thêm điểm, 1 thí sinh bị bớt điểm').waitFor();
  await host.sheet.getByRole('button', { name: reason }).click();
  await host.sheet.getByRole('button', { name: 'Sửa đáp án' }).click();
  await is_told(['Đáp án câu 1 đã đổi, điểm đã được chấm lại.', 'Đáp án câu 1 đã được sửa']);
  await wrong_one.page.getByText(`Lý do: ${reason}`).waitFor();
  await wrong_one.sees('Chính xác!');
  await wrong_one.has(1000, 1);
  await right_one.sees('Chưa đúng');
  await right_one.has(0, 2);
  const marked = (await stage.bars()).filter((bar) => bar.right).map((bar) => bar.option);
  assert.deepEqual(marked, [wrong.single]);
  assert.deepEqual(room.server.replay().map(({ contestant }) => contestant),
    [wrong_one, right_one].map(({ watch }) => watch.last('welcome').contestant));
});

room_test('the question in view is corrected where it stands', { kinds: two }, async (room) => {
  const host = await room.host();
  const contestant = await room.contestant('Nguyễn Thị Hoà');
  await host.open_question();
  await contestant.tap(wrong.single);
  await contestant.is_recorded();
  await host.close_and_reveal();
  await contestant.sees('Chưa đúng');
  await host.correct('Không tính điểm', reason);
  await contestant.sees('Câu này không tính điểm');
  await host.correct('Tính điểm lại', reason);
  await contestant.sees('Chưa đúng');
  await host.page.locator('#work-panel').getByRole('button', { name: 'Sửa đáp án' }).click();
  await host.sheet.getByLabel(wrong.single).check();
  await host.sheet.getByLabel('Lý do').fill(reason);
  await host.sheet.getByRole('button', { name: 'Sửa đáp án', exact: true }).click();
  await contestant.sees('Chính xác!');
  await contestant.has(1000, 1);
  await host.page.getByRole('tab', { name: 'Đang diễn ra', selected: true }).waitFor();
});

room_test('a new number as key is read as contestants’ are, and shown before', { kinds: ['number'] },
  async (room) => {
    const host = await room.host();
    const contestant = await room.contestant('Nguyễn Thị Hoà');
    await host.open_question();
    await contestant.answer('number', '48.000');
    await contestant.is_recorded();
    await host.close_and_reveal();
    await host.page.locator('#work-panel').getByRole('button', { name: 'Sửa đáp án' }).click();
    const { sheet } = host;
    const field = sheet.getByLabel('Số đúng mới');
    await sheet.getByLabel('Lý do').fill(reason);
    for (const typed of ['3,5', '48000.0', '1/2']) {
      await field.fill(typed);
      await sheet.getByText('chưa phải là một số nguyên').waitFor();
      await sheet.getByRole('button', { name: 'Sửa đáp án', exact: true }).click();
      assert.equal(await field.inputValue(), typed);
    }
    await field.fill('48.000');
    await sheet.getByText('Đáp án sẽ là 48.000').waitFor();
    await sheet.getByRole('button', { name: 'Sửa đáp án', exact: true }).click();
    await contestant.has(1000);
    assert.equal(host.watch.sent('do').at(-1).number, 48000);
    assert.equal(host.watch.sent('do').filter(({ act }) => act === 'change_key').length, 1);
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
  await host.sheet.getByText('Cách hoặc Enter').waitFor();
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
