import { ServerClock } from '../shared/clock';
import { random_id } from '../shared/random_id';
import type { Choice, ClientMessage, Follow, Hello, Join, Refused, ServerMessage } from '../shared/protocol';
import { Socket, type Link } from '../shared/socket';
import { show_address } from './join_code';
import { Kept } from './kept';
import { own_link, type Proof } from './proof';
import { reduce, type Event } from './reduce';
import { initial_state, may_answer, type State } from './state';

export interface SessionOptions {
  url: string;
  kept: Kept;
  /** Of a seat that is to be this browser's. */
  proof?: Proof | undefined;
  /** The contest goes on in another one: by its code, with a proof of the seat, or looking on. */
  on_follow?: (code: string, proof: Proof | undefined, watching: boolean) => void;
  /** Told of every step, for sounds and the like. */
  on_step?: (before: State, after: State) => void;
  open?: (url: string) => WebSocket;
}

/** In ms, or up to twice as long. */
const join_again_after = 5000;
const ask_back_after = 1500;
/** So many times at the shortest wait, about two minutes. */
const ask_back_often = 60;
const ask_back_most = 30_000;

/** One contestant (or spectator) in one contest: keeps, sends, sends again, and knows the state. */
export class Session {
  readonly clock = new ServerClock();
  state = $state.raw<State>(initial_state(false));
  private readonly kept: Kept;
  private readonly socket: Socket;
  /** The server has let this connection in: before, it wants to hear nothing but `hello`. */
  private let_in = false;
  private proof: Proof | undefined;
  private next_join: ReturnType<typeof setTimeout> | undefined;
  private next_follow: ReturnType<typeof setTimeout> | undefined;
  private next_ask: ReturnType<typeof setTimeout> | undefined;
  private asked_back = 0;
  /** What the server was shown by this connection. */
  private shown_token: string | undefined;

  constructor(private readonly options: SessionOptions) {
    this.kept = options.kept;
    this.proof = this.own(options.proof);
    this.state = initial_state(this.kept.watching(), this.kept.results());
    const join = this.kept.join();
    if (join) this.state = reduce(this.state, { kind: 'join', join });
    this.socket = new Socket({
      url: options.url,
      clock: this.clock,
      hello: () => this.hello(),
      on_message: (message) => this.heard(message),
      on_link: (link) => this.linked(link),
      ...(options.open && { open: options.open }),
    });
  }

  get code(): string {
    return this.kept.code;
  }

  start(): void {
    this.socket.start();
  }

  stop(): void {
    clearTimeout(this.next_join);
    clearTimeout(this.next_ask);
    clearTimeout(this.next_follow);
    this.socket.stop();
  }

  /** Does anything that is kept outlive the page? */
  lasts(): boolean {
    return this.kept.lasts();
  }

  /** The way back to one's own seat, from any browser. */
  own_link(): string {
    return own_link(this.code, this.kept.pass());
  }

  /** A reload comes back by the address; where nothing is kept, that has to hold the pass. */
  show_address(): void {
    show_address(this.lasts() ? own_link(this.code, undefined) : this.own_link());
  }

  /** Another tab joined: this one offers to go on here instead of asking for a name. */
  tab_changed(key: string): void {
    const seated = this.state.spectator || this.state.welcome !== undefined;
    if (!this.kept.is_pass(key) || !this.kept.pass() || seated) return;
    this.socket.stop();
    this.linked({ state: 'ended', cause: 'replaced' });
  }

  wake(): void {
    if (this.state.removed) this.socket.start();
    else this.socket.wake();
  }

  doubt(): void {
    this.socket.doubt();
  }

  /**
   * Keeps the request before sending it, so that a reload or a lost network joins once all the same.
   * A seat that another tab got or asked for meanwhile is this browser's: it has one.
   */
  join(wish: Omit<Join, 't' | 'id'>): void {
    if (this.kept.pass()) return this.again();
    this.proof = undefined;
    const join: Join = this.kept.join() ?? { t: 'join', id: random_id(), ...wish };
    this.kept.keep_join(join);
    this.step({ kind: 'join', join });
    this.send(join);
  }

  /** Keeps the answer before sending it. Does nothing when an answer is not wanted now. */
  answer(choice: Choice): void {
    const question = this.state.view?.question;
    if (!question || !may_answer(this.state, question)) return;
    const answer = { t: 'answer', id: random_id(), q: question.q, ...choice } as const;
    this.kept.keep_answer(answer);
    this.step({ kind: 'answer', answer });
    this.send(answer);
  }

  /** Asks for another name; what was refused or lost on the way is asked for anew. */
  rename(name: string): void {
    this.step({ kind: 'rename' });
    this.send({ t: 'rename', name });
  }

  /** Keeps the prediction before sending it; the newest one counts. */
  predict(value: number): void {
    this.kept.keep_prediction(value);
    this.send_prediction();
  }

  keep_draft(q: number, choice: Choice): void {
    this.kept.keep_draft({ q, choice });
  }

  draft(q: number): Choice | undefined {
    const draft = this.kept.draft();
    return draft?.q === q ? draft.choice : undefined;
  }

  /** Looks on instead of playing, or the other way round. */
  watch(watching: boolean): void {
    this.kept.keep_watching(watching);
    if (this.state.joining.status !== 'idle') this.kept.settle_join(this.state.joining.join.id);
    this.again();
  }

  /** Goes on with a seat of another device by the code that a host gave out. */
  take_seat(seat: string): void {
    this.again({ seat });
  }

  /** Connects anew: after another device took over, or after a refusal. */
  again(proof?: Proof): void {
    this.proof = proof;
    this.stop();
    this.state = initial_state(this.kept.watching(), this.kept.results());
    this.socket.restart();
  }

