import MagicString from 'magic-string';

/** What private members are called afterwards; may be shortened. */
export const private_name = /^_[pd]_/;

/** Calls `visit` with every node and the class around it. */
function walk(node, around, visit) {
  if (!node || typeof node.type !== 'string') return;
  visit(node, around);
  const inside = node.type === 'ClassBody' ? node : around;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) walk(child, inside, visit);
  }
}

/**
 * Makes private members of classes plain ones with a name of their own. Old engines know none, and
 * what stands in for them there (a WeakMap for each) is slow and 2 KB larger.
 * @returns {import('vite').Plugin}
 */
export function plain_private() {
  return {
    name: 'hoithi-plain-private',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!/#\w/.test(code) || !/\.(?:js|ts|svelte)$/.test(id.replace(/\?.*/, ''))) return null;
      const text = new MagicString(code);
      const derived = new Set();
      walk(this.parse(code), undefined, (node, around) => {
        if (/^Class/.test(node.type) && node.superClass) derived.add(node.body);
        if (node.type !== 'PrivateIdentifier') return;
        const name = `${derived.has(around) ? '_d_' : '_p_'}${node.name}`;
        text.overwrite(node.start, node.end, name);
      });
      return { code: text.toString(), map: text.generateMap({ hires: true }) };
    },
  };
}
