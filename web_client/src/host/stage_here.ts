/** The stage's address on the server that this page came from, which is sure to be in reach. */
export function stage_here(stage_url: string): string {
  const hash = stage_url.indexOf('#');
  return hash < 0 ? '/stage' : `/stage${stage_url.slice(hash)}`;
}
