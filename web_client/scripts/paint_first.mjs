/**
 * Puts a page's style sheets behind what its HTML shows, which is then painted at once. The page's
 * script waits for them all the same: a module runs when the whole HTML is read.
 * @returns {import('vite').Plugin}
 */
export function paint_first() {
  return {
    name: 'hoithi-paint-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html) {
        const sheets = html.match(/<link rel="stylesheet"[^>]*>/g) ?? [];
        const without = sheets.reduce((text, sheet) => text.replace(sheet, ''), html);
        return without.replace('</body>', `${sheets.join('')}</body>`);
      },
    },
  };
}
