import { after_close, back_off, type EndCause, type ReconnectCause } from './close_codes';
import type { ServerClock } from './clock';
import { parse_server_message, subprotocol } from './protocol';
import type { ClientMessage, Hello, Parse, ServerMessage } from './protocol';

/** How a page stands with the server. `attempt` counts connections tried in vain, from 1. */
export type Link =
  | { state: 'connecting'; attempt: number }
  | { state: 'online' }
  | { state: 'waiting'; attempt: number; cause: ReconnectCause }
  | { state: 'ended'; cause: EndCause };

export interface SocketOptions {
  url: string;
  clock: ServerClock;
  /** Asked anew for each connection, so that it can name the newest token. */
  hello: () => Hello;
  on_message: (message: ServerMessage) => void;
  on_link: (link: Link) => void;
  /** A host hears more than others. */
  parse?: Parse;
  /** The remaining two are for tests. */
  open?: (url: string) => WebSocket;
  random?: () => number;
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

type Timer = ReturnType<typeof setTimeout>;

/** Said to many or of the clock, so no sign that the server heard what this page said last. */
const no_replies: readonly ServerMessage['t'][] = ['view', 'lobby', 'count', 'room', 'clock'];

/**
 * One connection that comes back by itself: says `hello`, keeps `clock` in step and takes silence
 * after a `clock` request for a dead line (a phone that slept, another network). Whatever wants a
 * reply and gets none within `doubt_after` brings such a request at once.
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
  private clock_requests = 0;
  private not_before = 0;

  constructor(private readonly options: SocketOptions) {}

  start(): void {
    if (this.running) return;
    this.running = true;
    this.connect();
  }

  /** Ends for good, until `start` or `restart`. */
  stop(): void {
    this.running = false;
    this.drop();
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
    this.doubted = true;
    this.options.on_link({ state: 'waiting', attempt: 1, cause: 'lost' });
    this.probe();
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
    this.options.on_link({ state: 'connecting', attempt: this.failures });
    const open = this.options.open ?? ((url) => new WebSocket(url, subprotocol));
    const socket = open(this.options.url);
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
  }

  private opened(): void {
    this.post(this.options.hello());
    this.options.on_link({ state: 'online' });
    this.begin_clock(reply_patience);
  }

  private heard(frame: string): void {
    this.end_patience();
    if (this.doubted) {
      this.doubted = false;
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
    this.options.on_link({ state: 'waiting', attempt: this.failures, cause: next.cause });
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
    clearTimeout(this.next_clock);
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
  }
}
