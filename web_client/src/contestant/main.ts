import '../shared/design/tokens.css';
import '../shared/design/base.css';
import './contestant.css';
import { begin } from '../shared/begin';
import App from './App.svelte';
import { fetch_play_part } from './play_loader.svelte';

begin(App);
fetch_play_part();

// The page never waits for its font: the system's own serves until ours is here.
const fetch_font = () => void import('../shared/design/font.css');
if (document.readyState === 'complete') fetch_font();
else window.addEventListener('load', fetch_font, { once: true });
