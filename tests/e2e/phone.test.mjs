import assert from 'node:assert/strict';
import { sticking_out } from './axe.mjs';
import { eventually, eventually_holds } from './eventually.mjs';
import { questions, right } from './quiz.mjs';
import { room_test } from './room.mjs';

const { text: question } = questions.single;
const long_link = `https://example.vn/${'duong-dan-rat-dai-'.repeat(6)}x`;
const long_words = ('Theo quyết định mới nhất của Thủ tướng Chính phủ, ' +
  'ngày này được chọn vì một lý do rất dài, ').repeat(3);

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

room_test('a network or browser that blocks live connections is named', {}, async (room) => {
  const visitor = await room.visitor();
  // Everything is held back.
  await visitor.page.routeWebSocket(/\/ws$/, () => undefined);
  await visitor.open(room.server.join_url);
  await visitor.sees('Mạng này chặn kết nối trực tiếp');
  await visitor.page.getByText('dữ liệu di động').first().waitFor();
  const refused = await room.visitor();
  await refused.page.addInitScript(() => {
    window.WebSocket = class {
      constructor() {
        throw new DOMException('refused', 'SecurityError');
      }
    };
  });
  await refused.open(room.server.join_url);
  await refused.sees('Trình duyệt không cho kết nối trực tiếp');
});

room_test('a browser that keeps nothing says so before joining', {}, async (room) => {
  const visitor = await room.visitor();
  await visitor.page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, { get: () => { throw new DOMException('no', 'SecurityError'); } });
    }
  });
  await visitor.open(room.server.join_url);
  await visitor.page.getByText('Trình duyệt này không lưu được gì').waitFor();
  await visitor.join('Trần An');
  await visitor.page.getByText('đừng tải lại hay đóng trang này').waitFor();
});

/** As page translators do: every text node is wrapped, and what comes later as well. */
function translate_page() {
  const wrap = (node) => {
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (!['SCRIPT', 'STYLE', 'FONT'].includes(node.tagName)) [...node.childNodes].forEach(wrap);
    } else if (node.nodeType === Node.TEXT_NODE && node.data.trim() && node.parentNode?.tagName !== 'FONT') {
      const font = document.createElement('font');
      font.textContent = node.data;
      node.replaceWith(font);
    }
  };
  document.addEventListener('DOMContentLoaded', () => {
    wrap(document.body);
    new MutationObserver((records) => records.forEach((record) => record.addedNodes.forEach(wrap)))
      .observe(document.body, { childList: true, subtree: true });
  });
}

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
    await contestant.page.getByText('Sai −200').waitFor();
    await host.go_on('Chuẩn bị');
    const rules = contestant.page.getByRole('list', { name: 'Cách tính điểm' });
    await rules.getByText('Sai −200').waitFor();
    await rules.getByText('+1.000 giảm dần đến +500').waitFor();
    await rules.getByText('Đúng liền từ 3 câu').waitFor();
    await host.go_on('Đang trả lời');
    await contestant.page.getByText('Sai −200').waitFor();
  });

const shapes = [
  ['a phone', { viewport: { width: 360, height: 740 } }],
  ['a phone held across', { viewport: { width: 740, height: 360 } }],
  ['a phone with large text', { viewport: { width: 360, height: 740 } }],
];

for (const [name, options] of shapes) {
  room_test(`the longest question fits ${name}`, {}, async (room) => {
    const host = await room.host();
    const visitor = await room.visitor(options);
    const { page } = visitor;
    if (name.includes('large')) {
      await page.addInitScript(() => document.addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.fontSize = '200%';
      }));
    }
    await page.routeWebSocket(/\/ws$/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((frame) => {
        const message = JSON.parse(String(frame));
        if (message.t === 'view' && message.question?.text) {
          message.question.text = long_words.slice(0, 290);
          message.question.options = [long_link, long_words.slice(0, 118), long_words.slice(0, 119), long_link];
        }
        socket.send(JSON.stringify(message));
      });
    });
    await visitor.open(room.server.join_url);
    await visitor.join('Nguyễn Phúc Thị Hoàng Bảo Trân');
    await host.open_question();
    await page.locator('main li').first().waitFor();
    const picture = (when) => process.env.HOITHI_PICTURES &&
      page.screenshot({ path: `${process.env.HOITHI_PICTURES}/${name.replaceAll(' ', '-')}${when}.png` });
    const box = (selector) => page.locator(selector).first().boundingBox();
    const { height } = options.viewport;
    const header = await box('header');
    const most = name.includes('large') ? 100 : 66;
    assert.ok(header.height <= most, `the header takes ${header.height} px`);
    assert.deepEqual(await sticking_out(page), []);
    if (name.includes('across')) {
      const [text, option] = [await box('main h1'), await box('main li')];
      assert.ok(option.x >= text.x + text.width - 1 && option.y < height - 40, 'options beside the question');
    }
    const cue = page.getByRole('button', { name: 'Còn đáp án bên dưới' });
    await cue.waitFor();
    const sign = await cue.boundingBox();
    assert.ok(sign.y >= 0 && sign.y + sign.height <= height, 'the sign of more answers is in sight');
    await picture('');
    for (let presses = 0; presses < 12 && (await cue.isVisible()); presses += 1) {
      await cue.click();
      await page.waitForTimeout(200);
    }
    const last = page.locator('main li').last();
    await eventually_holds(async () => {
      const tile = await last.boundingBox();
      assert.ok(tile.y + tile.height <= height + 1, 'the cue leads to the end of the last option');
    });
    const tile = last.locator('button');
    await tile.click();
    await visitor.is_recorded();
    const [card, chosen] = [await box('.status'), await tile.boundingBox()];
    assert.ok(card.y >= chosen.y + chosen.height - 1, 'the card does not cover the choice');
    await picture('-answered');
    await host.close_and_reveal();
    await page.locator('main li.right').waitFor();
    await picture('-reveal');
  });
}
