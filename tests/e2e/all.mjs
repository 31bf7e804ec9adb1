// One process, so that all tests share one browser. Names on the command line choose files.
import { after } from 'node:test';
import { close_browser } from './browser.mjs';

const names = ['joining', 'phone', 'phone_layout', 'contest', 'connection', 'translated', 'host_controls',
  'corrections', 'host_steps', 'people', 'again', 'look', 'hall', 'check_page', 'proxies', 'stage_layout', 'host_layout',
  'accessibility', 'engines'];
const chosen = process.argv.slice(2);

for (const name of chosen.length > 0 ? chosen : names) await import(`./${name}.test.mjs`);

after(close_browser);
