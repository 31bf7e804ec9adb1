import assert from 'node:assert/strict';
import { eventually_holds } from './eventually.mjs';
import { right } from './quiz.mjs';
import { room_test } from './room.mjs';

room_test('at the reveal the hall sees what people wrote, and nobody before or elsewhere',
  { kinds: ['number', 'text'] }, async (room) => {
    const host = await room.host();
    const stage = await room.stage({ viewport: { width: 1920, height: 1080 } });
    const people = [];
    for (const name of ['Trần An', 'Lê Bình', 'Vũ Chi', 'Hồ Dung']) {
      people.push(await room.contestant(name));
    }
    const ask = async (kind, ...answers) => {
      await host.open_question();
      for (const [index, answer] of answers.entries()) {
        await people[index].answer(kind, answer);
        await people[index].is_recorded();
      }
      await host.go_on('Đã đóng');
      assert.notEqual(stage.watch.last('answers')?.q, host.watch.last('view').question.q);
      await host.go_on('Công bố đáp án');
    };
    const keep = (name) => process.env.HOITHI_PICTURES &&
      stage.page.screenshot({ path: `${process.env.HOITHI_PICTURES}/hall-${name}.png` });

    await ask('number', right.number, '9000', '1000', '1000');
    const line = stage.scene.locator('.glass', { hasText: 'Mọi người đã đoán' });
    await line.waitFor();
    assert.equal(await line.locator('i').count(), 3);
    assert.equal(await line.locator('i.right').count(), 1);
    await line.getByText('1.000', { exact: true }).waitFor();
    await line.getByText('10.000', { exact: true }).waitFor();
    await keep('numbers');
    await host.go_on('Bảng xếp hạng');

    await ask('text', right.text, 'Việt Trì', 'việt trì.', 'đồ ngu');
    const words = stage.scene.locator('.glass', { hasText: 'Hay nhầm là' });
    await words.waitFor();
    const rows = () => words.locator('li').evaluateAll((items) =>
      items.map((item) => [...item.children].map((part) => part.textContent)));
    assert.deepEqual(await rows(), [['Việt Trì', '2']], 'no right answer, and no rude word');
    await keep('words');
    await stage.page.reload();
    await words.waitFor();
    assert.deepEqual(await rows(), [['Việt Trì', '2']]);
    for (const { watch } of people) assert.equal(watch.last('answers'), undefined);
  });

room_test('the host hears that nobody hears the stage', {}, async (room) => {
  const host = await room.host();
  const stage = await room.stage();
  const notice = host.page.getByText('Sân khấu đang im tiếng');
  await notice.waitFor();
  await stage.page.mouse.click(600, 300);
  await notice.waitFor({ state: 'detached' });
  await stage.page.reload();
  await stage.scene.locator('.lobby').waitFor();
  await eventually_holds(() => assert.equal(host.watch.last('room').silent, 1));
  await host.press('Không cần tiếng');
  assert.equal(await notice.count(), 0);
});
