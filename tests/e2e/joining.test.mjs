import assert from 'node:assert/strict';
import { right } from './quiz.mjs';
import { room_test } from './room.mjs';

room_test('a name that cannot be used is refused in plain Vietnamese', {}, async (room) => {
  await room.contestant('Nguyễn Thị Hoà');
  const visitor = await room.visitor();
  await visitor.open(room.server.join_url);
  const refused = async (name, words) => {
    await visitor.ask_to_join(name);
    await visitor.page.getByRole('alert').filter({ hasText: words }).waitFor();
  };
  await refused('Ổ', 'Tên cần ít nhất 2 ký tự.');
  await refused('Nguyễn Thị Hoà'.repeat(5), 'Tên chỉ được dài đến 60 ký tự.');
  await refused('NGUYỄN  thị hòa', 'Tên này đã có người dùng.');
  await refused('Bùi\u202eAn', 'Tên có ký tự không dùng được.');
  await refused('Bùi\u200bAn', 'Tên có ký tự không dùng được.');
  await visitor.page.getByLabel('Họ và tên').fill('Bùi A');
  await visitor.page.getByRole('alert').waitFor({ state: 'detached' });
  await visitor.join('Bùi An');
});

room_test('a contestant corrects the own name in the lobby', {}, async (room) => {
  await room.contestant('Lê Bình');
  const stage = await room.stage();
  const mistyped = await room.contestant('Nguyễn Thị Hao');
  await stage.page.getByText('Nguyễn Thị Hao').waitFor();
  const rename = async (name) => {
    await mistyped.page.getByRole('button', { name: 'Sửa tên' }).click();
    await mistyped.page.getByLabel('Họ và tên').fill(name);
    await mistyped.page.getByRole('button', { name: 'Lưu tên' }).click();
  };
  await rename('lê bình');
  await mistyped.page.getByText('Tên này đã có người dùng.').waitFor();
  await rename('Nguyễn Thị Hoà');
  await mistyped.page.locator('main').getByText('Nguyễn Thị Hoà').waitFor();
  await stage.page.getByText('Nguyễn Thị Hoà').waitFor();
  await mistyped.page.reload();
  await mistyped.page.locator('main').getByText('Nguyễn Thị Hoà').waitFor();
});

room_test('a locked room says so before anything is filled in', {}, async (room) => {
  const host = await room.host();
  await host.press('Khóa phòng');
  await host.page.locator('.chip').filter({ hasText: 'Phòng đã khóa' }).waitFor();
  const visitor = await room.visitor();
  await visitor.open(room.server.join_url);
  await visitor.page.getByRole('alert').filter({ hasText: 'Ban tổ chức đã khóa việc vào thi.' }).waitFor();
  assert.deepEqual(visitor.watch.sent('join'), []);
  await visitor.page.getByRole('button', { name: 'Vào xem hội thi' }).click();
  await visitor.sees('Sắp bắt đầu');
});

room_test('a wrong code and a half one are explained', {}, async (room) => {
  const visitor = await room.visitor();
  await visitor.open_by_code(room.server.url, '12');
  await visitor.page.getByText('Mã tham gia có đủ 6 chữ số.').waitFor();
  const other = String((Number(room.server.code) + 1) % 1_000_000).padStart(6, '0');
  await visitor.open_by_code(room.server.url, other);
  await visitor.page.getByText('Không có hội thi nào mang mã này.').waitFor();
  await visitor.page.getByLabel('Mã tham gia').fill(room.server.code.replace(/(...)/, '$1 '));
  await visitor.page.getByRole('button', { name: 'Tiếp tục' }).click();
  await visitor.sees('Bạn là ai?');
});

room_test('units are found without accents and by the names of former provinces', {},
  async (room) => {
    const visitor = await room.visitor();
    await visitor.open(room.server.join_url);
    const field = visitor.page.getByRole('combobox');
    const first = visitor.page.getByRole('option').first();
    for (const [typed, found] of [
      ['da nang', 'Đà Nẵng'],
      ['yen bai', 'Lào Cai'],
      ['BÌNH DƯƠNG', 'Hồ Chí Minh'],
      ['hue', 'Huế'],
    ]) {
      await field.fill(typed);
      await first.filter({ hasText: found }).waitFor();
    }
    await field.fill('xyz');
    await visitor.page.getByText('Không tìm thấy đơn vị nào.').waitFor();
    await field.fill('dak nong');
    await visitor.page.getByRole('option').first().click();
    assert.equal(await field.inputValue(), 'Lâm Đồng');
  });

room_test('a tap on the button joins while the list of units is open', {}, async (room) => {
  for (const [name, typed, unit] of [
    ['Nguyễn Thị Hoà', 'lào cai', 'Lào Cai'],
    ['Đặng Quốc Khánh', 'TP.HCM', 'Hồ Chí Minh'],
    ['Bùi Ngọc Ánh', '', ''],
  ]) {
    const visitor = await room.visitor({ hasTouch: true, isMobile: true });
    const { page } = visitor;
    await visitor.open(room.server.join_url);
    await page.getByLabel('Họ và tên').fill(name);
    await page.getByRole('combobox').tap();
    await page.keyboard.type(typed);
    await page.getByRole('option').first().waitFor();
    await page.getByRole('button', { name: 'Vào thi', exact: true }).tap();
    await visitor.sees('Bạn đã vào!');
    const [join] = visitor.watch.sent('join');
    assert.equal(join.unit !== undefined, unit !== '');
    if (unit) await page.getByText(unit, { exact: true }).waitFor();
  }
});

