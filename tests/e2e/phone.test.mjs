import assert from 'node:assert/strict';
import { eventually, eventually_holds } from './eventually.mjs';
import { questions, right } from './quiz.mjs';
import { room_test } from './room.mjs';
import { translate_page } from './translator.mjs';

const { text: question } = questions.single;

room_test('a tab left at the form takes no seat from the tab that joined', {}, async (room) => {
  const left = await room.visitor();
  await left.open(room.server.join_url);
  await left.sees('Bạn là ai?');
  const joined = await left.another_tab();
  room.contestants.push(joined);
  await joined.open(room.server.join_url);
  await joined.join('Trần An');
  await left.sees('Bạn đang thi ở nơi khác');
  await left.page.getByRole('button', { name: 'Thi tiếp ở đây' }).click();
  await left.sees('Bạn đã vào!');
  assert.equal(left.watch.last('welcome').contestant, joined.watch.last('welcome').contestant);
  assert.deepEqual(left.watch.sent('join'), []);
});

room_test('looking on in one tab leaves the other a contestant', {}, async (room) => {
  const looking = await room.visitor();
  await looking.open(room.server.join_url);
  await looking.page.getByRole('button', { name: 'Chỉ xem, không thi' }).click();
  await looking.sees('Sắp bắt đầu');
  const playing = await looking.another_tab();
  room.contestants.push(playing);
  await playing.open(room.server.join_url);
  await playing.join('Trần An');
  await playing.page.reload();
  await playing.sees('Bạn đã vào!');
  await looking.page.reload();
  await looking.sees('Sắp bắt đầu');
});

room_test('an input method composes a number digit by digit', { kinds: ['number'] }, async (room) => {
  const host = await room.host();
  const contestant = await room.contestant('Trần An');
  await host.open_question();
  const field = contestant.page.locator('main input');
  await field.focus();
  const devtools = await contestant.page.context().newCDPSession(contestant.page);
  for (const text of ['1', '10', '100', '1000', '10000']) {
    await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    assert.equal(await field.inputValue(), text);
  }
  await contestant.page.keyboard.press('Enter');
  await contestant.page.waitForTimeout(300);
  assert.deepEqual(contestant.watch.sent('answer'), []);
  await devtools.send('Input.insertText', { text: '10000' });
  await contestant.page.getByText('Bạn sẽ gửi: 10.000').waitFor();
  await contestant.page.keyboard.press('Enter');
  await contestant.is_recorded();
  assert.equal(contestant.watch.sent('answer')[0].number, 10000);
});

room_test('what is no whole number is said and not sent', { kinds: ['number'] }, async (room) => {
  const host = await room.host();
  const contestant = await room.contestant('Trần An');
  await host.open_question();
  const field = contestant.page.locator('main input');
  for (const typed of ['3,14', '10000.0', '0,001', '1/2']) {
    await field.fill(typed);
    await contestant.page.getByText('chưa phải là một số nguyên').waitFor();
    await field.press('Enter');
    assert.equal(await field.inputValue(), typed);
  }
  assert.deepEqual(contestant.watch.sent('answer'), []);
  await field.fill('１０．０００');
  await contestant.page.getByRole('button', { name: 'Gửi đáp án' }).click();
  await contestant.is_recorded();
  assert.equal(contestant.watch.sent('answer')[0].number, 10000);
});

room_test('a key alone is no final answer', {}, async (room) => {
  const host = await room.host();
  const contestant = await room.contestant('Trần An');
  await host.open_question();
  await contestant.reads(question);
  await contestant.page.keyboard.press('b');
  const second = contestant.page.locator('main li:nth-child(2) button');
  assert.equal(await second.evaluate((one) => one === document.activeElement), true);
  assert.deepEqual(contestant.watch.sent('answer'), []);
  await contestant.page.keyboard.press('Enter');
  await contestant.is_recorded();
});

