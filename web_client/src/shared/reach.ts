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

/** Asks without a live connection; undefined when no answer comes either. */
async function ask(path: string, method: string): Promise<{ status: number; text: string } | undefined> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), page_patience);
  try {
    const reply = await fetch(path, { method, cache: 'no-store', signal: abort.signal });
    return { status: reply.status, text: await reply.text() };
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}

async function what_blocks(): Promise<Blocked | undefined> {
  if (refused) return 'browser';
  const page = await ask('/healthz', 'GET');
  // A page that the network puts in between would be HTML.
  return !page || /^\s*</.test(page.text) ? undefined : 'network';
}

/**
 * Browsers do not tell with what status a live connection was refused; a plain request to its address
 * does. A POST, since with that they say which origin asks, and the server judges it alike.
 */
async function socket_status(): Promise<number | undefined> {
  return (await ask('/ws', 'POST'))?.status;
}

/** Finds out what stands in the way while connections are tried in vain. */
export class Hindrance {
  blocked: Blocked | undefined;
  /** What the live connection's address answers to a plain request, once that was asked. */
  status: number | undefined;
  private timer: Timer | undefined;

  /** `found` is called whenever `blocked` changed; the others are for tests. */
  constructor(
    private readonly found: () => void,
    private readonly look: () => Promise<Blocked | undefined> = what_blocks,
    private readonly ask_status: () => Promise<number | undefined> = socket_status,
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
    this.status = undefined;
  }

  private async look_around(): Promise<void> {
    const { timer } = this;
    const blocked = await this.look();
    const status = blocked === 'network' ? (this.status ?? (await this.ask_status())) : undefined;
    if (timer !== this.timer) return;
    this.timer = setTimeout(() => void this.look_around(), vain_patience);
    if (blocked === this.blocked || this.blocked === 'browser') return;
    this.blocked = blocked;
    this.status = status;
    this.found();
  }
}
