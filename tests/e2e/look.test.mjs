import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { right, wrong } from './quiz.mjs';
import { room_test } from './room.mjs';

const picture = fileURLToPath(
  new URL('../../question_banks/media/digital-safety-en/same-thread.png', import.meta.url));

const look = {
  title: 'Hội thi Chuyển đổi số 10.10',
  theme: { accent: '#0b7a3e', accent2: '#7a2f00', logo: 'logo.png',
    partners: [{ name: 'Sở Khoa học và Công nghệ' }, { name: 'VNPT', logo: 'vnpt.png' }] },
  files: { 'logo.png': picture, 'vnpt.png': picture },
};
const mark = 'svg[aria-label="10.10"]';

/** The organizer's logo, colour and partners, and nobody else's mark. */
async function has_the_look({ page }) {
  await page.locator('header img, .brand img').first().waitFor();
  const partners = page.locator('ul[aria-label="Đơn vị đồng hành"]');
  await partners.getByText('Sở Khoa học và Công nghệ').waitFor();
  const shown = partners.getByAltText('VNPT');
  assert.ok(await shown.evaluate((image) => image.complete && image.naturalWidth > 0));
  assert.equal(await page.locator(mark).count(), 0);
  const accent = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--accent').trim());
  assert.equal(accent, '#0b7a3e');
  assert.equal(await page.locator('meta[name=theme-color]').getAttribute('content'), '#0b7a3e');
}

async function keep_picture(person, name) {
  const folder = process.env.HOITHI_PICTURES;
  if (folder) await person.page.screenshot({ path: `${folder}/look-${name}.png` });
}

room_test('the organizer’s look is on every page in every scene',
  { ...look, kinds: ['single', 'true_false'], lead_in_ms: 3000 }, async (room) => {
    const host = await room.host();
    const stage = await room.stage({ viewport: { width: 1920, height: 1080 } });
    const contestant = await room.contestant('Nguyễn Thị Hoà');
    const pages = { host, stage, contestant };
    const check = async (scene) => {
      await stage.scene.locator(scene).first().waitFor();
      for (const [name, one] of Object.entries(pages)) {
        await has_the_look(one);
        await keep_picture(one, `${name}${scene.replace(/\W+/g, '-')}`);
      }
    };
    await check('.lobby');
    await host.go_on('Chuẩn bị');
    await check('.lead-in');
    await host.is_in('Đang trả lời');
    await check('.question');
    await contestant.tap(right.single);
    await contestant.is_recorded();
    await host.close_and_reveal();
    await check('ol.revealed');
    await host.go_on('Bảng xếp hạng');
    await check('.row');
    await host.go_on('Chuẩn bị');
    await host.is_in('Đang trả lời');
    await host.close_and_reveal();
    await host.go_on('Bảng xếp hạng');
    await check('.curtain');
    await host.go_on('Đã kết thúc');
    await host.unveil('nhất');
    await check('.podium');
  });

room_test('the mark 10.10 stands where the definition says so, and only there',
  { title: 'Hội thi 10.10', theme: { mark: '10.10' } }, async (room) => {
    const host = await room.host();
    const stage = await room.stage();
    const contestant = await room.contestant('Nguyễn Thị Hoà');
    for (const { page } of [host, stage, contestant]) await page.locator(mark).first().waitFor();
    const visitor = await room.visitor();
    await visitor.open(room.server.url);
    await visitor.page.getByLabel('Mã tham gia').waitFor();
    assert.equal(await visitor.page.locator(mark).count(), 0);
  });

/** Place, name, members and value of each unit on the host's page. */
function units_of(host) {
  return host.page.getByRole('region', { name: 'Xếp hạng đơn vị' }).locator('tbody tr').evaluateAll(
    (rows) => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())));
}

room_test('the ranking of units is read on stage, by the host and on each phone',
  { kinds: ['single', 'true_false'],
    units: { set: 'vn-provinces', required: true, board: { rule: 'best', best: 2 } } },
  async (room) => {
    const host = await room.host();
    const stage = await room.stage({ viewport: { width: 1920, height: 1080 } });
    const arrive = async (name, unit) => {
      const visitor = await room.visitor();
      await visitor.open(room.server.join_url);
      await visitor.join(name, unit);
      return visitor;
    };
    const hoa = await arrive('Nguyễn Thị Hoà', 'lào cai');
    const an = await arrive('Trần An', 'lào cai');
    const chi = await arrive('Lê Chi', 'huế');
    const answer = async (hers, his, theirs) => {
      await host.open_question();
      const answers = [[hoa, hers], [an, his], [chi, theirs]];
      for (const [who, option] of answers) {
        await who.tap(option);
        await who.is_recorded();
      }
      await host.close_and_reveal();
    };
    await answer(right.single, wrong.single, wrong.single);
    await host.go_on('Bảng xếp hạng');
    const column = stage.scene.locator('.board', { hasText: 'Xếp hạng đơn vị' });
    await column.getByText('tổng điểm của 2 người cao nhất').waitFor();
    await column.locator('.row').nth(1).waitFor();
    assert.match(await column.locator('.row').first().innerText(), /^1\s*Lào Cai\s*1\.000$/);
    assert.equal(await stage.scene.locator('.board').count(), 2, 'beside the people');
    await hoa.page.getByText('Lào Cai: hạng 1/2 đơn vị').waitFor();
    await chi.page.getByText(/Huế: hạng 2\/2 đơn vị/).waitFor();
    assert.deepEqual(await units_of(host), [['1', 'Lào Cai', '2', '1.000'], ['2', 'Huế', '1', '0']]);
    await keep_picture(stage, 'units-stage');
    await keep_picture(host, 'units-host');
    await keep_picture(chi, 'units-phone');
    await answer(right.true_false, wrong.true_false, right.true_false);
    await host.show_tab('Bảng xếp hạng');
    assert.equal((await units_of(host)).length, 2, 'the last ranking stays at hand');
    await host.show_tab('Đang diễn ra');
    await host.go_on('Bảng xếp hạng');
    await chi.tells_no_place();
    await host.go_on('Đã kết thúc');
    await chi.tells_no_place();
    await host.unveil('nhì', 'nhất');
    await chi.page.getByText(/Huế: hạng 2\/2 đơn vị/).waitFor();
    await keep_picture(chi, 'units-phone-end');
    await keep_picture(host, 'units-host-end');
    assert.deepEqual(await units_of(host), [['1', 'Lào Cai', '2', '2.000'], ['2', 'Huế', '1', '1.000']]);
  });
