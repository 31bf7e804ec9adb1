/**
 * As page translators do: every text node is wrapped, and what comes later as well. With `heeds` it
 * leaves alone what says that it is not to be translated.
 */
export function translate_page(heeds = false) {
  const spared = (node) => heeds && node.parentElement?.closest('[translate="no"]');
  const wrap = (node) => {
    if (node.nodeType === Node.ELEMENT_NODE) {
      if (!['SCRIPT', 'STYLE', 'FONT'].includes(node.tagName)) [...node.childNodes].forEach(wrap);
    } else if (node.nodeType === Node.TEXT_NODE && node.data.trim() &&
        node.parentNode?.tagName !== 'FONT' && !spared(node)) {
      const font = document.createElement('font');
      font.textContent = node.data;
      node.replaceWith(font);
    }
  };
  document.addEventListener('DOMContentLoaded', () => {
    wrap(document.body);
    new MutationObserver((records) => records.forEach((record) => record.addedNodes.forEach(wrap)))
      .observe(document.body, { childList: true, subtree: true });
  });
}

/** Runs in a page beside `translate_page`: rewrites what it has wrapped over and over, as translators do that learn. */
export function keep_translating() {
  setInterval(() => {
    for (const font of document.querySelectorAll('font')) {
      const again = document.createElement('font');
      again.textContent = font.textContent;
      font.replaceWith(again);
    }
  }, 300);
}
