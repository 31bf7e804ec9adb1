import type { ClientMessage } from '../src/shared/protocol';

/** Stands in for a browser's WebSocket; the test plays the server. */
export class FakeSocket {
  static made: FakeSocket[] = [];
  readyState = 0;
  /** To the letter. */
  texts: string[] = [];
  sent: ClientMessage[] = [];
  closed = false;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;

  static open = (): WebSocket => new FakeSocket() as unknown as WebSocket;

  constructor() {
    FakeSocket.made.push(this);
  }

  static get last(): FakeSocket {
    const last = FakeSocket.made.at(-1);
    if (!last) throw new Error('no socket was opened');
    return last;
  }

  accept(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  lose(code = 1006): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  send(text: string): void {
    this.texts.push(text);
    this.sent.push(JSON.parse(text) as ClientMessage);
  }

  close(): void {
    this.closed = true;
    this.readyState = 3;
  }

  sent_of<T extends ClientMessage['t']>(type: T): Extract<ClientMessage, { t: T }>[] {
    return this.sent.filter((each): each is Extract<ClientMessage, { t: T }> => each.t === type);
  }
}
