import { integer, list, nullable, object, one_of, string } from './decode';
import type { Decoder } from './decode';
import type { GivenAnswer, GivenAnswers } from './host_messages';
import { common_decoders, count, flag, parser_of, text, type, view_fields } from './parse';
import type { UnitBoard, UnitRow, View } from './server_messages';

/** What a stage's view and a host's have more than everybody's. */
export const shown_fields = {
  ...view_fields,
  units: nullable(
    object<UnitBoard>({
      rule: one_of('sum', 'mean', 'best', 'share'),
      best: count,
      total: integer,
      more: count,
      rows: list(
        object<UnitRow>({ place: integer, unit: string, members: integer, value: integer }),
      ),
    }),
  ),
};

export const answers = object<GivenAnswers>({
  t: type('answers'),
  n: integer,
  q: integer,
  total: integer,
  rows: list(object<GivenAnswer>({ text, number: count, people: count, right: flag })),
});

const view = object(shown_fields) as Decoder<View>;

/** As `parse_server_message`, for a stage: phones read no ranking of units and nobody's answers. */
export const parse_stage_message = parser_of({ ...common_decoders, view, answers });
