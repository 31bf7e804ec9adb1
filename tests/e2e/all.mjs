// One process, so that all tests share one browser.
import { after } from 'node:test';
import { close_browser } from './browser.mjs';
import './contest.test.mjs';

after(close_browser);
