import { untrack } from 'svelte';

import { ServerClock } from '../shared/clock';
import { language, texts_of } from '../shared/i18n/language.svelte';
import type { Act, Done, PeopleFilter, ServerMessage, Trial } from '../shared/protocol';
import { parse_host_message } from '../shared/protocol/parse_host';
import type { SecretAddress } from '../shared/secret_address';
import { Socket, type Link } from '../shared/socket';
import { follow_network, socket_url } from '../shared/wake';
import { heard_again, lost_again, type Again } from './again';
import { keep_again, kept_again } from './kept_again';
import { command_texts } from './command_texts';
import { came_too_late, outcome, refusal } from './command_words';
import { no_host_state, reduce_host, type HostEvent } from './host_state';
import { answered, broken, empty_ledger, entered } from './ledger';
import { Toasts } from './toasts.svelte';
import { topic_of, undo_of } from './undo';

/** What goes with a command. */
export interface Circumstances {
  /** What it speaks of, for the notice that follows. */
  about?: string;
  /** What somebody is called before it. */
  name?: string;
  /** Hears when nothing comes of it. */
  on_failed?: () => void;
}

/** Which of the people to ask for. */
export interface Page {
  order?: 'joined' | 'place';
  from: number;
  count: number;
}

/** The host's connection, what it knows, and the commands it gives. */
export class HostSession {
  readonly clock = new ServerClock();
  readonly toasts = new Toasts();
  state = $state.raw(no_host_state);
  /** Another contest like this one. */
  again = $state.raw<Again>({ step: 'none' });

  private next_again = 1;
  private next_turn = 1;
  private ledger = $state.raw(empty_ledger);
  private readonly socket: Socket;

  constructor(private readonly address: SecretAddress) {
    this.again = kept_again(address.contest);
    this.socket = new Socket({
      url: socket_url(),
      clock: this.clock,
      hello: () => ({ t: 'hello', as: 'host', ...address }),
      on_message: (message) => this.heard(message),
      on_link: (link) => this.linked(link),
      parse: parse_host_message,
    });
  }

  /** Connects; the returned function ends it. */
  start(): () => void {
    // Starting reads and changes what this object knows; the effect that starts it must not follow.
    untrack(() => this.socket.start());
    const forget = follow_network(
      () => this.socket.wake(),
      () => this.socket.doubt(),
    );
    return () => {
      forget();
      this.socket.stop();
    };
  }

  get online(): boolean {
    return this.state.link.state === 'online' && this.state.view !== null;
  }

  /** Gives a command; whether it could be sent. */
  command(act: Act, { about = '', name, on_failed }: Circumstances = {}): boolean {
    const words = texts_of(command_texts);
    const q = 'q' in act ? act.q : null;
    const shown = this.state.view?.history.find((entry) => entry.q === q) ?? null;
    const undo = undo_of(act, { shown, name, reasons: words.undo_reasons });
    const [ledger, command] = entered(this.ledger, act, about, undo, on_failed);
    if (!this.online || !this.socket.send({ t: 'do', n: command.n, ...act })) {
      this.toasts.tell(words.not_sent, 'bad');
      return false;
    }
    this.ledger = ledger;
    return true;
  }

  /** A number for the pages of the joined that are asked for with one filter. */
  new_turn(): number {
    this.next_turn += 1;
    return this.next_turn;
  }

  /** Asks for a page of the joined; the answer bears the turn's number. */
  ask_people(turn: number, who: PeopleFilter, { order = 'joined', from, count }: Page): void {
    this.socket.send({ t: 'people', n: turn, order, ...who, from, count });
  }

  /** Asks for a code by which a contestant goes on at another device. */
  ask_seat(contestant: number): void {
    this.socket.send({ t: 'seat', n: this.new_turn(), contestant });
  }

  /** Asks for what people answered to a question. */
  ask_answers(q: number): void {
    this.socket.send({ t: 'answers', n: this.new_turn(), q });
  }

  /** Asks what a correction would do; the number of the answer. */
  try_out(trial: Trial): number {
    const n = this.new_turn();
    this.socket.send({ t: 'try', n, ...trial });
    return n;
  }

  /** Asks for another contest like this one. */
  ask_again(): void {
    if (this.again.step === 'asked') return;
    const n = this.next_again;
    this.next_again += 1;
    if (this.online && this.socket.send({ t: 'again', n })) this.again = { step: 'asked', n };
    else this.toasts.tell(texts_of(command_texts).not_sent, 'bad');
  }

  private heard(message: ServerMessage): void {
    if (message.t === 'contest') language.set_default(message.language);
    if (message.t === 'view') this.clock.hint(message.now);
    if (message.t === 'done') this.done(message);
    if (message.t === 'refused' && message.for === 'do') this.refused(message.n, message.reason);
    this.again = heard_again(this.again, message);
    if (message.t === 'opened') keep_again(this.address.contest, this.again);
    this.take({ message });
  }

  private linked(link: Link): void {
    if (link.state !== 'online' && this.ledger.waiting.length > 0) {
      const [ledger, lost] = broken(this.ledger);
      this.ledger = ledger;
      for (const command of lost) command.on_failed?.();
      this.toasts.tell(texts_of(command_texts).unknown_outcome, 'bad');
    }
    if (link.state !== 'online') this.again = lost_again(this.again);
    this.take({ link });
  }

  private take(event: HostEvent): void {
    this.state = reduce_host(this.state, event);
  }

  private done({ n, people, batch }: Done): void {
    const [ledger, command] = answered(this.ledger, n);
    this.ledger = ledger;
    if (command === undefined) return;
    const { act, about } = command;
    const text = outcome(act, { about, people }, texts_of(command_texts));
    if (text === null) return;
    // Only the server knows whom an act on many people changed.
    const undo: Act | null = batch > 0 ? { act: 'take_back', batch } : command.undo;
    const take_back = undo === null ? null : () => void this.command(undo, { about });
    this.toasts.tell(text, 'good', topic_of(act), take_back);
  }

  private refused(n: number | null, reason: string): void {
    const [ledger, command] = answered(this.ledger, n);
    this.ledger = ledger;
    const words = texts_of(command_texts);
    command?.on_failed?.();
    if (command !== undefined && came_too_late(command.act, reason)) {
      this.toasts.tell(words.gone_on, 'good', 'gone_on');
    } else {
      this.toasts.tell(refusal(reason, words), 'bad');
    }
  }
}
