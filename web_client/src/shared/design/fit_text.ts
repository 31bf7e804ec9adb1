import type { Action } from 'svelte/action';

import { largest_fitting } from './largest_fitting';

export interface FitBounds {
  /** In rem. */
  smallest: number;
  largest: number;
  /** Anything the text depends on; another value measures again. */
  text: string;
  /** Which elements inside are the boxes to stay in; without it the element itself is. */
  boxes?: string;
}

/**
 * Gives an element the largest type at which its text stays inside its box. The box's size must
 * come from its surroundings, not from the text.
 */
export const fit_text: Action<HTMLElement, FitBounds> = (node, first_bounds) => {
  let bounds = first_bounds;

  function fits(): boolean {
    const boxes = bounds.boxes === undefined ? [node] : [...node.querySelectorAll(bounds.boxes)];
    return boxes.every(
      (box) => box.scrollHeight <= box.clientHeight + 1 && box.scrollWidth <= box.clientWidth + 1,
    );
  }

  function measure(): void {
    const size = largest_fitting(bounds.smallest, bounds.largest, 0.05, (candidate) => {
      node.style.fontSize = `${candidate}rem`;
      return fits();
    });
    node.style.fontSize = `${size}rem`;
  }

  const observer = new ResizeObserver(measure);
  observer.observe(node);
  // A font that arrives late is wider or narrower than the one measured with.
  void document.fonts.ready.then(measure);

  return {
    update(next_bounds) {
      bounds = next_bounds;
      measure();
    },
    destroy() {
      observer.disconnect();
    },
  };
};
