import type { Decoder } from './decode';
import type { ServerMessage } from './host_messages';
import { common_decoders } from './server_messages';

export type Parse = (frame: string) => ServerMessage | undefined;

/** By the `t` of each message: reads it, or the part of it that a page looks at. */
type Decoders = { [T in ServerMessage['t']]?: Decoder<Partial<Extract<ServerMessage, { t: T }>>> };

/**
 * Reads one text frame from the server; `undefined` when it is not a message this page knows.
 * Never throws. Missing optional fields are filled in, unknown fields are left out.
 */
export function parser_of(decoders: Decoders): Parse {
  const decoder_of = new Map(Object.entries(decoders)) as Map<unknown, Decoder<ServerMessage>>;
  return (frame) => {
    try {
      const value: unknown = JSON.parse(frame);
      if (typeof value !== 'object' || value === null || !('t' in value)) return undefined;
      return decoder_of.get(value.t)?.(value);
    } catch {
      return undefined;
    }
  };
}

export const parse_server_message = parser_of(common_decoders);
