import { after_close, back_off, type EndCause, type ReconnectCause } from './close_codes';
import type { ServerClock } from './clock';
import { parse_server_message, subprotocol } from './protocol';
import type { ClientMessage, Hello, Parse, ServerMessage } from './protocol';
import { Hindrance, type Blocked } from './reach';

/**
 * How a page stands with the server. `online`: a message came back. `attempt` counts connections
 * tried in vain, from 1. `blocked`: pages come from the server, live connections do not; `status` is
 * what their address answers to a plain request.
 */
export type Link =
  | { state: 'connecting'; attempt: number; blocked?: Blocked; status?: number | undefined }
  | { state: 'online' }
  | { state: 'waiting'; attempt: number; cause: ReconnectCause; blocked?: Blocked; status?: number | undefined }
  | { state: 'ended'; cause: EndCause };

/** What stands in the way of the live connection alone, as far as it is known. */
export function blocked_in(link: Link): { by: Blocked; status: number | undefined } | undefined {
  return 'blocked' in link && link.blocked ? { by: link.blocked, status: link.status } : undefined;
}

export interface SocketOptions {
  url: string;
  clock: ServerClock;
  /** Asked anew for each connection, so that it can name the newest token. */
  hello: () => Hello;
  on_message: (message: ServerMessage) => void;
  on_link: (link: Link) => void;
  /** A host hears more than others. */
  parse?: Parse;
  /** The remaining ones are for tests. */
  open?: (url: string) => WebSocket;
  random?: () => number;
  what_blocks?: () => Promise<Blocked | undefined>;
  socket_status?: () => Promise<number | undefined>;
}

/** `WebSocket.OPEN`. */
const open_state = 1;
const connect_patience = 10_000;
const reply_patience = 6000;
const reply_patience_after_sleep = 2500;
const reply_patience_in_doubt = 2000;
const doubt_after = 3000;
const first_clock_requests = 5;
const clock_request_gap = 200;
const clock_request_period = 20_000;
/** Each page draws its own, so that those who heard the same view do not ask at the same moment. */
const quiet_least = 3000;
const quiet_most = 5000;
/** How long a request of a quiet line may go unanswered until the person is told. */
const quiet_patience = 2500;

type Timer = ReturnType<typeof setTimeout>;

/** Said to many or of the clock, so no sign that the server heard what this page said last. */
const no_replies: readonly ServerMessage['t'][] = ['view', 'lobby', 'count', 'room', 'clock'];

/**
 * One connection that comes back by itself: says `hello`, keeps `clock` in step and takes silence
 * after a `clock` request for a dead line (a phone that slept, another network). Whatever wants a
 * reply and gets none within `doubt_after` brings such a request at once, and so does a line that is
 * quiet while somebody looks at the page.
 */
export class Socket {
  private socket: WebSocket | undefined;
  private failures = 0;
  private running = false;
  private retry: Timer | undefined;
  private patience: Timer | undefined;
  private next_clock: Timer | undefined;
  private unanswered: Timer | undefined;
  private doubted = false;
  /** Open, and nothing was heard yet: a network may hold everything back. */
  private silent_so_far = false;
  private quiet: Timer | undefined;
  private readonly hindrance: Hindrance;
  private clock_requests = 0;
  private not_before = 0;

  constructor(private readonly options: SocketOptions) {
    this.hindrance = new Hindrance(() => this.tell_hindrance(), options.what_blocks, options.socket_status);
  }

  start(): void {
    if (this.running) return;
    this.running = true;
    this.connect();
  }

  /** Ends for good, until `start` or `restart`. */
  stop(): void {
    this.running = false;
    this.drop();
    this.hindrance.end();
    clearTimeout(this.retry);
  }

  /** A new connection with a new `hello`, at once. */
  restart(): void {
    this.stop();
    this.failures = 0;
    this.not_before = 0;
    this.start();
  }

  /** The network or the page came back: do not wait, and do not trust the old line. */
  wake(): void {
    if (!this.running) return;
    if (this.socket?.readyState === open_state) {
      this.begin_clock(reply_patience_after_sleep);
    } else if (this.socket === undefined && performance.now() >= this.not_before) {
      this.connect();
    }
  }

  /**
   * The browser says that the network is gone. Told at once, but the line is only dropped if it is
   * silent: of a server on the same machine the browser knows nothing.
   */
  doubt(): void {
    if (this.socket?.readyState !== open_state) return;
    this.tell_doubt();
    this.probe();
  }

  private tell_doubt(): void {
    this.doubted = true;
    this.options.on_link({ state: 'waiting', attempt: 1, cause: 'lost' });
  }

  /** False when there is no connection: the message is then not sent at all. */
  send(message: ClientMessage): boolean {
    if (!this.post(message)) return false;
    this.unanswered ??= setTimeout(() => this.probe(), doubt_after);
    return true;
  }

