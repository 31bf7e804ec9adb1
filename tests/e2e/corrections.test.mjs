import assert from 'node:assert/strict';
import { right, wrong } from './quiz.mjs';
import { room_test } from './room.mjs';

const reason = 'Đáp án in sai.';
/** With a question to come nobody's place is a secret. */
const two = ['single', 'true_false'];

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

room_test('what people typed is read and accepted, and the explanation says why', { kinds: ['text', 'single'] },
  async (room) => {
    const host = await room.host();
    const stage = await room.stage();
    const other = await room.contestant('Nguyễn Thị Hoà');
    const right_one = await room.contestant('Đặng Quốc Khánh');
    await host.open_question();
    await other.answer('text', 'Việt Trì');
    await right_one.answer('text', right.text);
    await Promise.all([other, right_one].map((one) => one.is_recorded()));
    await host.close_and_reveal();
    await other.sees('Chưa đúng');
    await other.has(0, 2);

    await host.page.locator('#work-panel').getByRole('button', { name: 'Sửa đáp án' }).click();
    const { sheet } = host;
    await sheet.getByText('Thí sinh đã trả lời gì (2 câu trả lời khác nhau)').click();
    const given = (text) => sheet.locator('details li').filter({ hasText: text });
    await given(right.text).getByText('Đang được chấp nhận').waitFor();
    await given('Việt Trì').getByText('1 người').waitFor();
    await sheet.getByRole('button', { name: 'Chấp nhận: Việt Trì' }).click();
    assert.match(await sheet.getByLabel('Các đáp án được chấp nhận').inputValue(), /^Phú Thọ\n.*\nViệt Trì$/);
    await sheet.getByText('1 thí sinh được thêm điểm, 0 thí sinh bị bớt điểm').waitFor();
    const why = 'Thành phố Việt Trì cũng thuộc Phú Thọ.';
    await sheet.getByLabel('Giải thích').fill(why);
    await sheet.getByLabel('Lý do').fill('Ban giám khảo đã xem lại.');
    await sheet.getByRole('button', { name: 'Sửa đáp án', exact: true }).click();
    await other.sees('Chính xác!');
    await other.has(1000, 1);
    for (const words of ['Việt Trì', why]) {
      await stage.shows(words);
      for (const { page } of [other, right_one]) await page.locator('main').getByText(words).last().waitFor();
    }
  });

room_test('who ends the contest in mid-question is told what becomes of it, and may count it afterwards',
  { kinds: two }, async (room) => {
    const host = await room.host();
    const contestant = await room.contestant('Nguyễn Thị Hoà');
    await host.open_question();
    await contestant.tap(right.single);
    await contestant.is_recorded();
    await host.press('Kết thúc hội thi');
    await host.sheet.getByText('các câu trả lời đã ghi nhận vẫn được giữ').waitFor();
    await host.sheet.getByText('muốn tính, hãy chọn “Tính điểm lại” trong thẻ “Câu đã hỏi”').waitFor();
    await host.sheet.getByRole('button', { name: 'Kết thúc hội thi' }).click();
    await host.is_in('Đã kết thúc');
    await contestant.has(0);
    await host.show_tab('Câu đã hỏi');
    await host.page.getByText('Chưa tính: hội thi kết thúc khi đang hỏi').waitFor();
    await host.correct('Tính điểm lại', 'Mọi người đã kịp trả lời.');
    await contestant.has(1000, null);
    await host.show_tab('Đang diễn ra');
    await host.unveil('nhất');
    await contestant.sees('Quán quân!');
    await contestant.has(1000, 1);
  });
