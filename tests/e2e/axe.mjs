import { AxeBuilder } from '@axe-core/playwright';

/** Waits until whatever comes to rest has done so: a page in mid-fade says nothing. */
export async function settle(page) {
  await page.evaluate(async () => {
    const deadline = performance.now() + 5000;
    const fading = () => document.getAnimations().some((one) =>
      one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity);
    // One animation may start another, so it must be quiet for some frames.
    for (let quiet = 0; quiet < 5 && performance.now() < deadline; quiet += 1) {
      if (fading()) quiet = -1;
      await new Promise(requestAnimationFrame);
    }
  });
}

/** What axe finds wrong with the page, one line for each element. */
export async function violations(page) {
  await settle(page);
  // Not on by itself yet, but who speaks to a page says what they see.
  const rules = { 'label-content-name-mismatch': { enabled: true } };
  const { violations: found } = await new AxeBuilder({ page }).options({ rules }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => {
    const [first] = [...node.any, ...node.all, ...node.none];
    return `${id}: ${node.target.join(' ')} ${first?.message ?? ''}`;
  }));
}

/** What sticks out of the page to the right, which people would have to scroll to. */
export function sticking_out(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.body.querySelectorAll('*')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
      .map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
    return [`${scrollWidth} px wide, ${clientWidth} seen`, ...out];
  });
}

/** Movements under way; fading is no movement. */
export function movements(page) {
  return page.evaluate(() => document.getAnimations()
    .filter((one) => {
      const { duration, endTime } = one.effect.getComputedTiming();
      const still = (frame) => Object.keys(frame).every((name) =>
        ['offset', 'computedOffset', 'easing', 'composite', 'opacity'].includes(name));
      return one.playState === 'running' && duration > 50 && endTime > 50 &&
        !one.effect.getKeyframes().every(still);
    })
    .map((one) => `${one.animationName ?? one.transitionProperty ?? 'script'} of ${
      one.effect.target.className}`));
}
