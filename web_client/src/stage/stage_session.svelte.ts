import { untrack } from 'svelte';

import { ServerClock } from '../shared/clock';
import { language } from '../shared/i18n/language.svelte';
import type { ServerMessage } from '../shared/protocol';
import { parse_stage_message } from '../shared/protocol/parse_stage';
import type { SecretAddress } from '../shared/secret_address';
import { Socket } from '../shared/socket';
import { follow_network, socket_url } from '../shared/wake';
import { cue_between } from './scene';
import type { StageSound } from './sound.svelte';
import { no_stage_state, reduce_stage } from './stage_state';

/** The stage screen's connection, what it knows, and its voice. */
export class StageSession {
  readonly clock = new ServerClock();
  state = $state.raw(no_stage_state);

  private readonly socket: Socket;
  /** What the server was last told over the present connection of whether we are heard. */
  private told_heard: boolean | null = null;

  /** `on_follow` hears where the contest goes on. */
  constructor(
    address: SecretAddress,
    readonly sound: StageSound,
    private readonly on_follow: (next: SecretAddress) => void,
  ) {
    this.socket = new Socket({
      url: socket_url(),
      clock: this.clock,
      hello: () => ({ t: 'hello', as: 'stage', ...address }),
      on_message: (message) => this.heard(message),
      parse: parse_stage_message,
      on_link: (link) => {
        if (link.state !== 'online') this.told_heard = null;
        this.state = reduce_stage(this.state, { link });
      },
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

  /** Lets hosts know whether this stage is heard; the server wants to hear it once we are let in. */
  tell_heard(): void {
    const { heard } = this.sound;
    if (heard === this.told_heard || this.state.view === null) return;
    if (this.socket.send({ t: 'sound', on: heard })) this.told_heard = heard;
  }

  private heard(message: ServerMessage): void {
    const before = this.state;
    this.state = reduce_stage(before, { message });
    if (message.t === 'follow') {
      const { contest, secret } = message;
      if (secret !== '') this.on_follow({ contest, secret });
      return;
    }
    if (message.t === 'contest') language.set_default(message.language);
    if (message.t === 'lobby' && before.joined < message.joined) this.sound.play('joined');
    if (message.t === 'view') this.tell_heard();
    if (message.t !== 'view' || this.state.view === before.view) return;
    this.clock.hint(message.now);
    const cue = cue_between(before.view, message);
    if (cue !== null) this.sound.play(cue);
  }
}
