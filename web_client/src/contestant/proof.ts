import type { Pass } from './kept';

/** What a page shows to be given a seat that this browser keeps no pass of. */
export type Proof =
  /** A code that a host gave out. */
  | { seat: string }
  /**
   * The pass that another browser of the same person was given; or that `from` gave, the contest
   * that this one goes on from.
   */
  | (Omit<Pass, 'title'> & { from?: string });

/**
 * The address that brings its bearer to this contest, with a pass to their own seat. The pass stands
 * behind `#`, which never leaves the browser: no log and no preview of a messenger has it.
 */
export function own_link(code: string, pass: Pass | undefined): string {
  const path = `/?code=${code}`;
  return pass ? `${path}#${pass.contest}.${pass.contestant}.${pass.token}` : path;
}

/** What this page's address proves; what messengers put behind it is not looked at. */
export function proof_in_address(): Proof | undefined {
  const seat = new URLSearchParams(location.search).get('seat');
  if (seat) return { seat };
  const [, contest, contestant, token] =
    /^#([0-9a-z]{1,32})\.(\d{1,9})\.([0-9a-f]{32})(?![0-9a-z])/i.exec(location.hash.trim()) ?? [];
  if (!contest || !contestant || !token) return undefined;
  return { contest, contestant: Number(contestant), token: token.toLowerCase() };
}
