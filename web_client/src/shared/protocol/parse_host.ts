import { host_decoders } from './host_messages';
import { parser_of } from './parse';

/** As `parse_server_message`, for a host: the other pages need not carry what only a host hears. */
export const parse_host_message = parser_of(host_decoders);
