import { settle } from './axe.mjs';

/**
 * Runs in a page: what of its text and pictures is cut off by a box or the screen, or lies on other
 * text. A line reaches from the tops of the highest marks (Ẫ) to the dot below (Ậ), whatever it says:
 * another name would have them. Text that ends in an ellipsis says that it is cut, and is not told.
 */
function find_faults({ scrolls, within }) {
  if (scrolls) scrollTo(0, 0);
  const root = document.querySelector(within);
  const probe = document.createElement('canvas').getContext('2d');
  const slack = 1.5;
  const faults = new Set();
  const lines = [];
  const own_classes = (node) =>
    [...(node?.classList ?? [])].filter((name) => !name.startsWith('svelte-')).join('.');
  const describe = (node) =>
    `${node.tagName.toLowerCase()}.${own_classes(node)} in ${own_classes(node.parentElement)}`;

  function shown(element) {
    if (element.closest('.for-readers, [aria-hidden="true"] .confetti, svg title')) return false;
    // What stands in closed details has a place, and nobody sees it.
    if (!element.checkVisibility()) return false;
    for (let node = element; node; node = node.parentElement) {
      const style = getComputedStyle(node);
      if (style.visibility === 'hidden' || style.display === 'none') return false;
      if (style.clipPath === 'inset(50%)') return false;
      if (Number(style.opacity) === 0) return false;
      // The scene before is still fading away.
      if (node.matches('.scenes > main:not(:last-of-type)')) return false;
    }
    return true;
  }

  /** What stays where it is over the end of a page that goes on below. */
  function afloat(element) {
    for (let node = element; scrolls && node && node !== root; node = node.parentElement) {
      const { position, bottom } = getComputedStyle(node);
      if (position === 'fixed' || (position === 'sticky' && bottom !== 'auto')) return node;
    }
    return null;
  }

  function ink(style, text) {
    probe.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const told = probe.measureText(text);
    return { up: told.actualBoundingBoxAscent, down: told.actualBoundingBoxDescent,
      ascent: told.fontBoundingBoxAscent,
      height: told.fontBoundingBoxAscent + told.fontBoundingBoxDescent };
  }

  function look_into_boxes(element, box, what) {
    let shortened = false;
    for (let node = element; node && node !== root; node = node.parentElement) {
      const style = getComputedStyle(node);
      const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible';
      shortened ||= style.textOverflow === 'ellipsis' && style.overflowX !== 'visible';
      const clamped = style.webkitLineClamp !== 'none';
      if (!clips) continue;
      const edge = node.getBoundingClientRect();
      const by = `cut by ${describe(node)}`;
      const moves = scrolls && style.overflowY === 'auto';
      // A wide table that can be moved sideways cuts nothing off.
      if (moves && node.querySelector(':scope > table')) return true;
      // Whole lines behind the last are left out, not cut.
      const left_out = box.top >= edge.bottom;
      if (!moves && (left_out || (clamped && box.middle > edge.bottom))) return true;
      const above = edge.top - box.top;
      const below = box.bottom - edge.bottom;
      if (above > slack && !moves) faults.add(`${what}: top ${by}, ${above.toFixed(1)} px`);
      if (below > slack && !moves) faults.add(`${what}: bottom ${by}, ${below.toFixed(1)} px`);
      const beside = Math.max(edge.left - box.left, box.right - edge.right);
      if (beside > slack && !shortened) faults.add(`${what}: sides ${by}, ${beside.toFixed(1)} px`);
      if (!moves) continue;
      if (left_out || box.bottom <= edge.top) return true;
      box.from = Math.max(box.from ?? edge.top, edge.top);
      box.to = Math.min(box.to ?? edge.bottom, edge.bottom);
    }
    if (!scrolls && Math.max(-box.top, box.bottom - innerHeight) > slack) {
      faults.add(`${what}: above or below the screen`);
    }
    if (!shortened && Math.max(-box.left, box.right - innerWidth) > slack) {
      faults.add(`${what}: beside the screen`);
    }
    return false;
  }

  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const element = text.parentElement;
    const words = text.data.trim();
    if (words === '' || !shown(element)) continue;
    const style = getComputedStyle(element);
    const most = ink(style, /\p{L}/u.test(words) ? 'ẪẴỔỄỮẬỢgjy' : words);
    const own = ink(style, words);
    const range = document.createRange();
    range.selectNodeContents(text);
    const points_or_place = /^[+−-]?[\d.,]{1,10}$/.test(words);
    if (points_or_place && range.getBoundingClientRect().height > most.height * 1.8) {
      faults.add(`“${words}” of ${describe(element)}: broken in two`);
    }
    for (const rect of range.getClientRects()) {
      if (rect.width < 1) continue;
      const scale = rect.height / most.height;
      const base = rect.top + most.ascent * scale;
      const what = `“${words.slice(0, 24)}” of ${describe(element)}`;
      const box = { left: rect.left, right: rect.right, top: base - most.up * scale,
        bottom: base + most.down * scale, middle: rect.top + rect.height / 2 };
      if (look_into_boxes(element, box, what)) continue;
      const edge = { left: -Infinity, right: Infinity };
      for (let node = element; node && node !== document.body; node = node.parentElement) {
        if (getComputedStyle(node).textOverflow === 'ellipsis') {
          const { left, right } = node.getBoundingClientRect();
          edge.left = Math.max(edge.left, left);
          edge.right = Math.min(edge.right, right);
        }
      }
      lines.push({ element, what, layer: afloat(element),
        left: Math.max(rect.left, edge.left), right: Math.min(rect.right, edge.right),
        top: Math.max(base - own.up * scale, box.from ?? -Infinity),
        bottom: Math.min(base + own.down * scale, box.to ?? Infinity) });
    }
  }
  const pictures = 'img, .qr svg, .crown svg, .mark svg, header svg';
  for (const picture of root.querySelectorAll(pictures)) {
    if (!shown(picture)) continue;
    const { left, right, top, bottom } = picture.getBoundingClientRect();
    if (right - left < 1) continue;
    const what = describe(picture);
    look_into_boxes(picture.parentElement, { left, right, top, bottom, middle: top }, what);
    lines.push({ element: picture, what, layer: afloat(picture), left, right, top, bottom });
  }
  for (const [index, one] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      if (one.element === other.element || one.layer !== other.layer) continue;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (wide > 2 && high > 2) {
        faults.add(`${one.what} lies on ${other.what}, ${high.toFixed(1)} px`);
      }
    }
  }
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth + 1) faults.add(`the page is ${scrollWidth} px wide`);
  if (root !== document.body) {
    const { left, right, top, bottom } = root.getBoundingClientRect();
    const out = Math.max(-left, -top, right - innerWidth, bottom - innerHeight);
    if (out > slack) faults.add(`${within} leaves the screen by ${out.toFixed(1)} px`);
    if (root.scrollWidth > root.clientWidth + 1) faults.add(`${within} is ${root.scrollWidth} px wide`);
  }
  return [...faults];
}

/**
 * Everything on the page that leaves its box or the screen, or covers other text. A page that
 * `scrolls` goes on below the screen. `within`: what lies over the page and is looked at alone.
 */
export async function out_of_bounds(page, { scrolls = false, within = 'body' } = {}) {
  await settle(page);
  return page.evaluate(find_faults, { scrolls, within });
}
