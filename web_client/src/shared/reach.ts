/** Why no live connection comes about though pages come: the network lets none through, or the browser. */
export type Blocked = 'network' | 'browser';

type Timer = ReturnType<typeof setTimeout>;

/** Tried in vain for so long, it is time to find out why. */
const vain_patience = 5500;
const page_patience = 3000;

let refused = false;
if (typeof document !== 'undefined') {
  document.addEventListener('securitypolicyviolation', (event) => {
    refused ||= event.effectiveDirective === 'connect-src';
  });
}

/** Asks the server for something without a live connection; undefined when that does not come either. */
async function what_blocks(): Promise<Blocked | undefined> {
  if (refused) return 'browser';
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), page_patience);
  try {
    const reply = await fetch('/healthz', { cache: 'no-store', signal: abort.signal });
    // A page that the network puts in between would be HTML.
    return /^\s*</.test(await reply.text()) ? undefined : 'network';
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

/** Finds out what stands in the way while connections are tried in vain. */
export class Hindrance {
  blocked: Blocked | undefined;
  private timer: Timer | undefined;

  /** `found` is called whenever `blocked` changed; `look` is for tests. */
  constructor(
    private readonly found: () => void,
    private readonly look: () => Promise<Blocked | undefined> = what_blocks,
  ) {}

  /** A connection is being tried. */
  begin(): void {
    this.timer ??= setTimeout(() => void this.look_around(), vain_patience);
  }

  /** The server was heard, or nobody wants to hear it. */
  end(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.blocked = undefined;
  }

  private async look_around(): Promise<void> {
    const { timer } = this;
    const blocked = await this.look();
    if (timer !== this.timer) return;
    this.timer = setTimeout(() => void this.look_around(), vain_patience);
    if (blocked === this.blocked || this.blocked === 'browser') return;
    this.blocked = blocked;
    this.found();
  }
}
