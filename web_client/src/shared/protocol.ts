/** The protocol hoithi.v1 as docs/protocol.md tells it. */
export const subprotocol = 'hoithi.v1';

export type * from './protocol/client_messages';
export type * from './protocol/host_messages';
export type * from './protocol/server_messages';
export type * from './protocol/stage_messages';
export { parse_server_message, type Parse } from './protocol/parse';
