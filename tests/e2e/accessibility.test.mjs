import assert from 'node:assert/strict';
import { movements, sticking_out, violations } from './axe.mjs';
import { Host } from './host.mjs';
import { questions, right } from './quiz.mjs';
import { room_test } from './room.mjs';

/** All text twice as large, as people set it in their browser. */
function double_text() {
  document.addEventListener('DOMContentLoaded', () => {
    document.documentElement.style.fontSize = '200%';
  });
}

async function faults_of(person) {
  return [
    ...(await violations(person.page)),
    ...(await sticking_out(person.page)),
    ...(await movements(person.page)).map((one) => `moves: ${one}`),
  ];
}

const kinds = ['single', 'multiple', 'true_false', 'number', 'text'];

room_test('every page is accessible in every phase', { kinds, lead_in_ms: 60_000 }, async (room) => {
  const faults = [];
  const check = async (when, ...people) => {
    for (const [who, person] of people) {
      for (const fault of await faults_of(person)) faults.push(`${who}, ${when}: ${fault}`);
    }
  };
  const light = await room.visitor({ colorScheme: 'light' });
  const dark = await room.visitor({ colorScheme: 'dark' });
  await dark.page.context().addInitScript(double_text);
  const phones = [['light phone', light], ['dark phone with large text', dark]];
  for (const [, phone] of phones) await phone.open(room.server.url);
  await check('before the code', ...phones);
  for (const [, phone] of phones) await phone.open_by_code(room.server.url, room.server.code);
  for (const [, phone] of phones) await phone.sees('Bạn là ai?');
  await check('joining', ...phones);
  await light.ask_to_join('Ổ', 'ha giang');
  await light.page.getByRole('alert').waitFor();
  await dark.page.getByRole('combobox').fill('lao');
  await dark.page.getByRole('option').first().waitFor();
  await check('joining, with trouble', ...phones);

  const host = ['host', await room.host()];
  const stage = ['stage', await room.stage()];
  const all = [...phones, host, stage];
  await check('in an empty lobby', host, stage);
  await light.join('Nguyễn Thị Hoà');
  await dark.join('Đội thi xã Ô Quý Hồ – Sa Pa', 'ha giang');
  await host[1].page.locator('#work-panel').getByText('Nguyễn Thị Hoà').waitFor();
  await check('in the lobby', ...all);

  for (const [asked, kind] of kinds.entries()) {
    await host[1].go_on('Chuẩn bị');
    await light.sees(`Câu ${asked + 1}/5`);
    if (asked === 0) await check('in the lead-in', ...all);
    await host[1].go_on('Đang trả lời');
    await Promise.all(all.slice(0, 2).map(([, phone]) => phone.reads(questions[kind].text)));
    await stage[1].shows(questions[kind].text);
    await check(`asked ${kind}`, ...(asked === 0 ? all : phones));
    await light.answer(kind, right[kind]);
    await light.is_recorded();
    await check(`answered ${kind}`, phones[0]);
    if (asked === 0) {
      await host[1].press('Tạm dừng');
      await light.sees('Tạm dừng');
      await stage[1].page.getByText('Tạm dừng').waitFor();
      await check('paused', ...all);
      await host[1].go_on('Đang trả lời');
    }
    await host[1].go_on('Đã đóng');
    if (asked === 0) await check('closed', ...all);
    await host[1].go_on('Công bố đáp án');
    await light.sees('Chính xác!');
    await dark.sees('Bạn chưa trả lời');
    await stage[1].shows('Giải thích');
    await check(`revealed ${kind}`, ...all);
    await host[1].go_on('Bảng xếp hạng');
    const last = asked === kinds.length - 1;
    await light.sees(last ? 'Kết quả sắp được công bố' : 'Bảng xếp hạng');
    if (last) await stage[1].keeps_the_secret();
    else await stage[1].board();
    if (asked === 0) await check('at the board', ...all);
  }

  await host[1].show_tab('Câu đã hỏi');
  await check('at the questions asked', host);
  await host[1].page.getByRole('button', { name: 'Sửa đáp án' }).first().click();
  await check('correcting', host);
  await host[1].sheet.getByRole('button', { name: 'Thôi' }).click();
  for (const tab of ['Thí sinh', 'Bảng xếp hạng']) {
    await host[1].show_tab(tab);
    await check(`at ${tab}`, host);
  }
  await host[1].show_tab('Đang diễn ra');
  await host[1].go_on('Đã kết thúc');
  await check('before the finale', ...all);
  await host[1].unveil('nhất');
  await Promise.all([light.sees('Quán quân!'), stage[1].podium()]);
  await check('finished', ...all);
  assert.deepEqual(faults, []);
});

room_test('pages that turn somebody away are accessible too', {}, async (room) => {
  const host = await room.host();
  const contestant = await room.contestant('Nguyễn Thị Hoà');
  const spectator = await room.visitor({ colorScheme: 'dark' });
  await spectator.open(room.server.join_url);
  await spectator.page.getByRole('button', { name: 'Chỉ xem, không thi' }).click();
  await spectator.sees('Sắp bắt đầu');
  await host.remove('Nguyễn Thị Hoà');
  await contestant.sees('Bạn không còn trong hội thi');
  const stranger = await Host.arrive();
  room.hosts.push(stranger);
  await stranger.page.goto(`${room.server.url}/host`);
  await stranger.page.getByRole('alert').waitFor();
  const stage = await room.stage();
  await stage.open(`${room.server.url}/stage?code=${room.server.code}`);
  await stage.page.getByText('Màn hình sân khấu có địa chỉ riêng').waitFor();
  const faults = await Promise.all([contestant, spectator, stranger, stage].map(faults_of));
  assert.deepEqual(faults.flat(), []);
});

/** What is pressed or runs and has no edge to be seen by, where colours are forced. */
function without_edge() {
  return [...document.querySelectorAll('main button:not([role=tab]), .countdown .track')]
    .filter((one) => one.getClientRects().length > 0)
    .filter((one) => {
      const style = getComputedStyle(one);
      return parseFloat(style.borderTopWidth) < 1 || style.borderTopStyle === 'none';
    })
    .filter((one) => getComputedStyle(one).textDecorationLine !== 'underline')
    .map((one) => `${one.tagName} ${one.className} “${one.textContent.trim().slice(0, 30)}”`);
}

room_test('where colours are forced, what can be pressed and the time left have edges', {}, async (room) => {
  const forced = { forcedColors: 'active' };
  const host = await room.host(forced);
  const contestant = await room.contestant('Nguyễn Thị Hoà', forced);
  const edges = async (when) => {
    for (const { page } of [host, contestant]) assert.deepEqual(await page.evaluate(without_edge), [], when);
  };
  await edges('in the lobby');
  await host.open_question();
  await contestant.reads(questions.single.text);
  await edges('asked');
  await contestant.tap(right.single);
  await contestant.is_recorded();
  const chosen = contestant.page.locator('main li button[aria-pressed="true"]');
  assert.ok(parseFloat(await chosen.evaluate((one) => getComputedStyle(one).borderTopWidth)) >= 4);
  await edges('answered');
});