  /** Keeps nothing of this contest any longer. */
  leave(): void {
    this.socket.stop();
    this.kept.keep_watching(false);
    this.kept.forget();
  }

  /** What is not sent now is kept, and goes once the server lets the page in. */
  private send(message: ClientMessage): void {
    if (this.let_in) this.socket.send(message);
  }

  /** A link to somebody else's seat, sent by whomever, takes nobody's own seat away. */
  private own(proof: Proof | undefined): Proof | undefined {
    const pass = this.kept.pass();
    if (!proof || 'seat' in proof || pass?.contest !== proof.contest) return proof;
    const foreign = proof.from !== undefined || pass.contestant !== proof.contestant;
    return foreign ? undefined : proof;
  }

  private hello(): Hello {
    const { code } = this;
    if (this.state.spectator) return { t: 'hello', as: 'spectator', code };
    const pass = this.kept.pass();
    this.shown_token = this.proof ? undefined : pass?.token;
    if (this.proof && 'token' in this.proof) return { t: 'hello', as: 'contestant', ...this.proof };
    if (this.proof || !pass) return { t: 'hello', as: 'contestant', code, ...this.proof };
    const { contest, contestant, token } = pass;
    return { t: 'hello', as: 'contestant', contest, contestant, token };
  }

  private linked(link: Link): void {
    const stale = link.state === 'ended' && ['bad_token', 'no_such_contest'].includes(link.cause);
    const pass = this.kept.pass();
    if (stale && !this.state.spectator && (this.proof || pass)) {
      // A code that was used already says nothing against the pass of this device, and another tab
      // may have got another seat meanwhile: only what was refused is forgotten.
      const seat_refused = this.proof !== undefined && 'seat' in this.proof;
      if (!this.proof && pass?.token === this.shown_token) this.kept.forget();
      this.again();
      this.state = { ...this.state, seat_refused };
      return;
    }
    if (link.state === 'connecting') this.let_in = false;
    if (link.state === 'ended' && link.cause === 'removed') this.ask_back_later();
    this.step({ kind: 'link', link });
  }

  private heard(message: ServerMessage): void {
    const before = this.state;
    this.step({ kind: 'message', message });
    switch (message.t) {
      case 'contest':
        this.let_in = true;
        this.clock.hint(message.now);
        this.send_join_again();
        break;
      case 'welcome': {
        const { contestant, token } = message;
        const { id: contest = '', title = '' } = this.state.contest ?? {};
        const { joining } = before;
        if (joining.status !== 'idle') this.kept.settle_join(joining.join.id);
        const moved_here = this.proof !== undefined;
        this.proof = undefined;
        const kept = this.kept.pass();
        if (!moved_here && kept?.contest === contest && kept.contestant !== contestant) {
          return this.again();
        }
        this.kept.keep_pass({ contest, contestant, token, title });
        this.asked_back = 0;
        this.send_answers_again();
        this.send_prediction();
        break;
      }
      case 'view':
        this.clock.hint(message.now);
        if (!message.paused && this.state.sent?.status === 'held') this.send_answers_again();
        break;
      case 'me':
        if (message.prediction === this.kept.prediction()) this.kept.keep_prediction(undefined);
        if (message.result) this.kept.keep_results(this.state.results);
        break;
      case 'follow':
        this.follow(message);
        break;
      case 'recorded':
        this.kept.settle_answer(message.id);
        break;
      case 'refused':
        if (message.for === 'answer' && message.reason !== 'paused') {
          this.kept.settle_answer(message.id);
        }
        if (message.for === 'predict') this.kept.keep_prediction(undefined);
        if (message.for === 'join') this.join_refused(message);
        break;
      default:
    }
  }

  /** Thousands are told at once, and must not all come at once. */
  private follow({ contest, code, within }: Follow): void {
    const { spectator, welcome } = this.state;
    const pass = this.kept.pass();
    const { contest: from = '', contestant = 0, token = '' } = pass ?? {};
    const proof = welcome && pass ? { contest, from, contestant, token } : undefined;
    clearTimeout(this.next_follow);
    this.next_follow = setTimeout(
      () => this.options.on_follow?.(code, proof, spectator),
      within * Math.random(),
    );
  }

  private send_join_again(): void {
    clearTimeout(this.next_join);
    if (this.state.spectator || this.kept.pass() || this.proof) return;
    const join = this.kept.join();
    if (join) this.send(join);
  }

  /** Each page at a moment of its own, or they would all come at once again. */
  private join_refused({ id, reason }: Refused): void {
    if (reason !== 'too_many_joins') return this.kept.settle_join(id);
    const wait = join_again_after * (1 + Math.random());
    this.next_join = setTimeout(() => this.send_join_again(), wait);
  }

  /** A host may take a removal back: the page asks, often at first, then less and less. */
  private ask_back_later(): void {
    clearTimeout(this.next_ask);
    const wait = ask_back_after * Math.max(1, (this.asked_back - ask_back_often) / 4);
    this.asked_back += 1;
    this.next_ask = setTimeout(
      () => this.socket.start(),
      Math.min(wait, ask_back_most) * (1 + Math.random() / 4),
    );
  }

  private send_prediction(): void {
    const value = this.kept.prediction();
    if (value === undefined) return;
    this.step({ kind: 'predict', value });
    this.send({ t: 'predict', value });
  }

  private send_answers_again(): void {
    for (const answer of this.kept.answers()) {
      const { sent } = this.state;
      if (!sent || answer.q >= sent.answer.q) this.step({ kind: 'answer', answer });
      this.send(answer);
    }
  }

  private step(event: Event): void {
    const before = this.state;
    this.state = reduce(before, event);
    this.options.on_step?.(before, this.state);
  }
}
