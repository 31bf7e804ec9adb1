/** How long nothing may come before the page asks whether only the live connection is missing. */
const patience = 6000;
const look_every = 1000;

/**
 * Calls `blocked` when the server has been out of reach for some time although it still gives this
 * page: something between lets pages through and stops WebSockets. `reached` tells whether the live
 * connection is there and something came over it. Returns how to stop looking.
 */
export function watch_silence(reached: () => boolean, blocked: () => void): () => void {
  let silent_since = performance.now();
  async function look(): Promise<void> {
    if (reached()) silent_since = performance.now();
    const since = silent_since;
    if (performance.now() - since < patience) return;
    const page = await fetch(location.pathname, { cache: 'no-store' });
    if (page.ok && since === silent_since && !reached()) blocked();
  }
  // Where the page does not come either, the network or the server is away: no more to say.
  const timer = setInterval(() => void look().catch(() => undefined), look_every);
  return () => clearInterval(timer);
}
