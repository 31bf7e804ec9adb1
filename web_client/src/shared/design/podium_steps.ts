const names_on_a_step = 4;

/** What a podium needs to know of a row of a board. */
export interface Placed {
  place: number;
  contestant: number;
  name: string;
  points: number;
}

/** One step of the podium: everybody who shares a place; nobody yet while it is in the dark. */
export interface PodiumStep<Row extends Placed> {
  place: 1 | 2 | 3;
  /** The first few, to be written on the step. */
  shown: Row[];
  /** How many more share the place than are written. */
  more: number;
}

/**
 * The steps of the podium, best first. Those who tie share a step, so after two winners there is
 * no second step; nobody below the third place, and nobody without points, stands on the podium.
 * `beyond` of the board share the last row's place and have no row. The steps before `shown_from`
 * are still in the dark and stand there empty.
 */
export function podium_steps<Row extends Placed>(
  rows: readonly Row[],
  beyond = 0,
  shown_from = 1,
): PodiumStep<Row>[] {
  const steps: PodiumStep<Row>[] = [];
  for (const place of [1, 2, 3] as const) {
    if (place < shown_from) {
      steps.push({ place, shown: [], more: 0 });
      continue;
    }
    const sharing = rows.filter((row) => row.place === place && row.points > 0);
    if (sharing.length === 0) continue;
    const shown = sharing.slice(0, names_on_a_step);
    const unseen = rows[rows.length - 1]?.place === place ? beyond : 0;
    steps.push({ place, shown, more: sharing.length - shown.length + unseen });
  }
  return steps;
}

/** Left to right as people know a podium: second, first, third. */
export function standing_order<Row extends Placed>(
  steps: readonly PodiumStep<Row>[],
): PodiumStep<Row>[] {
  const seat = { 2: 0, 1: 1, 3: 2 } as const;
  return [...steps].sort((a, b) => seat[a.place] - seat[b.place]);
}
