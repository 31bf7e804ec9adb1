import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const binary = process.env.HOITHI_BINARY ?? join(root, 'build/release/server/hoithi');
const pages = process.env.HOITHI_PAGES ?? join(root, 'web_client/dist');

/** The real server with one contest, in a folder of its own that goes with it. */
export class Server {
  folder = mkdtempSync(join(tmpdir(), 'hoithi-e2e-'));
  data = join(this.folder, 'data');
  port = 0;
  log = '';

  /** `quiz` writes its files into the folder and tells where they are; `more` are options by name. */
  static async start(quiz, more = {}) {
    const server = new Server();
    server.more = more;
    server.quiz = quiz(server.folder);
    try {
      await server.run();
    } catch (fault) {
      await server.end();
      throw fault;
    }
    return server;
  }

  /** Runs on the same folder and, after the first time, on the same port. */
  async run() {
    const { banks, definition, bind = '127.0.0.1' } = this.quiz;
    const options = { port: this.port, bind, data: this.data, banks, pages,
      units: join(root, 'deploy/units'), contest: definition, ...this.more };
    const words = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.log = '';
    this.process = spawn(binary, ['serve', ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => (this.log += text));
    }
    const address = await eventually(() => {
      if (this.process.exitCode !== null) throw new Error(`the server ended:\n${this.log}`);
      const port = /"listening","port":"?(\d+)/.exec(this.log);
      if (port) this.port = Number(port[1]);
      return port && /host\s+(http\S+\/host#(\w+)\.(\w+))/.exec(this.log);
    }, 'the server is ready');
    [, this.host_url, this.contest, this.secret] = address;
    this.url = new URL(this.host_url).origin;
    this.code = /code\s+(\d{6})/.exec(this.log)[1];
    this.join_url = `${this.url}/?code=${this.code}`;
    this.stage_url = /stage\s+(http\S+)/.exec(this.log)[1];
  }

  /** Ends the process as a power cut would, unless another signal is named. */
  async kill(signal = 'SIGKILL') {
    if (this.state !== 'running') return;
    const gone = once(this.process, 'exit');
    this.process.kill(signal);
    await gone;
  }

  get state() {
    const { exitCode, signalCode } = this.process;
    return exitCode === null && signalCode === null ? 'running' : `ended by ${signalCode ?? exitCode}`;
  }

  /** What it logged, without the addresses and the QR code. */
  get events() {
    return this.log.split('\n').filter((line) => !/^\s/.test(line)).join('\n');
  }

  /** The standings as `hoithi replay` computes them from the journal. */
  replay() {
    const text = execFileSync(binary, ['replay', this.data, this.contest], { encoding: 'utf8' });
    return [...text.matchAll(/^\s*(\d+)\s+(\d+)\s+(-?\d+)\s+(\d+)\s+(\d+\.\d{3})$/gm)].map(
      ([, place, contestant, points, correct, seconds]) => ({
        place: Number(place),
        contestant: Number(contestant),
        points: Number(points),
        correct: Number(correct),
        time: Math.round(Number(seconds) * 1000),
      }),
    );
  }

  async end() {
    if (this.process) await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