  private post(message: ClientMessage): boolean {
    if (this.socket?.readyState !== open_state) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** Is anybody there? Not answering soon ends the connection. */
  private probe(): void {
    this.end_patience();
    this.end_unanswered();
    this.request_clock(reply_patience_in_doubt);
  }

  private connect(): void {
    clearTimeout(this.retry);
    this.hindrance.begin();
    this.options.on_link({ state: 'connecting', attempt: this.failures, ...this.blocked() });
    const open = this.options.open ?? ((url) => new WebSocket(url, subprotocol));
    let socket: WebSocket;
    try {
      socket = open(this.options.url);
    } catch {
      // The page's policy or the browser itself forbids it.
      this.hindrance.blocked = 'browser';
      return this.closed(1006);
    }
    this.socket = socket;
    this.await_reply(connect_patience);
    socket.onopen = () => {
      if (socket === this.socket) this.opened();
    };
    socket.onmessage = (event: MessageEvent<unknown>) => {
      if (socket === this.socket && typeof event.data === 'string') this.heard(event.data);
    };
    socket.onclose = (event) => {
      if (socket === this.socket) this.closed(event.code);
    };
    // One that was begun before may have opened already.
    if (socket.readyState === open_state) this.opened();
  }

  private opened(): void {
    this.silent_so_far = true;
    this.post(this.options.hello());
    this.begin_clock(reply_patience);
  }

  private blocked(): { blocked?: Blocked; status?: number | undefined } {
    const { blocked, status } = this.hindrance;
    return blocked ? { blocked, status } : {};
  }

  private tell_hindrance(): void {
    const attempt = Math.max(1, this.failures);
    this.options.on_link(
      this.socket
        ? { state: 'connecting', attempt, ...this.blocked() }
        : { state: 'waiting', attempt, cause: 'lost', ...this.blocked() },
    );
  }

  private heard(frame: string): void {
    this.end_patience();
    this.listen();
    if (this.silent_so_far || this.doubted) {
      this.silent_so_far = false;
      this.doubted = false;
      this.hindrance.end();
      this.options.on_link({ state: 'online' });
    }
    const message = (this.options.parse ?? parse_server_message)(frame);
    if (message === undefined) return;
    if (!no_replies.includes(message.t)) this.end_unanswered();
    if (message.t === 'refused' && message.for === 'hello') this.failures += 1;
    else this.failures = 0;
    if (message.t === 'clock') this.options.clock.heard(message);
    else this.options.on_message(message);
  }

  private closed(code: number): void {
    this.drop();
    // Any other code came from the server, over the line.
    if (code !== 1006) this.hindrance.end();
    const next = after_close(code);
    if (!next.again) {
      this.running = false;
      this.options.on_link({ state: 'ended', cause: next.cause });
      return;
    }
    const random = (this.options.random ?? Math.random)();
    // A house that stays full is asked less and less often.
    const times = next.cause === 'full' ? Math.min(this.failures + 1, 4) : 1;
    const wait = Math.max(next.at_least * times * (1 + random), back_off(this.failures, random));
    this.not_before = performance.now() + next.at_least;
    this.failures += 1;
    this.options.on_link({ state: 'waiting', attempt: this.failures, cause: next.cause, ...this.blocked() });
    this.retry = setTimeout(() => this.connect(), next.cause === 'slow' ? 0 : wait);
  }

  private begin_clock(patience: number): void {
    this.end_patience();
    this.options.clock.forget();
    this.clock_requests = 0;
    this.request_clock(patience);
  }

  private request_clock(patience: number): void {
    clearTimeout(this.next_clock);
    if (!this.post({ t: 'clock', c: this.options.clock.stamp() })) return;
    this.await_reply(patience);
    this.clock_requests += 1;
    const soon = this.clock_requests < first_clock_requests;
    this.next_clock = setTimeout(
      () => this.request_clock(reply_patience),
      soon ? clock_request_gap : clock_request_period,
    );
  }

  /** Anything heard ends the wait; silence counts as a lost connection. */
  private await_reply(patience: number): void {
    if (this.patience !== undefined) return;
    this.patience = setTimeout(() => this.closed(1006), patience);
  }

  /** Asks once the line was quiet for a while; the person is told before the line is given up. */
  private listen(): void {
    clearTimeout(this.quiet);
    const random = (this.options.random ?? Math.random)();
    const wait = quiet_least + (quiet_most - quiet_least) * random;
    this.quiet = setTimeout(() => {
      if (typeof document !== 'undefined' && document.hidden) return;
      this.request_clock(reply_patience);
      const patience = Math.max(quiet_patience, 2 * (this.options.clock.round_trip() ?? 0));
      this.quiet = setTimeout(() => this.tell_doubt(), patience);
    }, wait);
  }

  private end_patience(): void {
    clearTimeout(this.patience);
    this.patience = undefined;
  }

  private end_unanswered(): void {
    clearTimeout(this.unanswered);
    this.unanswered = undefined;
  }

  private drop(): void {
    this.end_patience();
    this.end_unanswered();
    this.doubted = false;
    this.silent_so_far = false;
    clearTimeout(this.quiet);
    clearTimeout(this.next_clock);
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
  }
}
