import type { EndCause } from '../shared/close_codes';
import type { Phase } from '../shared/protocol';
import type { Blocked } from '../shared/reach';
import { blocked_in } from '../shared/socket';
import type { State } from './state';

/** What fills the page. `gone` tells why there is nothing more to see. */
export type Screen =
  | { screen: 'blocked'; by: Blocked; status: number | undefined }
  | { screen: 'connecting' | 'join' | 'paused' | Phase }
  | { screen: 'gone'; cause: Exclude<EndCause, 'bad_token' | 'no_spectators'> | 'refused' };

export function screen_of(state: State): Screen {
  const { link, view } = state;
  if (state.removed) return { screen: 'gone', cause: 'removed' };
  if (link.state === 'ended' && !(link.cause === 'finished' && view?.phase === 'finished')) {
    const { cause } = link;
    const refused = cause === 'bad_token' || cause === 'no_spectators';
    return { screen: 'gone', cause: refused ? 'refused' : cause };
  }
  if (state.hello_refused !== undefined && state.contest === undefined) {
    return { screen: 'gone', cause: 'refused' };
  }
  if (state.contest === undefined) {
    const blocked = blocked_in(link);
    return blocked ? { screen: 'blocked', ...blocked } : { screen: 'connecting' };
  }
  const inside = state.spectator || state.welcome !== undefined;
  if (!inside) return { screen: 'join' };
  if (view === undefined) return { screen: 'connecting' };
  if (view.paused && view.phase !== 'lobby' && view.phase !== 'finished') return { screen: 'paused' };
  return { screen: view.phase };
}
