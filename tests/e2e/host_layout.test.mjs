import assert from 'node:assert/strict';
import { Host } from './host.mjs';
import { hears_long_texts, limits, partners_of, picture, text_of } from './longest.mjs';
import { room_test } from './room.mjs';
import { laptop, measure, through, walked } from './walk.mjs';

const screens = [
  { name: 'laptop', ...laptop },
  { name: 'tablet', width: 1024, height: 768 },
  { name: 'large screen', width: 1920, height: 1080 },
  { name: 'phone', width: 360, height: 740 },
  { name: 'phone across', width: 740, height: 360 },
  { name: 'phone with large text', width: 360, height: 740, text: '200%' },
];
const shapes = [
  { name: 'words', spaces: true, options: 4, notice: true, units: true },
  { name: 'one word', spaces: false, options: 4, notice: true, logo: picture.url,
    partners: partners_of(picture.url, false), divisions: ['main', 'other'] },
];

/** Everything that can lie over the page; `look` is told what. */
async function open_sheets(host, { spaces }, look) {
  const { page, sheet } = host;
  const sheets = {
    'help': () => host.press('Phím tắt'),
    'stage': () => page.locator('header').getByRole('button', { name: 'Màn hình sân khấu' }).click(),
    'end': () => host.press('Kết thúc hội thi'),
    'restore': () => page.locator('#work-panel').getByRole('button', { name: 'Tính điểm lại' }).click(),
  };
  for (const [name, open] of Object.entries(sheets)) {
    await open();
    await look(`sheet ${name}`, 'dialog');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
  }
  await host.show_tab('Thí sinh');
  await host.press(/^Mời ra: /);
  await look('sheet remove', 'dialog');
  await page.keyboard.press('Escape');
  await host.press(/^Tên và máy…: /);
  await host.press('Tạo mã chuyển máy');
  await sheet.locator('.code').waitFor();
  await look('sheet person', 'dialog');
  await sheet.getByLabel('Tên mới').fill(text_of(limits.name - 5, spaces));
  await sheet.getByRole('button', { name: 'Đổi tên' }).click();
  await host.toasts.getByText('Tên mới').waitFor();
  await look('toast', '.toasts');
  await host.show_tab('Đang diễn ra');
}

/** The sheet that changes the key of the question in view, with what people typed. */
async function open_correction(host, look) {
  await host.page.locator('#work-panel').getByRole('button', { name: 'Sửa đáp án' }).click();
  const given = host.sheet.locator('summary');
  if (await host.sheet.locator('fieldset').count() === 0) await given.click();
  await look('dialog');
  await host.page.keyboard.press('Escape');
  await host.sheet.waitFor({ state: 'detached' });
}

for (const shape of shapes) {
  room_test(`no text of any length leaves the host's page: ${shape.name}`, walked, async (room) => {
    const faults = [];
    const driver = await room.host();
    const contestant = await room.contestant('Nguyễn Thị Hoà');
    const host = await Host.arrive({ viewport: laptop });
    room.hosts.push(host);
    await hears_long_texts(host, shape);
    await host.open(room.server.host_url);
    const look = (scene, within) =>
      measure(host, screens, `host ${shape.name} ${scene}`, faults, within);
    await through(driver, contestant, async (scene) => {
      await host.is_in(await driver.phase.textContent());
      const next = host.page.locator('#work-panel details:not([open]) summary');
      if (await next.count() > 0) await next.click();
      await look(scene);
      if (scene.startsWith('reveal')) {
        await open_correction(host, (within) => look(`correction at the ${scene}`, within));
      }
      if (scene !== 'board after single') return;
      for (const tab of ['Thí sinh', 'Câu đã hỏi', 'Bảng xếp hạng']) {
        await host.show_tab(tab);
        await look(`tab ${tab}`);
      }
      await host.show_tab('Đang diễn ra');
      await open_sheets(host, shape, look);
    });
    assert.equal(faults.length, 0, faults.join('\n'));
  });
}
