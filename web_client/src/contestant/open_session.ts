import { browser_store } from '../shared/store';
import { socket_url } from '../shared/wake';
import { subprotocol } from '../shared/protocol';
import { take_early_socket } from './early_socket';
import { feedback } from './feedback.svelte';
import { Kept } from './kept';
import type { Proof } from './proof';
import { Session, type SessionOptions } from './session.svelte';

/** The session behind a join code, with all that this browser kept of it. */
export function open_session(
  code: string,
  on_follow: NonNullable<SessionOptions['on_follow']>,
  proof?: Proof,
  watching?: boolean,
): Session {
  const kept = new Kept(browser_store(), code, browser_store(true));
  if (watching) kept.keep_watching(true);
  return new Session({
    url: socket_url(),
    proof,
    open: (url) => take_early_socket() ?? new WebSocket(url, subprotocol),
    kept,
    on_follow,
    on_step: (before, after) => feedback.follow(before, after),
  });
}
