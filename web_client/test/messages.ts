import type { ServerMessage } from '../src/shared/protocol';
import { parse_host_message } from '../src/shared/protocol/parse_host';
import { fixture } from './fixtures';

/** A server message out of the fixtures, changed where the test says so. */
export function message<T extends ServerMessage['t']>(
  name: string,
  change: Partial<Extract<ServerMessage, { t: T }>> = {},
): Extract<ServerMessage, { t: T }> {
  const parsed = parse_host_message(JSON.stringify({ ...fixture(name), ...change }));
  if (!parsed) throw new Error(`${name} is not a server message`);
  return parsed as Extract<ServerMessage, { t: T }>;
}
