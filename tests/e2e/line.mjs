import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** A network between some browsers and the server that a test can cut. */
export class Line {
  ends = new Set();
  cut_off = false;

  constructor(server) {
    this.listener = createServer((near) => {
      if (this.cut_off) return near.destroy();
      const far = connect(server.port, '127.0.0.1');
      for (const [one, other] of [[near, far], [far, near]]) {
        this.ends.add(one);
        one.on('error', () => undefined);
        one.on('close', () => {
          this.ends.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
      return near;
    });
  }

  static async lay(server) {
    const line = new Line(server);
    line.listener.listen(0, '127.0.0.1');
    await once(line.listener, 'listening');
    line.url = `http://localhost:${line.listener.address().port}`;
    line.join_url = `${line.url}/?code=${server.code}`;
    return line;
  }

  cut() {
    this.cut_off = true;
    for (const end of this.ends) end.destroy();
  }

  /** What is connected now hears nothing any more and is not told: a phone out of reach. */
  fall_silent() {
    for (const end of this.ends) end.unpipe().pause();
  }

  mend() {
    this.cut_off = false;
  }

  end() {
    this.cut();
    this.listener.close();
  }
}
