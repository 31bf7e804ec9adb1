import assert from 'node:assert/strict';
import { eventually_holds } from './eventually.mjs';
import { leaks } from './leaks.mjs';
import { questions, right, wrong } from './quiz.mjs';
import { room_test } from './room.mjs';

const kinds = ['single', 'multiple', 'true_false', 'number', 'text'];

const people = [
  { name: 'Nguyễn Thị Hoà', rights: 5 },
  { name: 'Đặng Quốc Khánh', rights: 3 },
  { name: 'Lương Thuỷ Tiên', rights: 2 },
  { name: 'Bùi Ngọc Ánh', rights: 0 },
  { name: 'Đội Sa Pa – Ô Quý Hồ', rights: 0 },
];

async function everybody_joins(room) {
  const [first, second, third, fourth, fifth] = people;
  const join = async (person, unit, by_code) => {
    const contestant = await room.visitor();
    if (by_code) await contestant.open_by_code(room.server.url, room.server.code);
    else await contestant.open(room.server.join_url);
    await contestant.join(person.name, unit);
    return contestant;
  };
  const all = [await join(first, 'lao cai', true), await join(second, 'ha giang')];
  all.push(await join(third), await join(fourth), await join(fifth));
  await all[0].page.getByText('Lào Cai').waitFor();
  await all[1].page.getByText('Tuyên Quang').waitFor();
  return all;
}

/** The first two answer wrongly where they have no right answer; the last two say nothing. */
async function everybody_answers(contestants, kind, asked) {
  for (const [index, { rights }] of people.entries()) {
    const answer = asked < rights ? right[kind] : wrong[kind];
    if (rights === 0 || answer === undefined) continue;
    await contestants[index].answer(kind, answer);
    await contestants[index].is_recorded();
  }
}

async function result_is_shown(contestants, kind, asked) {
  for (const [index, { rights }] of people.entries()) {
    const answered = asked < rights || (rights > 0 && wrong[kind] !== undefined);
    const verdict = asked < rights ? 'Chính xác!' : answered ? 'Chưa đúng' : 'Bạn chưa trả lời';
    await contestants[index].sees(verdict);
  }
}

async function stage_reveals(stage, kind) {
  const { options = [], key } = questions[kind];
  if (options.length > 0) {
    const bars = await stage.bars();
    assert.deepEqual(
      bars.filter((bar) => bar.right).map((bar) => bar.option),
      options.filter(({ id }) => [key].flat().includes(id)).map(({ text }) => text),
    );
    if (kind === 'single') assert.deepEqual(bars.map((bar) => bar.count), [0, 3, 0, 0]);
  }
  if (kind === 'true_false') {
    assert.deepEqual((await stage.bars()).map((bar) => bar.count), [2, 1]);
  }
  if (kind === 'number') await stage.shows('10.000');
  if (kind === 'text') await stage.shows('Phú Thọ');
  await stage.shows(`Giải thích của ${questions[kind].id}`);
}

room_test('before a question the phone and the stage tell its time in whole seconds',
  { lead_in_ms: 60_000, seconds: 20 }, async (room) => {
    const host = await room.host();
    const stage = await room.stage();
    const contestant = await room.contestant('Nguyễn Thị Hoà');
    await host.go_on('Chuẩn bị');
    await stage.shows('20 giây');
    await contestant.page.getByText('20 giây', { exact: true }).waitFor();
  });

room_test('a whole contest ends with one and the same board everywhere', { kinds, lead_in_ms: 1500 },
  async (room) => {
    const host = await room.host();
    const stage = await room.stage({ reducedMotion: 'no-preference' });
    await stage.shows(room.server.code.replace(/(...)/, '$1 '));
    const contestants = await everybody_joins(room);
    for (const { name } of people) {
      await stage.shows(name);
      await host.page.locator('#work-panel').getByText(name).waitFor();
    }

    for (const [asked, kind] of kinds.entries()) {
      await host.go_on('Chuẩn bị');
      await stage.shows(`Câu ${asked + 1}`);
      await contestants[0].sees(`Câu ${asked + 1}/5`);
      await stage.shows(questions[kind].text);
      await host.is_in('Đang trả lời');
      await everybody_answers(contestants, kind, asked);
      await host.close_and_reveal();
      await Promise.all([
        result_is_shown(contestants, kind, asked),
        stage_reveals(stage, kind),
      ]);
      await host.go_on('Bảng xếp hạng');
      const board = asked === kinds.length - 1 ? 'Kết quả sắp được công bố' : 'Bảng xếp hạng';
      for (const contestant of contestants) await contestant.sees(board);
    }

    const expected = people.map(({ name, rights }, index) => ({
      place: Math.min(index + 1, 4), name, points: rights * 1000,
    }));
    await stage.keeps_the_secret();
    await host.go_on('Đã kết thúc');
    await stage.scene.locator('.podium').waitFor();
    assert.equal(await stage.scene.locator('.podium li.out').count(), 0);
    await host.unveil('ba', 'nhì');
    await stage.scene.locator('.podium li.place-2.out').waitFor();
    assert.equal(await stage.scene.locator('.podium li.place-1.out').count(), 0);
    for (const contestant of contestants) await contestant.tells_no_place();
    await host.unveil('nhất');
    assert.deepEqual(
      await stage.podium(),
      expected.slice(0, 3).map(({ place, name, points }) => ({ place, names: [name], points })),
    );

    for (const [index, contestant] of contestants.entries()) {
      await contestant.sees(['Quán quân!', 'Á quân!', 'Hạng ba!'][index] ?? 'Hội thi kết thúc');
      await contestant.page.getByText(`Hạng ${expected[index].place}/5`).waitFor();
      assert.deepEqual(await contestant.board(), expected);
      assert.equal(await contestant.page.locator('.disc').count(), index < 3 ? 1 : 0, 'medals shine');
      const on = contestant.page.getByRole('button', { name: 'Vào hội thi khác' });
      const [button, first_row] = [await on.boundingBox(), await contestant.page.locator('main ol > li').first().boundingBox()];
      assert.ok(button.y + button.height <= first_row.y, 'nobody scrolls past the board to go on');
    }

    assert.notDeepEqual(leaks(host.watch.frames), [], 'the host sees what nobody else may');

    const host_board = await host.board();
    assert.deepEqual(host_board.map(({ place, name, points }) => ({ place, name, points })), expected);
    const name_of = new Map(
      contestants.map(({ watch }) => watch.last('welcome')).map((own) => [own.contestant, own.name]),
    );
    assert.deepEqual(
      room.server.replay().map(({ place, contestant, points, correct, time }) => ({
        place, name: name_of.get(contestant), points, correct, time,
      })),
      host_board,
    );
  });
