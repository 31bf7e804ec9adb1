/** Finds what the built pages' looks need and the browsers they promise to work in have not. */
import { readFileSync, readdirSync } from 'node:fs';
import DoIUse from 'doiuse';
import postcss from 'postcss';

/** Without these a page looks a little plainer, and works all the same. */
const harmless = {
  'text-size-adjust': 'Firefox asks for it only on phones turned sideways',
  'viewport-unit-variants': '100vh stands before',
  'css-touch-action': 'a double tap zooms',
  'css-scroll-behavior': 'only switches it off',
  'css-overscroll-behavior': 'the page scrolls on behind a list',
  'css-conic-gradients': 'rays behind the place on the last screen',
  'css-not-sel-list': 'counted wrongly: none has a list',
  'flexbox-gap': 'old_style.mjs sets it to nought beside margins',
};
const harmless_at_desk = {
  'text-size-adjust': 'as above',
  'viewport-unit-variants': '100vh stands before',
  'css-touch-action': 'a double tap zooms',
  'css-scroll-behavior': 'only switches it off',
  'css-containment': 'only makes it quicker',
  'css-focus-visible': 'Safari shows its own ring',
  'css-has': 'the mark in the box says the same',
};
const here = new URL('../', import.meta.url);
const { browserslist } = JSON.parse(readFileSync(new URL('package.json', here), 'utf8'));
const assets = new URL('dist/assets/', here);
const problems = [];

/** Whether the declaration stands where only browsers that know the word look. */
function asks_first(declaration, word) {
  for (let one = declaration.parent; one; one = one.parent) {
    if (one.name === 'supports' && one.params.includes(word)) return true;
  }
  return false;
}

/** Looks at the style sheets whose names begin so. */
async function look_at(beginning, engines, allowed) {
  const names = readdirSync(assets).filter((name) => beginning.test(name) && name.endsWith('.css'));
  if (names.length === 0) problems.push(`dist/assets: no style sheet ${beginning}`);
  for (const name of names) {
    const css = readFileSync(new URL(name, assets), 'utf8');
    const found = (what, usage) => problems.push(`${name}: ${what}: ${String(usage).slice(0, 80)}`);
    const look = new DoIUse({
      browsers: browserslist[engines],
      onFeatureUsage({ feature, featureData, usage }) {
        if (featureData.missing && !(feature in allowed)) found(feature, usage);
      },
    });
    const { root } = await postcss(look).process(css, { from: name });
    // What a browser does not understand in a value with a variable takes the whole property away.
    root.walkDecls(/./, (one) => {
      const colour = /color-mix|light-dark/.exec(one.value)?.[0];
      if (colour && !asks_first(one, colour)) found('colour', one);
    });
    if (engines === 'desk') continue;
    root.walkRules(/:(?:where|is|has|focus-visible)\b/, (rule) => found('selector', rule.selector));
    root.walkDecls('inset', (one) => found('inset', one));
    root.walkDecls('gap', (one) => {
      const flexible = one.parent.nodes.some(({ prop, value }) => prop === 'display' && /flex/.test(value));
      if (flexible && one.value !== '0') found('gap', one.parent.selector);
    });
  }
}

await look_at(/^old-/, 'contestant', harmless);
await look_at(/^(?!(?:index|play_part|old|font)-)/, 'desk', harmless_at_desk);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
