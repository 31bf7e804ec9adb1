// One process, so that all tests share one browser.
import { after } from 'node:test';
import { close_browser } from './browser.mjs';

for (const name of process.env.HOITHI_E2E?.split(',') ?? [
  'joining', 'contest', 'connection', 'host_controls', 'accessibility',
]) await import(`./${name}.test.mjs`);

after(close_browser);
