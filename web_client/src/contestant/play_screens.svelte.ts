import type PlayScreens from './PlayScreens.svelte';

const first_wait = 500;
const longest_wait = 5000;

let loaded = $state.raw<typeof PlayScreens>();
let asked = false;

function load(wait: number): void {
  import('./PlayScreens.svelte').then(
    (module) => (loaded = module.default),
    () => setTimeout(() => load(Math.min(wait * 2, longest_wait)), wait),
  );
}

/** The screens of play; undefined until they are here. A bad network is tried again and again. */
export function play_screens(): typeof PlayScreens | undefined {
  return loaded;
}

export function fetch_play_screens(): void {
  if (asked) return;
  asked = true;
  load(first_wait);
}
