import { browser_store } from '../shared/store';
import { socket_url } from '../shared/wake';
import { subprotocol } from '../shared/protocol';
import { take_early_socket } from './early_socket';
import { feedback } from './feedback.svelte';
import { Kept } from './kept';
import { Session } from './session.svelte';

/** Another device's seat that this page was opened to take over. */
const seat = new URLSearchParams(location.search).get('seat');

/** The session behind a join code, with all that this browser kept of it. */
export function open_session(code: string): Session {
  return new Session({
    url: socket_url(),
    seat,
    open: (url) => take_early_socket() ?? new WebSocket(url, subprotocol),
    kept: new Kept(browser_store(), code, browser_store(true)),
    on_step: (before, after) => feedback.follow(before, after),
  });
}
