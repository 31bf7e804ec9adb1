import assert from 'node:assert/strict';
import { out_of_bounds } from './bounds.mjs';
import { hears_long_texts, partners_of, picture, text_of } from './longest.mjs';
import { Stage } from './stage.mjs';
import { right } from './quiz.mjs';
import { room_test } from './room.mjs';

const screens = [[1920, 1080], [3840, 2160], [1280, 720], [1024, 768], [1080, 1920]]
  .map(([width, height]) => ({ width, height }));
/** A stage that hears of texts as long as they may be; `stage.shape` says of which kind. */
async function stage_of_long_texts(room, shape) {
  const stage = await Stage.arrive({ viewport: screens[0] });
  room.stages.push(stage);
  await hears_long_texts(stage, shape);
  await stage.open(room.server.stage_url);
  return stage;
}

/** The same scene again with texts of another shape. */
async function reshape(stage, shape, ready) {
  stage.shape = shape;
  await stage.page.reload();
  await stage.scene.locator(ready).first().waitFor();
}

async function measure(stage, scene, faults) {
  for (const screen of screens) {
    await stage.page.setViewportSize(screen);
    for (const fault of await out_of_bounds(stage.page)) {
      faults.push(`${scene} at ${screen.width} × ${screen.height}: ${fault}`);
    }
    const folder = process.env.HOITHI_PICTURES;
    if (!folder) continue;
    const path = `${folder}/${scene.replace(/\W+/g, '-')}-${screen.width}.png`;
    await stage.page.screenshot({ path });
  }
}

const shapes = [
  { name: 'words', spaces: true, options: 4, notice: false, units: true },
  { name: 'one word', spaces: false, options: 4, notice: true, logo: picture.url,
    partners: partners_of(picture.url, false) },
  { name: 'many options', spaces: true, options: 8, notice: false, media: picture },
];

room_test('no text of any length leaves its box or the screen, or covers another, on any stage',
  { kinds: ['single', 'number', 'text'], lead_in_ms: 60_000 }, async (room) => {
    const faults = [];
    const host = await room.host();
    const contestant = await room.contestant('Nguyễn Thị Hoà');
    const stage = await stage_of_long_texts(room, shapes[0]);
    const in_shapes = async (scene, ready, some = shapes) => {
      for (const shape of some) {
        await reshape(stage, shape, ready);
        await measure(stage, `${scene}, ${shape.name}`, faults);
      }
    };
    const [words, one_word] = shapes;
    await in_shapes('lobby', '.lobby', [words, one_word]);
    for (const kind of ['single', 'number', 'text']) {
      await host.go_on('Chuẩn bị');
      if (kind === 'single') await in_shapes('lead-in', '.lead-in', [words, one_word]);
      await host.go_on('Đang trả lời');
      const some = kind === 'single' ? shapes : [one_word];
      await in_shapes(`open ${kind}`, '.question h2', some);
      await contestant.answer(kind, right[kind]);
      await contestant.is_recorded();
      await host.close_and_reveal();
      await in_shapes(`reveal ${kind}`, '.revealed', some);
      await host.go_on('Bảng xếp hạng');
      if (kind !== 'single') continue;
      await in_shapes('board', '.row', [words, one_word]);
      await in_shapes('board of two', '.row', [{ ...words, divisions: ['main', 'other'] }]);
    }
    await host.go_on('Đã kết thúc');
    await host.unveil('nhất');
    const two = { divisions: ['main', 'other'] };
    await in_shapes('podium', '.podium', [{ ...words, ...two }, { ...one_word, ...two }]);
    assert.deepEqual(faults, []);
  });

/** The type size of each option in px. */
function option_sizes(stage) {
  return stage.scene.locator('ol > li').evaluateAll((tiles) =>
    tiles.map((tile) => parseFloat(getComputedStyle(tile).fontSize)));
}

room_test('long options are readable from the back of the hall, and short ones large beside them',
  { lead_in_ms: 0 }, async (room) => {
    const host = await room.host();
    const stage = await stage_of_long_texts(room, {});
    await host.go_on('Đang trả lời');
    const ask = async (...options) => {
      await reshape(stage, { spaces: true, options: 4, texts: options }, '.question h2');
      await out_of_bounds(stage.page);
      return option_sizes(stage);
    };
    const long = text_of(120);
    for (const size of await ask(long, long, long, long)) assert.ok(size >= 40, `${size} px`);
    const short = await ask('Hà Nội', 'Huế', 'Đà Nẵng', 'Cần Thơ');
    for (const size of short) assert.ok(size >= 52, `${size} px`);
    const [first, ...others] = await ask(long, 'Huế', 'Đà Nẵng', 'Cần Thơ');
    assert.ok(first >= 40 && others.every((size) => size >= 52), `${first}, ${others} px`);
    // More options leave less room: 40 px for six of 60 characters, 36 px for eight of 40.
    for (const size of await ask(...Array(6).fill(text_of(60)))) assert.ok(size >= 40, `of six: ${size} px`);
    for (const size of await ask(...Array(8).fill(text_of(40)))) assert.ok(size >= 36, `of eight: ${size} px`);
  });

/** A clock so fine that two looks at it never tell the same, as in older browsers. */
function fine_clock() {
  const now = performance.now.bind(performance);
  let looks = 0;
  performance.now = () => now() + (looks += 1) / 1e4;
}

room_test('a countdown runs on however fine the clock is', { lead_in_ms: 0 }, async (room) => {
  const host = await room.host();
  const stage = await Stage.arrive();
  room.stages.push(stage);
  await stage.page.context().addInitScript(fine_clock);
  await stage.open(room.server.stage_url);
  await host.go_on('Đang trả lời');
  await stage.scene.locator('[role=timer]').getByText(/^5\d$/).waitFor();
});

/** Without a GPU each frame of a moving, masked or filtered sky costs more than all before it. */
room_test('the sky behind the stage stands still and is plainly painted', {}, async (room) => {
  const stage = await room.stage({ reducedMotion: 'no-preference' });
  const found = await stage.page.locator('.sky').evaluate((sky) => {
    const plain = { animationName: 'none', maskImage: 'none', filter: 'none', backdropFilter: 'none', mixBlendMode: 'normal' };
    const styles = [sky, ...sky.querySelectorAll('*')].flatMap((part) => ['', '::before', '::after'].flatMap((pseudo) => {
      const style = getComputedStyle(part, pseudo || undefined);
      return Object.keys(plain).filter((name) => style[name] !== plain[name]).map((name) => `${part.className} ${pseudo} ${name}`);
    }));
    return [...styles, ...sky.getAnimations({ subtree: true }).map((one) => `moves: ${one.effect.target.className}`)];
  });
  assert.deepEqual(found, []);
});

room_test('a reveal of what nobody answered says so, and tells no shares', {}, async (room) => {
  const host = await room.host();
  await room.contestant('Nguyễn Thị Hoà');
  const stage = await room.stage();
  await host.open_question();
  await host.close_and_reveal();
  await stage.shows('Không ai trả lời');
  await stage.scene.locator('ol.revealed li.right').waitFor();
  assert.equal(await stage.scene.getByText('%').count(), 0);
});
