import { read_units, type Unit } from './units';

/** The units of a contest, fetched once from the address it gives. */
export class UnitNames {
  /** Empty until they have come. */
  units = $state.raw<readonly Unit[]>([]);
  /** The last attempt to fetch them went wrong; `load` tries again. */
  failed = $state(false);
  private readonly names: ReadonlyMap<string, string> = $derived(
    new Map(this.units.map((unit) => [unit.code, unit.name])),
  );
  private asked = '';

  /** Fetches the list unless that was done already. A failure leaves codes without names. */
  load(url: string | undefined): void {
    if (url === undefined || url === this.asked) return;
    this.asked = url;
    this.failed = false;
    this.fetch_units(url).catch(() => {
      this.asked = '';
      this.failed = true;
    });
  }

  /** The unit's name; empty for no unit or one we know no name of. */
  name(code: string): string {
    return this.names.get(code) ?? '';
  }

  private async fetch_units(url: string): Promise<void> {
    const reply = await fetch(url);
    this.units = read_units(await reply.json());
  }
}
