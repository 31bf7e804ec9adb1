// The demonstration from the lobby to the end of its finale, with everything at once that makes a
// contest hard to show: the longest title, large text, a translator, an input method, an old
// browser, a network that goes, a page that is loaded again. Takes minutes, so it is run by name: run whole
import assert from 'node:assert/strict';
import { sticking_out } from './axe.mjs';
import { out_of_bounds } from './bounds.mjs';
import { answer_to, asked, counts_of, demonstration, worth } from './demonstration.mjs';
import { eventually, eventually_holds } from './eventually.mjs';
import { leaks } from './leaks.mjs';
import { limits } from './longest.mjs';
import { OldContestant } from './old_contestant.mjs';
import { room_test } from './room.mjs';
import { type_by_telex } from './telex.mjs';
import { keep_translating, translate_page } from './translator.mjs';

const title = 'HỘI THI TRỰC TUYẾN TÌM HIỂU CHUYỂN ĐỔI SỐ VÀ KỸ NĂNG NHẬN DIỆN LỪA ĐẢO TRÊN MẠNG DÀNH CHO ' +
  'CÁN BỘ, ĐOÀN VIÊN, HỘI VIÊN PHỤ NỮ VÀ HỌC SINH CÁC XÃ, PHƯỜNG VÙNG CAO MỪNG NGÀY HỘI CỔ TRUYỀN CỦA ĐỒNG BÀO TA';
const seconds = 60;
const folder = process.env.HOITHI_PICTURES;

/** Who plays, and for each question how: R right, W wrong, P partly right, - not at all. */
const people = {
  large: ['Nguyễn Phúc Thị Hoàng Bảo Trân Công Tằng Tôn Nữ Huyền Diệu Ỷ', 'RRRRRRRRRRWRRRRRRRRR'],
  translated: ['Trần Minh Quân', 'RRWRRRWRRRRRRRPRRWRR'],
  typing: ['Đặng Thị Mỹ Hạnh', 'WRRRRRRRRRRRRRRRRRRP'],
  old: ['Vàng A Sử', 'RWRRWRRRRWRWRRRRWRRR'],
  losing: ['Đội Sa Pa – Ô Quý Hồ', 'RRRWRRRWRRR-RRWRRRRW'],
  reloading: ['Lò Thị Mỷ', '-RWRRRRRWRRRRRPRRRWR'],
};
const roles = Object.keys(people);
/** Numbers of questions at which somebody's page is loaded again, and somebody's network is gone. */
const reloads_before = [3, 11, 20];
const reloads_after = [6, 15];
const offline_in = [7, 16];
const away_after = 13;
/** In the pictures: with a picture, with a sound, typed, of several answers, the longest, the last. */
const pictured = [1, 2, 4, 5, 11, 13, 15, 20];

function large_text() {
  document.addEventListener('DOMContentLoaded', () => {
    document.documentElement.style.fontSize = '200%';
  });
}

const by_place = (a, b) => a.place - b.place || a.name.localeCompare(b.name);
/** What everybody sees of a board. */
const in_short = (rows) => rows.map(({ place, name, points }) => ({ place, name, points })).sort(by_place);

/** Runs on the stage: the cards that are too small for what stands in them. */
function full_cards() {
  return [...document.querySelectorAll('.scenes > main:last-of-type .glass')].flatMap((card) => {
    const { top, bottom } = card.getBoundingClientRect();
    return [...card.querySelectorAll('*')].map((part) => part.getBoundingClientRect())
      .filter((box) => box.height > 0 && (box.top < top - 1 || box.bottom > bottom + 1))
      .map((box) => `${card.tagName} from ${top} to ${bottom} px holds ${box.top} to ${box.bottom}`).slice(0, 1);
  });
}

/** Everybody in their places, and what is asked of all of them together. */
class Hall {
  said = [];
  /** What left its box or the screen, and when. */
  out = [];
  /** What each has by the keys so far. */
  tallies = Object.fromEntries(roles.map((role) => [role, { points: 0, correct: 0, streak: 0, time: 0 }]));

  constructor(room) {
    this.room = room;
  }

  async open() {
    const { room } = this;
    this.host = await room.host();
    this.stage = await room.stage({ viewport: { width: 1920, height: 1080 }, reducedMotion: 'no-preference' });
    this.audience = await room.visitor();
    this.phones = { old: await OldContestant.arrive('80') };
    for (const role of roles) this.phones[role] ??= await room.visitor();
    this.line = await room.line();
    const { large, translated, losing } = this.phones;
    await large.page.addInitScript(large_text);
    for (const script of [translate_page, keep_translating]) await translated.page.addInitScript(script);
    losing.watch.connection_may_break = true;
    for (const { page } of room.everybody) {
      page.on('console', (line) => this.said.push(`${line.type()}: ${line.text()}`));
    }
  }