for (const kind of ['single', 'multiple', 'number']) {
  room_test(`a key held down over the opening answers nothing: ${kind}`,
    { kinds: [kind], lead_in_ms: 60_000 }, async (room) => {
      const host = await room.host();
      const contestant = await room.contestant('Trần An');
      const { keyboard } = contestant.page;
      await host.go_on('Chuẩn bị');
      await contestant.sees('Câu 1/1');
      // Each further `down` repeats, as a key does that somebody leans on.
      const lean = async (key, times) => {
        for (let press = 0; press < times; press += 1) await keyboard.down(key);
      };
      await lean('b', 3);
      await lean('Enter', 3);
      await host.go_on('Đang trả lời');
      await contestant.reads(questions[kind].text);
      if (kind === 'number') await contestant.page.locator('main input').fill('7');
      const first = contestant.page.locator(kind === 'number' ? 'main button.button' : 'main li button').last();
      await first.focus();
      await lean('b', 3);
      await lean('Enter', 5);
      await contestant.page.waitForTimeout(300);
      assert.deepEqual(contestant.watch.sent('answer'), []);
      assert.equal(await contestant.page.locator('[aria-checked="true"]').count(), 0);
      await keyboard.up('b');
      await keyboard.up('Enter');
      await contestant.answer(kind, right[kind]);
      await contestant.is_recorded();
    });
}

room_test('the stage plays a sound; a phone fetches it only when asked', { kinds: ['sound'] },
  async (room) => {
    const host = await room.host();
    const stage = await room.stage();
    const contestant = await room.contestant('Trần An');
    const fetched = { stage: 0, phone: 0 };
    const counts = (who) => (request) => { if (/\.wav$/.test(request.url())) fetched[who] += 1; };
    stage.page.on('request', counts('stage'));
    contestant.page.on('request', counts('phone'));
    await host.open_question();
    await contestant.reads(questions.sound.text);
    await eventually(() => fetched.stage > 0, 'the stage fetches the sound');
    assert.equal(await contestant.page.locator('audio[controls]').count(), 0);
    assert.equal(fetched.phone, 0);
    await contestant.page.getByRole('button', { name: 'Nghe trên máy này' }).click();
    await contestant.page.getByRole('button', { name: 'Dừng nghe' }).waitFor();
    assert.ok(fetched.phone > 0);
    await contestant.page.getByRole('button', { name: 'Nghe trên máy này' }).waitFor();
    await contestant.tap('Gà trống');
    await contestant.is_recorded();
  });

room_test('a pasted link is understood', {}, async (room) => {
  const visitor = await room.visitor();
  await visitor.open_by_code(room.server.url, `Bạn vào ${room.server.join_url} nhé!`);
  await visitor.sees('Bạn là ai?');
});

room_test('who was taken out by mistake is back by themselves', {}, async (room) => {
  const host = await room.host();
  const contestant = await room.contestant('Trần An');
  await host.remove('Trần An');
  await contestant.sees('Bạn không còn trong hội thi');
  await contestant.page.reload();
  await contestant.sees('Bạn không còn trong hội thi');
  await contestant.page.waitForTimeout(4000);
  await host.toasts.getByRole('button', { name: 'Hoàn tác' }).first().click();
  await contestant.sees('Bạn đã vào!');
});

room_test('a line that died silently is told in the lobby and at the board', {}, async (room) => {
  const host = await room.host();
  const line = await room.line();
  const contestant = await room.visitor();
  const { page } = contestant;
  await contestant.open(line.join_url);
  await contestant.join('Trần An');
  room.connections_may_break();
  const told = page.locator('.banner.trouble').getByText('Mất mạng');
  const dies = async () => {
    line.fall_silent();
    // Nobody comes back either, or the page might be gone and back between two looks.
    line.cut_off = true;
    await told.waitFor({ timeout: 9000 });
    line.mend();
    await told.waitFor({ state: 'detached' });
  };
  await dies();
  await host.open_question();
  await contestant.tap(right.single);
  await contestant.is_recorded();
  await host.close_and_reveal();
  await host.go_on('Bảng xếp hạng');
  await contestant.sees('Kết quả sắp được công bố');
  await dies();
});

/** As private windows and some apps' own browsers do. */
function keep_nothing() {
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, { get: () => { throw new DOMException('no', 'SecurityError'); } });
  }
}

