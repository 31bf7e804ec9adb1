import { browser_store } from '../shared/store';
import { socket_url } from '../shared/wake';
import { feedback } from './feedback.svelte';
import { Kept } from './kept';
import type { Proof } from './proof';
import { Session } from './session.svelte';

/** The session behind a join code, with all that this browser kept of it. */
export function open_session(code: string, proof?: Proof): Session {
  return new Session({
    url: socket_url(),
    proof,
    kept: new Kept(browser_store(), code, browser_store(true)),
    on_step: (before, after) => feedback.follow(before, after),
  });
}
