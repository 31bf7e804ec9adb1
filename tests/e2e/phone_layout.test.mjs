import assert from 'node:assert/strict';
import { sticking_out } from './axe.mjs';
import { eventually, eventually_holds } from './eventually.mjs';
import { hears_long_texts, limits, partners_of, picture as longest_picture, text_of } from './longest.mjs';
import { questions } from './quiz.mjs';
import { room_test } from './room.mjs';
import { measure, through, walked } from './walk.mjs';

const long_link = `https://example.vn/${'duong-dan-rat-dai-'.repeat(6)}x`;
const shapes = [
  ['a phone', { viewport: { width: 360, height: 740 } }],
  ['a phone held across', { viewport: { width: 740, height: 360 } }],
  ['a phone with large text', { viewport: { width: 360, height: 740 } }],
];
const picture = { kind: 'image', url: '/media/picture', alt: 'Một tấm biển' };
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3" width="800" height="600"><path d="M0 0h4v3H0z"/></svg>';

/** Views with the longest question that may be asked, with a picture, and a board of long names. */
function with_long_texts(message) {
  if (message.t !== 'view') return message;
  const { question: asked, boards } = message;
  if (asked?.text) {
    asked.text = text_of(limits.question);
    asked.options = [long_link, text_of(limits.option), text_of(limits.option - 1), text_of(limits.option, false)];
    asked.media = picture;
  }
  for (const board of boards ?? []) {
    board.total = 300;
    board.rows = Array.from({ length: 10 }, (_, at) => ({ place: at + 1, contestant: 1000 + at, unit: '',
      name: text_of(limits.name - at), points: 9000 - at, correct: 9, time: 9000, moved: 0 }));
  }
  return message;
}

for (const [name, options] of shapes) {
  room_test(`the longest question fits ${name}`, { kinds: ['single', 'number'] }, async (room) => {
    const host = await room.host();
    const visitor = await room.visitor(options);
    const { page } = visitor;
    const large = name.includes('large');
    if (large) {
      await page.addInitScript(() => document.addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.fontSize = '200%';
      }));
    }
    await page.route('**/media/picture', (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: drawing }));
    await page.routeWebSocket(/\/ws$/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((frame) => socket.send(JSON.stringify(with_long_texts(JSON.parse(String(frame))))));
    });
    await visitor.open(room.server.join_url);
    await visitor.join('Nguyễn Phúc Thị Hoàng Bảo Trân Công Tằng Tôn Nữ Huyền Diệu');
    await host.open_question();
    await page.locator('main li').first().waitFor();
    const take = (when) => process.env.HOITHI_PICTURES &&
      page.screenshot({ path: `${process.env.HOITHI_PICTURES}/${name.replaceAll(' ', '-')}${when}.png` });
    const box = (selector) => page.locator(selector).first().boundingBox();
    const { height } = options.viewport;
    const header_is_low = async (when) => {
      const header = await box('header');
      const most = large ? 100 : 66;
      assert.ok(header.height <= most, `${when} the header takes ${header.height} px`);
      assert.deepEqual(await sticking_out(page), [], when);
    };
    await header_is_low('asked');
    if (name.includes('across')) {
      const [text, option] = [await box('main h1'), await box('main li')];
      assert.ok(option.x >= text.x + text.width - 1 && option.y < height - 40, 'options beside the question');
    }
    const cue = page.getByRole('button', { name: 'Còn đáp án bên dưới' });
    await cue.waitFor();
    const sign = await cue.boundingBox();
    assert.ok(sign.y >= 0 && sign.y + sign.height <= height, 'the sign of more answers is in sight');
    await take('');
    for (let presses = 0; presses < 40 && (await cue.isVisible()); presses += 1) {
      // It goes by itself where the last answer comes into sight.
      await cue.click({ timeout: 2000 }).catch(() => undefined);
      await page.waitForTimeout(200);
    }
    const last = page.locator('main li').last();
    await eventually_holds(async () => {
      const tile = await last.boundingBox();
      assert.ok(tile.y + tile.height <= height + 1, 'the cue leads to the end of the last option');
    });
    const tile = last.locator('button');
    const words_at = () => tile.locator('.text').evaluate((text) =>
      Math.round(text.getBoundingClientRect().left - text.closest('button').getBoundingClientRect().left));
    const before = await words_at();
    await tile.click();
    await visitor.is_recorded();
    assert.equal(await words_at(), before, 'the words stay where they were');
    const [card, chosen] = [await box('.status'), await tile.boundingBox()];
    assert.ok(card.y >= chosen.y + chosen.height - 1, 'the card does not cover the choice');
    const colours = await page.locator('main li button, .status').evaluateAll((all) =>
      all.map((one) => getComputedStyle(one).backgroundColor));
    assert.ok(!colours.slice(0, -1).includes(colours.at(-1)), 'the receipt looks like no option');
    assert.notEqual(colours.at(-1), 'rgb(11, 122, 62)', 'nor like a verdict');
    await take('-answered');

    await host.close_and_reveal();
    const right_one = page.locator('main ul[aria-label] > li').first();
    await page.locator('main li.right').waitFor();
    assert.match(await right_one.getAttribute('class'), /right/, 'what is right comes first');
    if (name === 'a phone') {
      await eventually_holds(async () => {
        const { y } = await right_one.boundingBox();
        assert.ok(y >= 0 && y < height - 60, `what is right begins in the first screen, at ${y} px`);
      });
    }
    await eventually(() => page.locator('main img').evaluate((one) => one.naturalWidth > 0), 'the picture is there');
    assert.match(await page.locator('header .points').textContent(), /\d/);
    await header_is_low('revealed');
    await take('-reveal');

    await host.go_on('Bảng xếp hạng');
    await visitor.sees('Bảng xếp hạng');
    const [first, own] = [await box('main ol > li'), await page.locator('main li.own').boundingBox()];
    assert.ok(own.y >= first.y + first.height, 'the own row does not cover the first place');
    await header_is_low('at the board');
    await take('-board');
  });
}

