/** What a page shows to be given a seat that this browser keeps no pass of. */
export type Proof =
  /** A code that a host gave out. */
  { seat: string };

/** The code of a seat to take over, where this page was opened by a host's link. */
export function proof_in_address(): Proof | undefined {
  const seat = new URLSearchParams(location.search).get('seat');
  return seat ? { seat } : undefined;
}
