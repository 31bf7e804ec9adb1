import postcss from 'postcss';

/** Splits at commas outside of parentheses. */
function listed(text) {
  return text.split(/,(?![^(]*\))/).map((part) => part.trim());
}

/** In words that browsers of 2020 know; undefined for what means nothing to them. */
function old_selector(selector) {
  if (selector.includes(':not(:focus-visible)')) return undefined;
  const known = selector
    .replace(/:where\((\.[\w-]+)\)/g, '$1')
    .replace(/:focus-visible/g, ':focus')
    .replace(/:not\(([^()]*,[^()]*)\)/g, (_, list) => listed(list).map((one) => `:not(${one})`).join(''));
  return /^(?:html|:root)/.test(known) ? known.replace(/^(html|:root)/, '$1.old') : `.old ${known}`;
}

function declared(rule) {
  const found = {};
  rule.walkDecls(({ prop, value }) => (found[prop] = value));
  return found;
}

/** Margins in place of the gaps of a flexible box: those of its children and what these get. */
function margins(box) {
  const { gap, 'flex-direction': direction = 'row', 'flex-wrap': wrap, 'flex-flow': flow = '' } = box;
  const [between_rows, between = between_rows] = gap.split(' ');
  const along = flow.split(' ')[0] || direction;
  if (along.startsWith('column')) {
    return [['> * + *', `margin-top:${between_rows}`]];
  }
  const side = along === 'row-reverse' ? 'left' : 'right';
  // The words of a label are no element of their own.
  const those = box.label ? '> *' : '> :not(:last-child)';
  const aside = [those, `margin-${side}:${between}`];
  if (wrap !== 'wrap' && !flow.includes('wrap')) return [aside];
  if (between_rows === '0') return [aside];
  const half = `calc(${between_rows} / 2)`;
  return [['> *', `margin-top:${half};margin-bottom:${half}`], aside];
}

/**
 * The same look for browsers without `:where`, `:focus-visible` and gaps in flexible boxes: a style
 * sheet that lies over the ordinary one on pages whose root has the class `old`.
 */
export function old_style(css) {
  const root = postcss.parse(css);
  root.walkAtRules(/^(?:font-face|container|charset)$/, (rule) => rule.remove());
  const boxes = new Map();
  const spaces = postcss.root();
  root.walkRules((rule) => {
    if (/keyframes$/.test(rule.parent.name ?? '')) return;
    const selectors = rule.selectors.map(old_selector).filter(Boolean);
    if (selectors.length === 0) return rule.remove();
    rule.selectors = selectors;
    const own = declared(rule);
    const label = /(?:^|\s)label\b/.test(rule.selector);
    const box = { ...boxes.get(rule.selector), ...own, label };
    boxes.set(rule.selector, box);
    const spaced = own.gap ?? own['flex-direction'] ?? own['flex-flow'];
    if (!spaced || !box.gap || !box.display?.includes('flex')) return;
    rule.walkDecls('gap', (gap) => (gap.value = '0'));
    const { parent } = rule;
    const within = parent.type === 'atrule';
    // On another shape of screen the box may lie the other way.
    const given = [...(within ? [['> *', 'margin:0']] : []), ...margins(box)];
    const text = given
      .map(([children, margin]) => `${selectors.map((one) => `${one} ${children}`).join()}{${margin}}`)
      .join('');
    spaces.append(within ? `@${parent.name} ${parent.params}{${text}}` : text);
  });
  // First, so that a child's own margins win.
  return spaces.toString() + root.toString();
}

const script = '<script data-opening';

/**
 * Adds that style sheet to a build's pages; opening.js asks for it where it is needed.
 * @returns {import('vite').Plugin}
 */
export function add_old_style() {
  return {
    name: 'hoithi-old-style',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle);
        const styles = files.filter(({ fileName }) => fileName.endsWith('.css'));
        const source = old_style(styles.map((file) => String(file.source)).join('\n'));
        const reference = this.emitFile({ type: 'asset', name: 'old.css', source });
        const address = `/${this.getFileName(reference)}`;
        for (const page of files.filter(({ fileName }) => fileName.endsWith('.html'))) {
          const html = String(page.source);
          if (!html.includes(script)) this.error(`${page.fileName} has no ${script}`);
          page.source = html.replace(script, `${script} data-old-style="${address}"`);
        }
      },
    },
  };
}