  async join() {
    const { join_url } = this.room.server;
    await this.audience.open(join_url);
    await this.audience.page.getByRole('button', { name: 'Chỉ xem, không thi' }).click();
    await this.audience.sees('Sắp bắt đầu');
    await this.all(async (phone, role) => {
      await phone.open(role === 'losing' ? this.line.join_url : join_url);
      const [name] = people[role];
      if (role === 'typing') await this.join_by_telex(name);
      else await phone.join(name, { large: 'lao cai', reloading: 'ha giang' }[role]);
    });
    for (const [name] of Object.values(people)) await this.stage.shows(name);
  }

  async join_by_telex(name) {
    const { page } = this.phones.typing;
    this.phones.typing.name = name;
    const field = page.getByLabel('Họ và tên');
    await field.focus();
    const seen = async (text) => assert.equal(await field.inputValue(), text);
    await type_by_telex(page, name, { seen, leave: true });
    await page.getByRole('button', { name: 'Vào thi', exact: true }).click();
    await this.phones.typing.sees('Bạn đã vào!');
  }

  all(does) {
    return Promise.all(roles.map((role) => does(this.phones[role], role)));
  }

  frames_of(role) {
    const phone = this.phones[role];
    return phone.frames ?? phone.watch.frames;
  }

  /** Everybody but the host, by what their page was sent. */
  get watched() {
    const { stage, audience } = this;
    return [['stage', stage.watch.frames], ['audience', audience.watch.frames],
      ...roles.map((role) => [role, this.frames_of(role)])];
  }

  /** Notes what leaves its box or the screen, on every page. */
  async fits(when) {
    const { host, stage, audience, phones } = this;
    // What floats over a page that scrolls lies on what passes below.
    const leaves = (fault) => !/ lies on /.test(fault);
    const look = async (who, page, scrolls = true) => {
      const found = await out_of_bounds(page, { scrolls });
      const wide = scrolls ? await sticking_out(page) : [];
      this.out.push(...[...found.filter((fault) => !scrolls || leaves(fault)), ...wide]
        .map((fault) => `${when}, ${who}: ${fault}`));
    };
    const { old, ...others } = phones;
    await Promise.all([look('stage', stage.page, false),
      ...Object.entries({ host, audience, ...others }).map(([who, { page }]) => look(who, page))]);
    this.out.push(...(await stage.page.evaluate(full_cards)).map((fault) => `${when}, stage: ${fault}`));
    const wide = await old.browser.look('document.documentElement.scrollWidth - innerWidth');
    if (wide > 0) this.out.push(`${when}, old: ${wide} px too wide`);
    await this.take(when);
  }

  async take(when) {
    if (!folder) return;
    const people_here = { host: this.host, stage: this.stage, audience: this.audience, ...this.phones };
    for (const [who, { page, browser }] of Object.entries(people_here)) {
      const path = `${folder}/whole-${when}-${who}.png`;
      if (browser) await browser.picture(path);
      else await page.screenshot({ path });
      if (who === 'large') await page.screenshot({ path: path.replace('.png', '-whole.png'), fullPage: true });
    }
  }

  /** Nobody's console has said a word. */
  is_quiet(when) {
    const broken = /WebSocket|net::ERR_/;
    assert.deepEqual(this.said.filter((line) => !broken.test(line)), [], `consoles, ${when}`);
    assert.deepEqual(this.room.everybody.flatMap(({ watch }) => watch.faults), [], `consoles, ${when}`);
    assert.deepEqual(this.phones.old.browser.faults, [], `the old console, ${when}`);
  }

  async answer(n, role) {
    const question = asked[n - 1];
    const phone = this.phones[role];
    const answer = answer_to(question, people[role][1][n - 1]);
    if (role === 'reloading' && reloads_before.includes(n)) await phone.page.reload();
    if (answer === undefined) return;
    const offline = role === 'losing' && offline_in.includes(n);
    if (offline) await this.lose_the_network();
    const typed = question.kind === 'number' || question.kind === 'text';
    if (role === 'typing' && typed) await this.answer_by_telex(question.kind, answer);
    else await phone.answer(question.kind, answer);
    if (offline) {
      await phone.page.getByText('Đã giữ câu trả lời').waitFor();
      if (folder) await phone.page.screenshot({ path: `${folder}/whole-${n}-offline-losing.png` });
      await this.find_the_network();
    }
    await phone.is_recorded();
    if (role === 'reloading' && reloads_after.includes(n)) {
      await phone.page.reload();
      await phone.is_recorded();
    }
  }