room_test('options are large on a large screen', {}, async (room) => {
  const host = await room.host();
  const contestant = await room.contestant('Trần An', { viewport: { width: 1366, height: 900 } });
  await host.open_question();
  await contestant.reads(questions.single.text);
  for (const screen of [{ width: 1366, height: 900 }, { width: 768, height: 1024 }]) {
    await contestant.page.setViewportSize(screen);
    const tiles = await contestant.page.locator('main li button').evaluateAll((all) => all.map((tile) =>
      ({ type: parseFloat(getComputedStyle(tile).fontSize), height: tile.offsetHeight })));
    for (const { type, height } of tiles) {
      assert.ok(type >= 24 && height >= 100, `${type} px, ${height} px high at ${screen.width}`);
    }
  }
});

const whole = { name: 'Nguyễn Hoàng Phương Thảo Nguyên', place: 12, points: 12_345 };

room_test('a name of thirty letters stands whole beside place and points', { kinds: ['single', 'number'], theme: { mark: '10.10' } },
  async (room) => {
    const host = await room.host();
    const visitor = await room.visitor();
    const { page } = visitor;
    await page.routeWebSocket(/\/ws$/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((frame) => {
        const told = JSON.parse(String(frame));
        socket.send(JSON.stringify(told.t === 'me' && told.place ? { ...told, ...whole } : told));
      });
    });
    await visitor.open(room.server.join_url);
    await page.getByLabel('Họ và tên').waitFor();
    assert.equal(await page.getByText('Hội thi kiểm thử Chuyển đổi số').count(), 1, 'its title stands once');
    await visitor.join(whole.name);
    await host.open_question();
    await host.close_and_reveal();
    const name = page.locator('header .name');
    for (const words of ['Hạng 12', '12.345 điểm']) await page.locator('header .chip', { hasText: words }).waitFor();
    for (const width of [360, 390, 740]) {
      await page.setViewportSize({ width, height: 740 });
      assert.ok(await name.evaluate((one) => one.scrollHeight <= one.clientHeight), `cut at ${width} px`);
    }
    const { height } = await page.locator('header').boundingBox();
    assert.ok(height <= 66, `the header takes ${height} px`);
    await page.setViewportSize({ width: 360, height: 740 });
    const folder = process.env.HOITHI_PICTURES;
    if (folder) await page.screenshot({ path: `${folder}/phone-thirty-letters.png` });
  });

const screens = [
  { name: 'phone', width: 360, height: 740 },
  { name: 'phone across', width: 740, height: 360 },
  { name: 'tablet', width: 768, height: 1024 },
  { name: 'phone with large text', width: 360, height: 740, text: '200%' },
];
const divisions = ['main', 'other'];
const long_texts = [
  { name: 'words', spaces: true, options: 4, notice: true, divisions, media: longest_picture },
  { name: 'one word', spaces: false, options: 4, notice: true, divisions, logo: longest_picture.url,
    partners: partners_of(longest_picture.url, false) },
];

/** Answers as long as they may be; one of them is right, so that somebody can win. */
function answers_at_length(visitor, { spaces }) {
  const { page } = visitor;
  // The limit is one of bytes.
  const typed = { number: '-999999999999999', text: text_of(limits.written / 2, spaces) };
  return {
    async answer(kind) {
      if (kind === 'single') await page.locator('main li button').nth(1).click();
      else await visitor.answer(kind, typed[kind]);
    },
    is_recorded: () => visitor.is_recorded(),
  };
}

for (const shape of long_texts) {
  room_test(`no text of any length leaves the contestant's page: ${shape.name}`, walked, async (room) => {
    const faults = [];
    const driver = await room.host();
    const visitor = await room.visitor();
    await hears_long_texts(visitor, shape);
    const look = (scene) => measure(visitor, screens, `phone ${shape.name} ${scene}`, faults);
    await visitor.open(room.server.join_url);
    await visitor.page.getByLabel('Họ và tên').fill(text_of(limits.name, shape.spaces));
    await look('form');
    await visitor.join('Nguyễn Thị Hoà');
    await through(driver, answers_at_length(visitor, shape), async (scene) => {
      const { phase } = driver.watch.last('view');
      await eventually(() => visitor.watch.last('view').phase === phase, `the phone is in ${phase}`);
      await look(scene);
      if (scene !== 'lobby') return;
      const { width } = await visitor.page.getByLabel('Số người bạn dự đoán').boundingBox();
      assert.ok(width >= 180, `a prediction is typed into ${width} px`);
    });
    assert.equal(faults.length, 0, faults.join('\n'));
  });
}
