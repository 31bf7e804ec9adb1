import { parser_of } from './parse';
import { stage_decoders } from './stage_messages';

/** As `parse_server_message`, for a stage. */
export const parse_stage_message = parser_of(stage_decoders);
