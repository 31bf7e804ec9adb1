import './old_engines';
import { mount, type Component } from 'svelte';

/** Puts the page in the place of what its HTML shows until then; see src/opening.js. */
export function begin(page: Component): void {
  const target = document.getElementById('page');
  if (!target) return;
  target.textContent = '';
  mount(page, { target });
}

/** Only on engines of 2021 and later; the others are told by opening.js. */
export function begin_at_desk(page: Component): void {
  if (CSS.supports('selector(:where(a))')) begin(page);
}
