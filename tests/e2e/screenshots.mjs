// Holds a contest with thirteen people and keeps pictures of it: node screenshots.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settle } from './axe.mjs';
import { close_browser } from './browser.mjs';
import { CrowdMember } from './crowd.mjs';
import { eventually } from './eventually.mjs';
import { Room } from './room.mjs';
import { Server } from './server.mjs';

const folder = process.argv[2];
const banks = fileURLToPath(new URL('../../question_banks', import.meta.url));
const bank = JSON.parse(readFileSync(join(banks, 'ngay-chuyen-doi-so.json'), 'utf8'));

/** All have one right option. */
const asked = ['ngay-005', 'ngay-013', 'ngay-001', 'ngay-010', 'ngay-007'];
/** Which of them is in the pictures. */
const pictured = 2;

function demonstration(into) {
  const definition = join(into, 'contest.json');
  writeFileSync(definition, JSON.stringify({
    version: 1, id: 'chung-ket', title: 'Chung kết Ngày Chuyển đổi số quốc gia 10.10',
    language: 'vi', format: 'live_quiz', theme: { mark: '10.10' },
    rounds: [{ title: 'Tăng tốc', bank: bank.id, questions: asked, seconds: 20,
      scoring: { mode: 'speed', streak: { from: 3, bonus: 100, max: 500 } } }],
    option_order: 'fixed', lead_in_ms: 600, board_size: 10, audience: 'watch',
    entrants: 'either', units: { set: 'vn-provinces', required: false },
  }));
  return { banks, definition };
}

// For each question: R the right option, another letter that one; then how slowly.
const crowd = [
  ['Trần Minh Quân', '01', 'R4 R3 R5 R4 R6'], ['Lê Phương Thảo', '48', 'R5 R6 R3 R6 R4'],
  ['Phạm Đức Anh', '31', 'R6 R4 A6 R3 R5'], ['Hoàng Thuỳ Linh', '08', 'R3 C5 R4 R7 A5'],
  ['Vàng A Sử', '11', 'R7 R5 R7 B5 R3'], ['Đặng Quốc Khánh', '08', 'B4 R7 R6 R5 R4'],
  ['Lò Thị Mỷ', '14', 'R6 D6 R4 R6 C7'], ['Bùi Ngọc Ánh', '25', 'D5 R4 C5 R8 R6'],
  ['Giàng A Páo', '12', 'R4 C7 D6 A4 R5'], ['Vũ Hải Yến', '79', 'C6 R3 R5 B7 D4'],
  ['Lương Gia Huy', '92', 'A5 B4 R6 R7 R7'], ['Đội Sa Pa', '15', 'R5 R6 A4 C5 R3'],
];

function plan(words, seat) {
  return words.split(' ').map((word, index) => {
    const { key } = bank.questions.find((question) => question.id === asked[index]);
    const letter = word[0] === 'R' ? key : word[0];
    return { answer: { options: [letter.charCodeAt(0) - 65] }, after: Number(word[1]) * 800 + seat * 37 };
  });
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function take(person, name) {
  await settle(person.page);
  await person.page.screenshot({ path: join(folder, `${name}.png`) });
}

function right_option(index) {
  const { key, options } = bank.questions.find((question) => question.id === asked[index]);
  return options.find((option) => option.id === key).text;
}

const room = new Room(await Server.start(demonstration));
const members = [];
try {
  const host = await room.host();
  const stage = await room.stage({
    viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 2 / 3,
    reducedMotion: 'no-preference',
  });
  const phone = await room.visitor({ deviceScaleFactor: 2, colorScheme: 'light' });
  await phone.open(room.server.join_url);
  await phone.page.getByLabel('Họ và tên').fill('Nguyễn Thị Hoà');
  await phone.page.getByRole('combobox').fill('ha giang');
  await phone.page.getByRole('option').first().waitFor();
  await take(phone, 'phone-join');
  await phone.join('Nguyễn Thị Hoà', 'ha giang');
  for (const [seat, [name, province, answers]] of crowd.entries()) {
    const unit = `2025:${province}`;
    const member = new CrowdMember(room.server, { name, unit, answers: plan(answers, seat) });
    members.push(member);
    await member.joined;
    await eventually(() => stage.watch.last('lobby')?.names.includes(name), `${name} on stage`);
  }
  await host.page.locator('#work-panel').getByText('Đội Sa Pa').waitFor();
  await take(stage, 'stage-lobby');
  await take(host, 'host-lobby');

  for (let index = 0; index < asked.length; index += 1) {
    await host.open_question();
    const { q } = host.watch.last('view').question;
    const answered = (count) => eventually(() => {
      const seen = stage.watch.last('count');
      return seen?.q === q && seen.answered >= count;
    }, `${count} answered`);
    await phone.option(right_option(index)).waitFor();
    if (index === pictured) {
      await take(phone, 'phone-question');
      await answered(6);
      await take(stage, 'stage-question');
      await take(host, 'host-question');
    }
    await phone.tap(right_option(index));
    await phone.is_recorded();
    if (index === pictured) await take(phone, 'phone-recorded');
    await answered(crowd.length + 1);
    await host.close_and_reveal();
    await Promise.all([phone.sees('Chính xác!'), stage.bars()]);
    if (index === pictured) {
      await take(stage, 'stage-reveal');
      await take(phone, 'phone-result');
    }
    await host.go_on('Bảng xếp hạng');
    if (index < asked.length - 1) await stage.board();
    else await stage.keeps_the_secret();
    if (index === pictured) await take(stage, 'stage-board');
  }
  await host.go_on('Đã kết thúc');
  await host.unveil('ba', 'nhì', 'nhất');
  await stage.podium();
  // Enough confetti in the air, and not yet before the names.
  await pause(1200);
  await take(stage, 'stage-podium');
  await phone.page.getByText('Cảm ơn bạn đã tham gia!').waitFor();
  await take(phone, 'phone-final');
  room.check();
} finally {
  for (const member of members) member.leave();
  await room.close();
  await close_browser();
}
