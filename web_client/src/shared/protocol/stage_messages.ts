/**
 * What a server says to stages and hosts besides; docs/protocol.md section 3. Phones read no ranking
 * of units and nobody's answers.
 */
import { count, flag, integer, list, nullable, object, one_of, string, text, type, type Decoded } from './decode';
import { common_decoders, view_fields } from './server_messages';

/** One row of the ranking of units. */
const unit_row = object({
  place: integer,
  /** The unit's code. */
  unit: string,
  /** Of its members, those who took part. */
  members: integer,
  /** Points of `sum` and `best`; thousandths of a point, or of a percent, of `mean` and `share`. */
  value: integer,
});

/** The ranking of units by their members. */
export type UnitBoard = Decoded<typeof unit_board>;
const unit_board = object({
  rule: one_of('sum', 'mean', 'best', 'share'),
  /** So many of a unit's members count, under `best`. */
  best: count,
  total: integer,
  /** So many share the place of the last row and have no row. */
  more: count,
  rows: list(unit_row),
});

export const shown_fields = {
  ...view_fields,
  /** Null where units are not ranked, or no board is shown. */
  units: nullable(unit_board),
};

/** A different answer to a question with a number or a text, and how many gave it. */
export type GivenAnswer = Decoded<typeof given_answer>;
const given_answer = object({ text, number: count, people: count, right: flag });

export type GivenAnswers = Decoded<typeof answers>;
const answers = object({
  t: type('answers'),
  n: integer,
  q: integer,
  /** Different ones; `rows` has the most given. */
  total: integer,
  rows: list(given_answer),
});

export const stage_decoders = { ...common_decoders, view: object(shown_fields), answers };
