import assert from 'node:assert/strict';
import { CrowdMember } from './crowd.mjs';
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
  const ask = stage.page.getByRole('button', { name: 'Bật âm thanh sân khấu' });
  await ask.click();
  await ask.waitFor({ state: 'detached' });
  await notice.waitFor({ state: 'detached' });
  await stage.page.reload();
  await stage.scene.locator('.lobby').waitFor();
  await eventually_holds(() => assert.equal(host.watch.last('room').silent, 1));
  await host.press('Không cần tiếng');
  assert.equal(await notice.count(), 0);
});

room_test('nobody is first of many with nought, and equal points are told apart on stage and phone',
  { kinds: ['number', 'single', 'true_false'], option_order: 'fixed' }, async (room) => {
    const host = await room.host();
    const stage = await room.stage({ viewport: { width: 1920, height: 1080 } });
    const [an, binh] = [await room.contestant('Trần An'), await room.contestant('Lê Bình')];
    const crowd = Array.from({ length: 38 }, (_, n) =>
      new CrowdMember(room.server, { name: `Thí sinh ${n + 1}`, answers: [] }));
    await Promise.all(crowd.map(({ joined }) => joined));
    const heading = stage.scene.locator('.board h3');
    await host.open_question();
    await host.close_and_reveal();
    await host.go_on('Bảng xếp hạng');
    assert.deepEqual(new Set((await stage.board()).map(({ place, points }) => `${place} ${points}`)), new Set(['1 0']));
    assert.equal(await heading.count(), 0);
    assert.equal(await stage.scene.locator('.tie').count(), 0);

    await host.open_question();
    assert.equal(await stage.scene.locator('ol > li .for-readers').first().textContent(), 'A.');
    for (const one of [an, binh]) {
      await one.tap(right.single);
      await one.is_recorded();
    }
    await host.close_and_reveal();
    await host.go_on('Bảng xếp hạng');
    await heading.getByText('10 người đầu · 40 thí sinh').waitFor();
    const told = (texts) => texts.map((text) => text.trim());
    const on_stage = told(await stage.scene.locator('.tie').allTextContents());
    assert.equal(on_stage.length, 2);
    for (const words of on_stage) assert.match(words, /^\d+,\d+ giây$/);
    for (const { page } of [an, binh]) {
      assert.deepEqual(told(await page.locator('main ol .who > .hint').allTextContents()), on_stage);
    }
    for (const one of crowd) one.leave();
  });
