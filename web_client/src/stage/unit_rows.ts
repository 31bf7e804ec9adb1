import { format_number } from '../shared/i18n/format';
import type { Language } from '../shared/i18n/dictionary';
import type { UnitBoard } from '../shared/protocol';
import { unit_texts, unit_values } from '../shared/unit_board';
import type { UnitNames } from '../shared/unit_names.svelte';

/** A unit as a row of the stage's boards; the bar's length goes by `points`. */
export interface StageUnitRow {
  key: string;
  place: number;
  name: string;
  points: number;
  /** The value as it is written. */
  shown: string;
  /** How many of it took part. */
  people: string;
}

export function unit_rows(board: UnitBoard, units: UnitNames, language: Language): StageUnitRow[] {
  const value = unit_values(board, language);
  return board.rows.map((row) => ({
    key: row.unit,
    place: row.place,
    name: units.name(row.unit) || row.unit,
    points: row.value,
    shown: value(row.value),
    people: unit_texts[language].people(format_number(row.members, language)),
  }));
}
