type PlayPart = typeof import('./play_part');

const first_wait = 500;
const longest_wait = 5000;

let loaded = $state.raw<PlayPart>();
let asked = false;

function load(wait: number): void {
  import('./play_part').then(
    (part) => (loaded = part),
    () => setTimeout(() => load(Math.min(wait * 2, longest_wait)), wait),
  );
}

/** The page's second part; undefined until it is here. A bad network is tried again and again. */
export function play_part(): PlayPart | undefined {
  return loaded;
}

export function fetch_play_part(): void {
  if (asked) return;
  asked = true;
  load(first_wait);
}