  /** Sends a number by the Enter key, and a text while its last word is still composing. */
  async answer_by_telex(kind, answer) {
    const { page } = this.phones.typing;
    const field = page.locator('main input');
    await field.focus();
    const seen = async (text) => assert.equal(await field.inputValue(), text);
    await type_by_telex(page, answer, { seen, leave: kind === 'text' });
    if (kind === 'text') await page.getByRole('button', { name: 'Gửi đáp án' }).click();
    else await page.keyboard.press('Enter');
  }

  async lose_the_network() {
    const { page } = this.phones.losing;
    await page.context().setOffline(true);
    this.line.cut();
    await page.locator('.banner.trouble').getByText('Mất mạng').waitFor();
  }

  async find_the_network() {
    this.line.mend();
    await this.phones.losing.page.context().setOffline(false);
  }

  /** All that was recorded is counted, before everybody and by option. */
  async counts(n) {
    const question = asked[n - 1];
    const answers = roles.map((role) => answer_to(question, people[role][1][n - 1])).filter((one) => one !== undefined);
    for (const role of roles) {
      const mine = this.frames_of(role).filter((frame) => frame.t === 'recorded').length;
      const given = [...people[role][1].slice(0, n)].filter((how) => how !== '-').length;
      assert.ok(mine >= given, `${role} was told of ${mine} answers of ${given}`);
    }
    for (const { watch } of [this.host, this.stage]) {
      await eventually_holds(() => assert.equal(watch.last('count').answered, answers.length));
    }
    return answers;
  }

  /** The reveal's counts and everybody's points are what the bank's keys say. */
  async is_marked(n, answers) {
    const question = asked[n - 1];
    for (const { watch } of [this.host, this.stage, this.audience]) {
      const { reveal, question: shown } = await eventually(() => {
        const view = watch.last('view');
        return view.question?.n === n && view.reveal && view;
      }, `the reveal of ${n}`);
      const { answered, counts } = reveal ?? shown.answer;
      assert.equal(answered, answers.length, `answers to ${n}`);
      assert.deepEqual(counts, counts_of(question, answers), `counts of ${n}`);
    }
    await this.all(async (phone, role) => {
      const how = people[role][1][n - 1];
      await phone.sees({ R: 'Chính xác!', P: 'Đúng một phần', W: 'Chưa đúng', '-': 'Bạn chưa trả lời' }[how]);
      const { result, points } = phone.me;
      const tally = this.tallies[role];
      const earned = worth(question, how, result.elapsed, tally.streak, seconds);
      tally.points += earned.points;
      tally.streak = earned.credit === 100 ? tally.streak + 1 : 0;
      tally.correct += earned.credit === 100;
      if (earned.points > 0) tally.time += result.elapsed;
      assert.deepEqual([result.points, result.credit, points], [earned.points, earned.credit, tally.points],
        `${role} at ${n}`);
    });
  }

  /** The board as it must be now; who is equal in all shares a place. */
  get expected() {
    const rows = roles.map((role) => ({ name: people[role][0], ...this.tallies[role] }));
    const before = (a, b) => b.points - a.points || b.correct - a.correct || a.time - b.time;
    return rows.map((row) => {
      const { name, points, correct, time } = row;
      return { place: 1 + rows.filter((other) => before(other, row) < 0).length, name, points, correct, time };
    }).sort(by_place);
  }

  /** Where somebody but the host was told of a place before it was named. */
  places_told() {
    return this.watched.flatMap(([who, frames]) => {
      const last = frames.findIndex((frame) =>
        frame.t === 'view' && frame.question?.n === asked.length && frame.reveal);
      assert.notEqual(last, -1, `${who} saw the last reveal`);
      const named = { 0: [], 1: [3], 2: [2, 3] };
      let allowed = [];
      return frames.slice(last).flatMap((frame) => {
        if (frame.t === 'view' && frame.finale) allowed = named[frame.finale.step];
        if (allowed === undefined) return [];
        const rows = frame.t === 'view' ? (frame.boards ?? []).flatMap((board) => board.rows) : [];
        const told = rows.map((row) => row.place).filter((place) => !allowed.includes(place));
        if (frame.t === 'me' && frame.place !== null) told.push(frame.place);
        if (frame.t === 'view' && frame.units) told.push('units');
        return told.map((place) => `${who}: ${place}`);
      });
    });
  }

  /** No place stands on anybody's screen but the host's. */
  async tells_no_place(when) {
    await this.all(async (phone) => {
      if (phone.page) return phone.tells_no_place();
      await phone.sees('Kết quả sắp được công bố');
      return assert.doesNotMatch(await phone.text(), /hạng \d|Quán quân|Á quân/i);
    });
    await this.audience.tells_no_place();
    assert.deepEqual(this.places_told(), [], when);
  }
}

