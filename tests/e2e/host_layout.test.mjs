import assert from 'node:assert/strict';
import { out_of_bounds } from './bounds.mjs';
import { Host } from './host.mjs';
import { hears_long_texts } from './longest.mjs';
import { right } from './quiz.mjs';
import { room_test } from './room.mjs';

const screens = [
  { name: 'laptop', width: 1366, height: 768 },
  { name: 'phone', width: 360, height: 740 },
  { name: 'phone across', width: 740, height: 360 },
  { name: 'phone with large text', width: 360, height: 740, text: '200%' },
];
const shapes = [
  { name: 'words', spaces: true, options: 4, notice: true, units: true },
];

/** Looks at a page, where it is, on every screen. */
async function measure(person, scene, faults) {
  for (const { name, text = '', ...size } of screens) {
    await person.page.setViewportSize(size);
    await person.page.evaluate((font) => (document.documentElement.style.fontSize = font), text);
    for (const fault of await out_of_bounds(person.page, { scrolls: true })) {
      faults.push(`${scene} on a ${name}: ${fault}`);
    }
    const folder = process.env.HOITHI_PICTURES;
    if (!folder) continue;
    const path = `${folder}/${scene.replace(/\W+/g, '-')}-${name.replaceAll(' ', '-')}.png`;
    await person.page.screenshot({ path, fullPage: true });
  }
  await person.page.evaluate(() => (document.documentElement.style.fontSize = ''));
  await person.page.setViewportSize({ width: 1366, height: 768 });
}

/** Goes through a contest by `driver` and shows each of its scenes to `look`. */
async function through(driver, contestant, look) {
  await look('lobby');
  for (const kind of ['single', 'number', 'text']) {
    await driver.go_on('Chuẩn bị');
    if (kind === 'single') await look('lead-in');
    await driver.go_on('Đang trả lời');
    await look(`open ${kind}`);
    await contestant.answer(kind, right[kind]);
    await contestant.is_recorded();
    await look(`answered ${kind}`);
    await driver.close_and_reveal();
    await look(`reveal ${kind}`);
    await driver.go_on('Bảng xếp hạng');
    await look(`board after ${kind}`);
  }
  await driver.go_on('Đã kết thúc');
  await look('before the finale');
  await driver.unveil('nhất');
  await look('end');
}

const contest = { kinds: ['single', 'number', 'text'], lead_in_ms: 60_000, public_names: 'full' };

for (const shape of shapes) {
  room_test(`no text of any length leaves the host's page: ${shape.name}`, contest, async (room) => {
    const faults = [];
    const driver = await room.host();
    const contestant = await room.contestant('Nguyễn Thị Hoà');
    const host = await Host.arrive({ viewport: { width: 1366, height: 768 } });
    room.hosts.push(host);
    await hears_long_texts(host, shape);
    await host.open(room.server.host_url);
    await through(driver, contestant, async (scene) => {
      await host.is_in(await driver.phase.textContent());
      await measure(host, `host ${shape.name} ${scene}`, faults);
      if (scene !== 'board after single') return;
      for (const tab of ['Thí sinh', 'Câu đã hỏi', 'Bảng xếp hạng']) {
        await host.show_tab(tab);
        await measure(host, `host ${shape.name} tab ${tab}`, faults);
      }
      await host.show_tab('Đang diễn ra');
    });
    assert.deepEqual(faults, []);
  });
}
