// Browsers of years ago, by their real engines.
import assert from 'node:assert/strict';
import { OldBrowser, old_chromium } from './old_browser.mjs';
import { OldContestant } from './old_contestant.mjs';
import { right } from './quiz.mjs';
import { room_test } from './room.mjs';

/** Runs with a browser of that version, which says nothing in its console but what is expected. */
async function in_chromium(version, happens, expected = []) {
  const browser = await OldBrowser.start(version);
  try {
    await happens(browser);
    const faults = browser.faults.filter((fault) => !expected.some((one) => one.test(fault)));
    assert.deepEqual(faults, [], `console of Chromium ${version}`);
  } finally {
    await browser.end();
  }
}

const kinds = ['single', 'multiple', 'true_false', 'number', 'text'];

room_test('a phone of early 2020 plays a whole contest; host and stage are of 2021',
  { kinds, lead_in_ms: 500 }, async (room) => {
    const program = old_chromium('88');
    const host = await room.host({ program });
    const stage = await room.stage({ program, reducedMotion: 'no-preference' });
    await in_chromium('80', async (browser) => {
      const phone = new OldContestant(browser);
      await phone.open(room.server.join_url);
      await phone.join('Nguyễn Thị Hoà');
      await stage.shows('Nguyễn Thị Hoà');
      for (const [asked, kind] of kinds.entries()) {
        await host.go_on('Chuẩn bị');
        await phone.sees(`Câu ${asked + 1}/${kinds.length}`);
        await host.is_in('Đang trả lời');
        await phone.answer(kind, right[kind]);
        await phone.is_recorded();
        await host.close_and_reveal();
        await phone.sees('Chính xác!');
        await stage.shows('Giải thích');
        await host.go_on('Bảng xếp hạng');
        await phone.sees(asked + 1 < kinds.length ? 'Bảng xếp hạng' : 'Kết quả sắp được công bố');
      }
      await host.go_on('Đã kết thúc');
      await host.unveil('nhất');
      await phone.sees('Quán quân!');
      const [winner] = await stage.podium();
      assert.deepEqual(winner, { place: 1, names: ['Nguyễn Thị Hoà'], points: 5000 });
    });
    const [big_button] = await host.page.$$eval('button.next, .button.strong', (buttons) =>
      buttons.map((one) => getComputedStyle(one).backgroundColor));
    assert.notEqual(big_button, 'rgba(0, 0, 0, 0)', 'white words on nothing');
  });

room_test('a browser that cannot run a page is told so, in both languages', {}, async (room) => {
  const { url, join_url, host_url, stage_url } = room.server;
  const told = async (browser, page, ...words) => {
    await browser.open(page);
    for (const one of ['Trình duyệt này quá cũ', 'This browser is too old', ...words]) {
      await browser.sees(one);
    }
  };
  await in_chromium('67', async (browser) => {
    await told(browser, join_url, 'Chrome 80');
    await told(browser, host_url, 'Chrome 88');
    await told(browser, stage_url, 'Chrome 88');
    await browser.open(`${url}/check`);
    await browser.sees('quá cũ. Hãy cập nhật');
    await browser.sees('too old. Update it');
  }, [/SyntaxError/]);
  await in_chromium('80', async (browser) => {
    await told(browser, host_url, 'Chrome 88');
    await told(browser, stage_url, 'Chrome 88');
    await browser.open(`${url}/check`);
    await browser.sees('đủ để dự thi');
  });
});

room_test('a page whose script does not come through says so', {}, async (room) => {
  const { page } = await room.visitor();
  await page.route(/\/assets\/index-.*\.js$/, (route) => route.abort());
  await page.goto(room.server.join_url);
  await page.getByText('Chưa tải được trang').waitFor();
  await page.unroute(/\/assets\/index-.*\.js$/);
  await page.getByRole('button', { name: 'Thử lại' }).click();
  await page.getByLabel('Họ và tên').waitFor();
  room.connections_may_break();
  room.contestants[0].watch.faults = room.contestants[0].watch.faults
    .filter((fault) => !/net::ERR_FAILED/.test(fault));
});
