import { AxeBuilder } from '@axe-core/playwright';

/** Waits until whatever comes to rest has done so: a page in mid-fade says nothing. */
export async function settle(page) {
  await page.evaluate(() => Promise.allSettled(
    document.getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
      .map((one) => one.finished),
  ));
}

/** What axe finds wrong with the page, one line for each element. */
export async function violations(page) {
  await settle(page);
  const { violations: found } = await new AxeBuilder({ page }).analyze();
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
