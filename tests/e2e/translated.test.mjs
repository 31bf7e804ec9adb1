import assert from 'node:assert/strict';
import { eventually, eventually_holds } from './eventually.mjs';
import { Host } from './host.mjs';
import { questions, right } from './quiz.mjs';
import { room_test } from './room.mjs';
import { Stage } from './stage.mjs';
import { translate_page } from './translator.mjs';

/** What the parts of a page say, without what runs by the clock or differs from page to page. */
function read_parts(selectors) {
  return selectors.flatMap((selector) => [...document.querySelectorAll(selector)].map((part) => {
    const copy = part.cloneNode(true);
    copy.querySelectorAll('[role=timer]').forEach((one) => one.remove());
    const lines = copy.querySelectorAll('.timer > .left');
    if (lines.length > 1) lines[0].querySelector('b').remove();
    return `${selector}: ${copy.textContent.replace(/(< )?\d+ ms/g, '').replace(/\s+/g, ' ').trim()}`;
  }));
}

const parts_of_host = ['header h1', '.chip', '.link', 'header .aside', 'header .room', 'aside .panel', '#work-panel'];
const parts_of_stage = ['.stage > header', '.scenes > main:last-of-type', '.stage > [role=status]', '.offline'];

/** The same page twice, for somebody with a page translator and for somebody without. */
async function twice(role, people, parts, open) {
  const translated = await role.arrive({ viewport: { width: 1366, height: 768 } });
  const plain = await role.arrive({ viewport: { width: 1366, height: 768 } });
  people.push(translated, plain);
  await translated.page.addInitScript(translate_page, true);
  for (const person of [translated, plain]) await open(person);
  await translated.page.locator('main font').first().waitFor({ state: 'attached' });
  const same = (when) => eventually_holds(async () => {
    const [seen, meant] = await Promise.all([translated, plain].map(({ page }) => page.evaluate(read_parts, parts)));
    assert.deepEqual(seen, meant, `${role.name}, ${when}`);
  });
  return { translated, plain, same };
}

const digits_move = async (digits, what) => {
  const before = await digits.textContent();
  await eventually(async () => (await digits.textContent()) !== before, what);
};

room_test('a page translator leaves the host’s page and the stage right',
  { kinds: ['single', 'true_false', 'number'], seconds: 60, scoring: { mode: 'fixed', wrong: 100 } },
  async (room) => {
    const { translated: host, plain, same: same_host } =
      await twice(Host, room.hosts, parts_of_host, (one) => one.open(room.server.host_url));
    const { translated: stage, same: same_stage } = await twice(Stage, room.stages, parts_of_stage,
      async (one) => {
        await one.open(room.server.stage_url);
        await one.scene.locator('.lobby').waitFor();
      });
    const same = async (when) => {
      await same_host(when);
      await same_stage(when);
    };
    await same('in the lobby');
    const contestant = await room.contestant('Trần An');
    await plain.page.locator('#work-panel').getByText('Trần An').waitFor();
    await same('with somebody in it');
    for (const kind of ['single', 'true_false', 'number']) {
      await host.open_question();
      await host.page.locator('#work-panel h2').getByText(questions[kind].text).waitFor();
      await stage.shows(questions[kind].text);
      await same(`asked ${kind}`);
      await digits_move(host.page.locator('.timer .digits').first(), 'the host’s countdown goes on');
      await digits_move(stage.page.locator('[role=timer] .digits'), 'the stage’s countdown goes on');
      if (kind === 'single') {
        await host.press('Tạm dừng');
        await plain.page.getByText('Tạm dừng').first().waitFor();
        await same('paused');
        await host.go_on('Đang trả lời');
        await same('resumed');
      }
      await contestant.answer(kind, kind === 'true_false' ? 'Sai' : right[kind]);
      await contestant.is_recorded();
      await host.page.getByText('Tất cả đã trả lời').waitFor();
      await same(`answered ${kind}`);
      await host.go_on('Đã đóng');
      await same(`closed ${kind}`);
      await host.go_on('Công bố đáp án');
      await stage.shows('Giải thích');
      await same(`revealed ${kind}`);
      if (kind === 'single') {
        await host.correct('Không tính điểm', 'Đáp án in sai.');
        await stage.shows('Câu này không tính điểm');
        await same('void');
        await host.correct('Tính điểm lại', 'Đáp án in sai.');
        await same('restored');
      }
      await host.go_on('Bảng xếp hạng');
      await same(`at the board after ${kind}`);
      for (const tab of ['Thí sinh', 'Câu đã hỏi', 'Bảng xếp hạng', 'Đang diễn ra']) {
        for (const one of [host, plain]) await one.show_tab(tab);
        await same(`at ${tab} after ${kind}`);
      }
    }
    await host.go_on('Đã kết thúc');
    await same('before the finale');
    await host.unveil('nhất');
    await stage.podium();
    await same('at the end');
  });
