import { out_of_bounds } from './bounds.mjs';
import { right } from './quiz.mjs';

export const laptop = { width: 1366, height: 768 };

/** A contest of the kinds of question that look different, which steps only when it is told to. */
export const walked = { kinds: ['single', 'number', 'text'], lead_in_ms: 60_000, public_names: 'full',
  option_order: 'fixed' };

/** Looks at a page, or at what lies over it, where it is, on every screen; `text`: the size of type. */
export async function measure(person, screens, scene, faults, within) {
  const before = person.page.viewportSize();
  for (const { name, text = '', ...size } of screens) {
    await person.page.setViewportSize(size);
    await person.page.evaluate((font) => (document.documentElement.style.fontSize = font), text);
    for (const fault of await out_of_bounds(person.page, { scrolls: true, within })) {
      faults.push(`${scene} on a ${name}: ${fault}`);
    }
    const folder = process.env.HOITHI_PICTURES;
    if (!folder) continue;
    const path = `${folder}/${`${scene} ${name}`.replace(/[^\p{L}\d]+/gu, '-')}.png`;
    await person.page.screenshot({ path, fullPage: within === undefined });
  }
  await person.page.evaluate(() => (document.documentElement.style.fontSize = ''));
  await person.page.setViewportSize(before);
}

/** Goes through a contest by `driver` and shows each of its scenes to `look`. */
export async function through(driver, contestant, look) {
  await look('lobby');
  for (const kind of walked.kinds) {
    await driver.go_on('Chuẩn bị');
    if (kind === 'single') await look('lead-in');
    await driver.go_on('Đang trả lời');
    await look(`open ${kind}`);
    if (kind === 'single') {
      await driver.press('Tạm dừng');
      await look('paused');
      await driver.go_on('Đang trả lời');
    }
    await contestant.answer(kind, right[kind]);
    await contestant.is_recorded();
    await look(`answered ${kind}`);
    if (kind === 'single') {
      await driver.go_on('Đã đóng');
      await look('closed');
    }
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
