/** Gold, silver or bronze as 1, 2 or 3; 0 for none, and for whoever shares a place with nothing. */
export function medal_of({ place, points }: { place: number | null; points: number }): number {
  return place !== null && place <= 3 && points > 0 ? place : 0;
}
