import { readFile } from 'node:fs/promises';
import { minify } from 'terser';

const source = new URL('../src/opening.js', import.meta.url);
const script = '<script defer src="/src/opening.js"';

/**
 * Puts opening.js into a build's pages: it begins what takes long, and on a slow line a file of its
 * own comes seconds later. The server lets it run by the hash of its text.
 * @returns {import('vite').Plugin}
 */
export function inline_opening() {
  return {
    name: 'hoithi-inline-opening',
    apply: 'build',
    transformIndexHtml: {
      order: 'pre',
      async handler(html, { filename }) {
        const { code } = await minify(await readFile(source, 'utf8'), { ecma: 5 });
        const begin = html.indexOf(script);
        if (begin < 0) throw new Error(`${filename} has no ${script}`);
        const attributes = html.slice(begin + script.length, html.indexOf('>', begin));
        const end = html.indexOf('</script>', begin);
        return `${html.slice(0, begin)}<script data-opening${attributes}>${code}${html.slice(end)}`;
      },
    },
  };
}
