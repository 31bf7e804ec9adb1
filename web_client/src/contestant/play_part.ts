/** All that can wait until the page stands and somebody can join. */
export { default as Banners } from './Banners.svelte';
export { default as NotKept } from './NotKept.svelte';
export { default as OwnStanding } from './OwnStanding.svelte';
export { default as PlayScreens } from './PlayScreens.svelte';
export { default as SeatEntry } from './SeatEntry.svelte';
export { default as SettingsDialog } from './SettingsDialog.svelte';
