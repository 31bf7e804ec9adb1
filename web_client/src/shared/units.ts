import { fold } from './i18n/fold';
import { list, object, optional, string } from './protocol/decode';

/** A province, commune, agency or school. `was` names what it was made of. */
export interface Unit {
  code: string;
  name: string;
  kind: string;
  was: string[];
}

const units_decoder = object<{ units: Unit[] }>({
  units: list(
    object<Unit>({
      code: string,
      name: string,
      kind: optional(string, ''),
      was: optional(list(string), []),
    }),
  ),
});

/** The reply of the address a contest gives for its units; throws when it is not one. */
export function read_units(reply: unknown): Unit[] {
  return units_decoder(reply).units;
}

/** Former names worth telling: those that are not the unit's own. */
export function former_names(unit: Unit): string[] {
  return unit.was.filter((name) => name !== unit.name);
}

/**
 * Units whose name, former name or kind with name holds `find`, accents and case aside.
 * Names that begin with it come first, then names that hold it, then former names.
 */
export function search_units(units: readonly Unit[], find: string): Unit[] {
  const wanted = fold(find);
  if (wanted === '') return [...units];
  const rank = (unit: Unit): number => {
    const name = fold(unit.name);
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted) || fold(`${unit.kind} ${unit.name}`).includes(wanted)) return 1;
    const former = unit.was.map(fold);
    if (former.some((was) => was.startsWith(wanted))) return 2;
    return former.some((was) => was.includes(wanted)) ? 3 : 4;
  };
  return units
    .map((unit) => ({ unit, rank: rank(unit) }))
    .filter((found) => found.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.unit);
}