async function play(hall, n) {
  const { host, phones } = hall;
  const of = asked.length;
  const shown = pictured.includes(n);
  const { losing } = phones;
  await host.go_on('Chuẩn bị');
  if (n === away_after + 1) await hall.find_the_network();
  await hall.all((phone) => phone.sees(`Câu ${n}/${of}`));
  if (n === 1 || n === 4 || n === 13) await hall.fits(`${n}-lead-in`);
  await host.go_on('Đang trả lời');
  await phones.large.page.locator('main li, main input').first().waitFor();
  if (shown) await hall.fits(`${n}-open`);
  await hall.all((phone, role) => hall.answer(n, role));
  if (shown) await hall.fits(`${n}-answered`);
  const answers = await hall.counts(n);
  await host.close_and_reveal();
  await hall.is_marked(n, answers);
  if (shown) await hall.fits(`${n}-reveal`);
  if (n === away_after) await hall.lose_the_network();
  await host.go_on('Bảng xếp hạng');
  hall.is_quiet(`after ${n}`);
  if (n === of) return;
  const here = n === away_after ? roles.filter((role) => phones[role] !== losing) : roles;
  await Promise.all(here.map((role) => phones[role].sees('Bảng xếp hạng')));
  await eventually_holds(async () =>
    assert.deepEqual(in_short(await hall.stage.board()), in_short(hall.expected), `the stage after ${n}`));
  if (shown) await hall.fits(`${n}-board`);
}

async function finale(hall) {
  const { host, stage, audience, phones, room } = hall;
  const podium = stage.scene.locator('.podium');
  await stage.keeps_the_secret();
  await hall.tells_no_place('behind the curtain');
  await hall.fits('curtain');
  await host.go_on('Đã kết thúc');
  await podium.waitFor();
  await hall.tells_no_place('before the finale');
  await hall.fits('finale-0');
  for (const [step, place] of [['ba', 3], ['nhì', 2]]) {
    await host.unveil(step);
    await podium.locator(`li.place-${place}.out`).waitFor();
    await hall.tells_no_place(`with place ${place}`);
    await hall.fits(`finale-${4 - place}`);
  }
  await host.unveil('nhất');
  const { expected } = hall;
  const short = in_short(expected);
  assert.deepEqual(await stage.podium(),
    short.slice(0, 3).map(({ place, name, points }) => ({ place, names: [name], points })));
  await hall.all(async (phone, role) => {
    const { place } = expected.find(({ name }) => name === people[role][0]);
    await phone.sees(['Quán quân!', 'Á quân!', 'Hạng ba!'][place - 1] ?? 'Hội thi kết thúc');
    await eventually(() => phone.me.place === place, `${role} has place ${place}`);
    assert.deepEqual(await phone.board(), short, role);
  });
  assert.deepEqual(await audience.board(), short, 'audience');
  assert.deepEqual(await host.board(), expected, 'host');
  const [board] = stage.watch.last('view').boards;
  assert.deepEqual(board.rows.map(({ place, name, points, correct, time }) => ({ place, name, points, correct, time })),
    expected, 'stage');
  const numbers = new Map(roles.map((role) => hall.frames_of(role).findLast(({ t }) => t === 'welcome'))
    .map(({ contestant, name }) => [contestant, name]));
  assert.deepEqual(room.server.replay().map(({ contestant, ...row }) => ({ name: numbers.get(contestant), ...row })),
    expected.map((row) => row), 'the journal');
  assert.deepEqual(hall.places_told(), []);
  await hall.fits('end');
  hall.is_quiet('at the end');
}

const contest = demonstration({ title, seconds, lead_in_ms: 60_000, option_order: 'shuffled' });

room_test('a whole contest of twenty questions, with all that is hard at once', { contest, timeout: 900_000 }, async (room) => {
  assert.equal([...title].length, limits.title);
  assert.equal(asked.length, 20);
  const hall = new Hall(room);
  try {
    await hall.open();
    await hall.join();
    await hall.fits('lobby');
    for (let n = 1; n <= asked.length; n += 1) await play(hall, n);
    await finale(hall);
    assert.deepEqual(hall.out, []);
    assert.deepEqual(leaks(hall.phones.old.frames), []);
  } catch (fault) {
    await hall.phones?.old.browser.picture(`${await room.take_pictures('whole')}/old.png`).catch(() => undefined);
    throw fault;
  } finally {
    await hall.phones?.old.end();
  }
});
