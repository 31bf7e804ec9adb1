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

/** "tp" and "tphcm" are how people write "thành phố" and "thành phố Hồ Chí Minh". */
function wish(find: string): string {
  return fold(find).replace(/^tp ?/, 'thanh pho ').trim();
}

/** Without the kind before a name: of what a unit was, the list does not tell it. */
function bare(wanted: string): string {
  return wanted.replace(/^(tinh|thanh pho) /, '');
}

function initials(name: string): string {
  return name.replace(/(\S)\S* ?/g, '$1');
}

/**
 * Units whose name, former name or kind with name holds `find`, or whose initials it is; accents,
 * case and punctuation aside. Names that begin with it come first, then names that hold it, then
 * former names.
 */
export function search_units(units: readonly Unit[], find: string): Unit[] {
  const wanted = wish(find);
  if (wanted === '') return [...units];
  const name_wanted = bare(wanted);
  // What follows a kind is the beginning of a name.
  const held = wanted === name_wanted ? wanted : ` ${name_wanted}`;
  const rank = (unit: Unit): number => {
    const name = fold(unit.name);
    const former = unit.was.map(fold);
    const begins = (text: string) => text.startsWith(name_wanted) || initials(text) === name_wanted;
    const holds = (text: string) => ` ${text}`.includes(held);
    if (begins(name)) return 0;
    if (holds(name) || fold(`${unit.kind} ${unit.name}`).includes(wanted)) return 1;
    if (former.some(begins)) return 2;
    return former.some(holds) ? 3 : 4;
  };
  return units
    .map((unit) => ({ unit, rank: rank(unit) }))
    .filter((found) => found.rank < 4)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.unit);
}

/** The one unit that `find` can mean: the only one found, or the only one of exactly that name. */
export function only_unit(units: readonly Unit[], find: string): Unit | undefined {
  const found = search_units(units, find);
  const named = found.filter((unit) => fold(unit.name) === bare(wish(find)));
  const [only, ...others] = named.length > 0 ? named : found;
  return others.length === 0 ? only : undefined;
}