room_test('a browser that keeps nothing says so before joining, and its address is the way back', {}, async (room) => {
  const visitor = await room.visitor();
  await visitor.page.addInitScript(keep_nothing);
  await visitor.open(room.server.join_url);
  await visitor.page.getByText('Trình duyệt này không lưu được gì').waitFor();
  const link = visitor.page.locator('.link');
  assert.equal(await link.textContent(), room.server.join_url, 'before joining: no seat in it');
  await visitor.join('Trần An');
  await visitor.page.getByText('Lỡ tải lại trang, bạn vẫn vào tiếp được').waitFor();
  const own = await link.textContent();
  assert.match(own, /#\w+\.0\.[0-9a-f]{32}$/);
  await visitor.page.reload();
  await visitor.sees('Bạn đã vào!');
  await visitor.page.getByText('Trần An').first().waitFor();
  assert.deepEqual(visitor.watch.sent('join').length, 1);

  const later = await room.visitor();
  await later.page.addInitScript(keep_nothing);
  await later.open(own);
  await later.sees('Bạn đã vào!');
  await visitor.sees('Bạn đang thi ở nơi khác');
});

room_test('from an app\'s own browser to another one of the same phone', {}, async (room) => {
  const host = await room.host();
  const inside = await room.contestant('Trần An');
  await inside.page.getByRole('button', { name: 'Mở bằng trình duyệt khác' }).click();
  const link = await inside.page.locator('.link').textContent();
  assert.equal(inside.page.url(), link, 'what the app itself opens elsewhere');
  const outside = await room.visitor();
  await outside.open(link);
  await outside.sees('Bạn đã vào!');
  assert.equal(outside.page.url(), room.server.join_url, 'the pass does not stay in the address');
  await inside.sees('Bạn đang thi ở nơi khác');
  assert.equal(inside.page.url(), room.server.join_url);
  await host.open_question();
  await outside.tap(right.single);
  await outside.is_recorded();
  await outside.page.reload();
  await outside.is_recorded();
});

room_test('a page translator leaves phase, verdict, countdown and points right',
  { kinds: ['single', 'true_false'], seconds: 60 }, async (room) => {
    const host = await room.host();
    const visitor = await room.visitor();
    await visitor.page.addInitScript(translate_page);
    await visitor.open(room.server.join_url);
    await visitor.join('Trần An');
    await visitor.page.locator('main font').first().waitFor();
    const digits = () => visitor.page.locator('.countdown .digits').textContent();
    for (const [kind, verdict, points] of [['single', 'Chính xác!', '1.000'], ['true_false', 'Chưa đúng', '1.000']]) {
      await host.open_question();
      await visitor.reads(questions[kind].text);
      const before = await digits();
      await eventually(async () => (await digits()) !== before, 'the countdown goes on');
      await visitor.tap(kind === 'single' ? right.single : 'Sai');
      await visitor.is_recorded();
      await host.go_on('Đã đóng');
      await visitor.page.locator('.over').getByText('Hết giờ!').waitFor();
      await host.go_on('Công bố đáp án');
      await visitor.sees(verdict);
      assert.equal(await visitor.page.getByText('Đã ghi nhận').count(), 0);
      await eventually_holds(async () =>
        assert.match(await visitor.page.locator('header .points').textContent(), new RegExp(points)));
      await host.go_on('Bảng xếp hạng');
      await visitor.sees(kind === 'single' ? 'Bảng xếp hạng' : 'Kết quả sắp được công bố');
      assert.equal(await visitor.page.getByText(verdict).count(), 0);
    }
  });

room_test('what a wrong answer costs is told before it is asked for',
  { lead_in_ms: 60_000, scoring: { mode: 'speed', wrong: 200, streak: { from: 3, bonus: 100, max: 300 } } },
  async (room) => {
    const host = await room.host();
    const contestant = await room.contestant('Trần An');
    const stage = await room.stage();
    await contestant.page.getByText('Sai −200').waitFor();
    await stage.shows('Sai −200');
    await host.go_on('Chuẩn bị');
    await stage.scene.locator('.lead-in').getByText('Sai −200').waitFor();
    await stage.shows('+1.000 giảm dần đến +500');
    const rules = contestant.page.getByRole('list', { name: 'Cách tính điểm' });
    await rules.getByText('Sai −200').waitFor();
    await rules.getByText('+1.000 giảm dần đến +500').waitFor();
    await rules.getByText('Đúng liền từ 3 câu').waitFor();
    await host.go_on('Đang trả lời');
    await contestant.page.getByText('Sai −200').waitFor();
  });
