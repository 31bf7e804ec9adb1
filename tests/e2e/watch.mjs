/** Everything a page said to the console that it should not have, and every frame it received or sent. */
export class Watch {
  faults = [];
  frames = [];
  sent_frames = [];
  /** Set by tests that take the network away: browsers report that as an error. */
  connection_may_break = false;

  constructor(page) {
    page.on('console', (line) => {
      if (line.type() === 'error') this.note(line.text());
    });
    page.on('pageerror', (error) => this.note(`uncaught: ${error.message}`));
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => this.frames.push(JSON.parse(String(payload))));
      socket.on('framesent', ({ payload }) => this.sent_frames.push(JSON.parse(String(payload))));
    });
  }

  note(text) {
    if (this.connection_may_break && /WebSocket|net::ERR_|status of 426/.test(text)) return;
    this.faults.push(text);
  }

  /** The frames of type `t` that the page sent. */
  sent(t) {
    return this.sent_frames.filter((frame) => frame.t === t);
  }

  /** The newest frame of type `t`. */
  last(t) {
    return this.frames.findLast((frame) => frame.t === t);
  }
}