room_test('a unit that means none or several is asked about, never dropped', {}, async (room) => {
  const visitor = await room.visitor();
  const { page } = visitor;
  await visitor.open(room.server.join_url);
  const field = page.getByRole('combobox');
  const go = page.getByRole('button', { name: 'Vào thi', exact: true });
  await page.getByLabel('Họ và tên').fill('Nguyễn Thị Hoà');
  for (const [typed, words] of [
    ['hà', 'Bạn chọn đơn vị trong danh sách nhé.'],
    ['xyz', 'Đơn vị này không có trong danh sách.'],
  ]) {
    await field.fill(typed);
    await page.getByRole('heading', { name: 'Bạn là ai?' }).click();
    await page.getByRole('alert').filter({ hasText: words }).waitFor();
    assert.equal(await field.inputValue(), typed);
    await go.click();
    assert.deepEqual(visitor.watch.sent('join'), []);
  }
  await page.getByRole('button', { name: 'Xóa đơn vị' }).click();
  assert.equal(await field.inputValue(), '');
  await field.press('Enter');
  await visitor.sees('Bạn đã vào!');
  assert.equal(visitor.watch.sent('join')[0].unit, undefined);
});

room_test('a prediction is kept, may be changed, and is compared at the end',
  { prediction: 'participants' }, async (room) => {
    const host = await room.host();
    const visitor = await room.contestant('Nguyễn Thị Hoà');
    const predict = async (count, shown) => {
      await visitor.page.getByLabel('Số người bạn dự đoán').fill(count);
      await visitor.page.getByRole('button', { name: 'Ghi dự đoán' }).click();
      await visitor.page.getByText(`Đã ghi dự đoán: ${shown}`).waitFor();
    };
    await predict('1200', '1.200');
    await visitor.page.getByRole('button', { name: 'Đổi dự đoán' }).click();
    await predict('1', '1');
    await host.open_question();
    await visitor.tap(right.single);
    await visitor.is_recorded();
    await host.close_and_reveal();
    await host.go_on('Bảng xếp hạng');
    await host.go_on('Đã kết thúc');
    await host.unveil('nhất');
    await visitor.page.getByText('Bạn dự đoán chính xác!').waitFor();
  });

room_test('the page speaks English when asked to, and remembers', {}, async (room) => {
  const visitor = await room.visitor();
  await visitor.open(room.server.join_url);
  await visitor.sees('Bạn là ai?');
  await visitor.page.getByRole('button', { name: 'Cài đặt' }).click();
  await visitor.page.getByRole('button', { name: 'English' }).click();
  await visitor.page.getByRole('button', { name: 'Close' }).click();
  await visitor.sees('Who are you?');
  assert.equal(await visitor.page.locator('html').getAttribute('lang'), 'en');
  await visitor.page.getByLabel('Full name').fill('Ổ');
  await visitor.page.getByRole('button', { name: 'Join', exact: true }).click();
  await visitor.page.getByRole('alert').filter({ hasText: 'at least 2 characters' }).waitFor();
  await visitor.page.reload();
  await visitor.sees('Who are you?');
});

room_test('a keyboard is enough to join and answer', { kinds: ['single', 'multiple'] },
  async (room) => {
    const host = await room.host();
    const visitor = await room.visitor();
    const { keyboard } = visitor.page;
    const tab_to = async (selector) => {
      for (let presses = 0; presses < 30; presses += 1) {
        if (await visitor.page.locator(selector).evaluate((one) => one === document.activeElement)) {
          return;
        }
        await keyboard.press('Tab');
      }
      assert.fail(`Tab never reached ${selector}`);
    };
    await visitor.open(room.server.url);
    await tab_to('#code');
    await keyboard.type(room.server.code);
    await keyboard.press('Enter');
    await visitor.sees('Bạn là ai?');
    await tab_to('#name');
    await keyboard.type('Nguyễn Thị Hoà');
    await tab_to('[role="combobox"]');
    await keyboard.type('lao cai');
    await visitor.page.getByRole('option', { name: 'Lào Cai' }).waitFor();
    await keyboard.press('Enter');
    await tab_to('button[type="submit"]');
    await keyboard.press('Enter');
    await visitor.sees('Bạn đã vào!');

    await host.open_question();
    await visitor.reads('Ngày Chuyển đổi số quốc gia');
    await tab_to('main li:nth-child(2) button');
    await keyboard.press('Space');
    await visitor.is_recorded();
    await host.close_and_reveal();
    await host.go_on('Bảng xếp hạng');
    await host.open_question();
    await visitor.reads('trụ cột');
    await keyboard.press('1');
    await keyboard.press('b');
    assert.equal(await visitor.page.locator('[aria-checked="true"]').count(), 2);
    await tab_to('main button.send');
    await keyboard.press('Enter');
    await visitor.is_recorded();
  });
