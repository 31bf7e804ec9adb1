import { MediaQuery } from 'svelte/reactivity';

/** Whether the screen stands: higher than wide, as in a foyer. The scenes' styles ask the same. */
export const upright = new MediaQuery('max-aspect-ratio: 3/4');
