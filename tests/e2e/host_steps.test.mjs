import assert from 'node:assert/strict';
import { questions, right } from './quiz.mjs';
import { room_test } from './room.mjs';

const any_button = (host) => host.page.locator('button.next');
const phase_of = (host) => host.page.locator('.chip.phase').textContent();

room_test('one press is one step, of one host and of two', { kinds: ['single', 'true_false'] }, async (room) => {
  const host = await room.host();
  const other = await room.host({ viewport: { width: 360, height: 740 } });
  const contestant = await room.contestant('Nguyễn Thị Hoà');
  await host.open_question();
  await contestant.tap(right.single);
  await host.go_on('Đã đóng');

  await host.big_button.waitFor();
  await any_button(host).click({ force: true });
  await host.is_in('Công bố đáp án');
  for (const one of [host, other]) await any_button(one).click({ force: true });
  await host.page.keyboard.press('PageDown');
  await host.big_button.waitFor();
  assert.equal(await phase_of(host), 'Công bố đáp án', 'no step was skipped');
  await contestant.sees('Chính xác!');

  await Promise.all([host, other].map((one) => one.big_button.click()));
  await host.is_in('Bảng xếp hạng');
  await other.is_in('Bảng xếp hạng');
  await host.page.getByText('Sân khấu đang hiện: bảng xếp hạng').waitFor();

  await host.press('Quay lại đáp án');
  await host.is_in('Công bố đáp án');
  await contestant.has(1000, 1);
  await host.big_button.waitFor();
  await host.page.keyboard.press('PageDown');
  await host.is_in('Bảng xếp hạng');
  await host.page.keyboard.press('PageUp');
  await host.is_in('Công bố đáp án');
});

room_test('after the last question no page but the host’s tells a place', { kinds: ['single', 'true_false'] },
  async (room) => {
    const host = await room.host();
    const stage = await room.stage();
    const contestant = await room.contestant('Nguyễn Thị Hoà');
    const answer = async (kind) => {
      await host.open_question();
      await contestant.tap(right[kind]);
      await contestant.is_recorded();
      await host.close_and_reveal();
    };
    const reads = (text) => host.page.getByText(text, { exact: true }).waitFor();
    const will = (label) => host.page.locator('button.next .label').filter({ hasText: label }).waitFor();
    await answer('single');
    await contestant.has(1000, 1);
    await will('Hiện bảng xếp hạng');
    await host.go_on('Bảng xếp hạng');
    await reads('bảng xếp hạng');

    await answer('true_false');
    await contestant.has(2000, null);
    await will('Chuyển sang màn chờ công bố');
    await host.go_on('Bảng xếp hạng');
    await reads('màn chờ công bố, chưa nêu tên ai');
    await stage.keeps_the_secret();
    await contestant.tells_no_place();
    assert.equal((await host.board())[0].place, 1, 'who leads the finale reads it');
    await host.go_on('Đã kết thúc');
    await reads('màn chờ công bố, chưa nêu tên ai');
    await contestant.has(2000, null);
    await host.unveil('nhất');
    await reads('kết quả chung cuộc');
    await contestant.has(2000, 1);
  });

room_test('the host is told that nobody is there before the contest starts', {}, async (room) => {
  const host = await room.host();
  await host.big_button.click();
  await host.page.getByText('Chưa có thí sinh nào vào phòng!').waitFor();
});

room_test('a seat goes to another device, and a name is corrected', {}, async (room) => {
  const host = await room.host();
  const old = await room.contestant('Nguyên Thị Hoà');
  await host.press('Tên và máy…: Nguyên Thị Hoà');
  await host.sheet.getByLabel('Tên mới').fill('Nguyễn Thị Hoà');
  await host.sheet.getByRole('button', { name: 'Đổi tên' }).click();
  await host.toasts.getByText('Tên mới: Nguyễn Thị Hoà.').waitFor();
  await old.page.getByText('Nguyễn Thị Hoà').first().waitFor();

  await host.press('Tên và máy…: Nguyễn Thị Hoà');
  await host.press('Tạo mã chuyển máy');
  const address = (await host.sheet.locator('.url').textContent()).trim();
  const { pathname, search } = new URL(address);
  const phone = await room.visitor();
  await phone.open(`${room.server.url}${pathname}${search}`);
  await phone.sees('Bạn đã vào!');
  await phone.page.getByText('Nguyễn Thị Hoà').first().waitFor();
  await old.page.locator('.sign').getByText('⇄').waitFor();
  await host.sheet.getByRole('button', { name: 'Đóng' }).click();
  await host.open_question();
  await phone.tap(right.single);
  await phone.page.reload();
  await phone.reads(questions.single.text);
});

room_test('a seat goes to another device by a code that is typed', {}, async (room) => {
  const host = await room.host();
  const old = await room.contestant('Trần An');
  await host.press('Tên và máy…: Trần An');
  await host.press('Tạo mã chuyển máy');
  const code = (await host.sheet.locator('.code').textContent()).trim();
  assert.match(code, /^[0-9A-Z]{4} [0-9A-Z]{4}$/);

  const phone = await room.visitor();
  await phone.open(room.server.join_url);
  await phone.page.getByRole('button', { name: 'Tôi có mã chuyển máy' }).click();
  const field = phone.page.getByLabel('Mã chuyển máy');
  const go = phone.page.getByRole('button', { name: 'Thi tiếp trên máy này' });
  await field.fill('K7M2');
  await go.click();
  await phone.page.getByText('Mã chuyển máy có đủ 8 chữ và số').waitFor();
  await field.fill('0000 0000');
  await go.click();
  await phone.page.getByText('Mã chuyển máy không đúng').waitFor();
  await field.fill(code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'));
  await go.click();
  await phone.sees('Bạn đã vào!');
  await phone.page.getByText('Trần An').first().waitFor();
  await old.sees('Bạn đang thi ở nơi khác');
});

room_test('the host reads every place, on and off the board', { board_size: 3 }, async (room) => {
  const host = await room.host();
  const names = ['An', 'Bình', 'Chi', 'Dũng'].map((name) => `${name} Văn`);
  const people = [];
  for (const name of names) people.push(await room.contestant(name));
  await host.open_question();
  await people[3].tap(right.single);
  await people[3].is_recorded();
  await host.close_and_reveal();
  await host.go_on('Bảng xếp hạng');
  await host.show_tab('Bảng xếp hạng');
  await host.page.getByRole('heading', { name: 'Thứ hạng đầy đủ' }).waitFor();
  const board = await host.board();
  assert.equal(board.length, 4);
  assert.deepEqual([board[0].place, board[0].name, board[0].points], [1, 'Dũng Văn', 1000]);
  await host.page.getByLabel('Tìm theo tên').fill('chi');
  await host.page.locator('#work-panel tbody tr').nth(1).waitFor({ state: 'detached' });
  assert.deepEqual((await host.board()).map(({ name }) => name), ['Chi Văn']);
});
