import { integer, object } from './decode';
import { common_decoders, parser_of, type } from './parse';
import type { Finale } from './server_messages';

export const finale = object<Finale>({ t: type('finale'), step: integer, of: integer });

/** As `parse_server_message`, for a stage: contestants are not led through the finale. */
export const parse_stage_message = parser_of({ ...common_decoders, finale });
