import assert from 'node:assert/strict';
import { sticking_out } from './axe.mjs';
import { eventually, eventually_holds } from './eventually.mjs';
import { limits, text_of } from './longest.mjs';
import { questions } from './quiz.mjs';
import { room_test } from './room.mjs';

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
      await cue.click();
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
  for (const size of await contestant.page.locator('main li button').evaluateAll((tiles) =>
    tiles.map((tile) => parseFloat(getComputedStyle(tile).fontSize)))) assert.ok(size >= 24, `${size} px`);
});
