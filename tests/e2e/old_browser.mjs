import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { WebSocket } from 'ws';
import { eventually } from './eventually.mjs';

const require = createRequire(import.meta.url);

/** The program of a Chromium that the package `chromium-VERSION` carries; unpacked once. */
export function old_chromium(version) {
  const packed = join(dirname(require.resolve(`chromium-${version}/package.json`)), 'bin/chromium.br');
  const program = packed.replace(/\.br$/, '');
  if (!existsSync(program)) {
    const half = `${program}.${process.pid}`;
    writeFileSync(half, brotliDecompressSync(readFileSync(packed)), { mode: 0o755 });
    renameSync(half, program);
  }
  return program;
}

/**
 * A Chromium too old for Playwright, by way of the DevTools protocol: one page at a time, and what
 * it says in its console and hears by its socket.
 */
export class OldBrowser {
  faults = [];
  frames = [];
  folder = mkdtempSync(join(tmpdir(), 'hoithi-old-'));
  asked = new Map();
  log = '';

  static async start(version) {
    const browser = new OldBrowser();
    const words = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
      '--no-first-run', '--hide-scrollbars', '--remote-debugging-port=0', '--lang=vi',
      `--user-data-dir=${browser.folder}`, '--window-size=360,740', 'about:blank'];
    browser.process = spawn(old_chromium(version), words, { stdio: ['ignore', 'ignore', 'pipe'] });
    browser.process.stderr.setEncoding('utf8').on('data', (text) => (browser.log += text));
    try {
      await browser.connect();
    } catch (fault) {
      await browser.end();
      throw new Error(`Chromium ${version}: ${fault.message}\n${browser.log}`);
    }
    return browser;
  }

  async connect() {
    const [, port] = await eventually(() => /listening on ws:\/\/[^:]+:(\d+)/.exec(this.log),
      'it listens');
    const page = await eventually(async () => {
      const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
      return targets.find(({ type }) => type === 'page');
    }, 'it has a page');
    this.socket = new WebSocket(page.webSocketDebuggerUrl, { perMessageDeflate: false });
    this.socket.on('message', (text) => this.heard(JSON.parse(String(text))));
    await new Promise((open, failed) => this.socket.on('open', open).on('error', failed));
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await this.send(`${domain}.enable`);
  }

  heard({ id, method, params, result, error }) {
    if (id !== undefined) {
      const { answered, failed } = this.asked.get(id);
      this.asked.delete(id);
      if (error) failed(new Error(error.message));
      else answered(result);
    } else if (method === 'Runtime.exceptionThrown') {
      const { text, exception } = params.exceptionDetails;
      this.faults.push(`${text} ${exception?.description ?? ''}`);
    } else if (method === 'Log.entryAdded' && params.entry.level === 'error') {
      this.faults.push(`${params.entry.text} ${params.entry.url ?? ''}`);
    } else if (method === 'Runtime.consoleAPICalled') {
      this.faults.push(params.args.map(({ value, description }) => value ?? description).join(' '));
    } else if (method === 'Network.webSocketFrameReceived') {
      this.frames.push(JSON.parse(params.response.payloadData));
    }
  }

  send(method, params = {}) {
    this.last_id = (this.last_id ?? 0) + 1;
    return new Promise((answered, failed) => {
      this.asked.set(this.last_id, { answered, failed });
      this.socket.send(JSON.stringify({ id: this.last_id, method, params }));
    });
  }

  open(url) {
    return this.send('Page.navigate', { url });
  }

  /** The value of an expression in the page. */
  async look(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate',
      { expression, returnByValue: true });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.exception?.description}`);
    return result.value;
  }

  /** Waits until the page shows the text. */
  async sees(text) {
    const there = `!!document.body && document.body.innerText.includes(${JSON.stringify(text)})`;
    await eventually(() => this.look(there), `the page shows ${text}`);
  }

  /** Taps the middle of what is pointed out, once it rests there uncovered; scrolls there first. */
  async tap(element) {
    const at = `(() => { const it = ${element}; if (!it) return null;
      it.scrollIntoView({ block: 'center' }); const box = it.getBoundingClientRect();
      const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      return it.contains(document.elementFromPoint(point.x, point.y)) ? point : null; })()`;
    let before;
    const point = await eventually(async () => {
      const now = await this.look(at);
      const rests = now !== null && now.x === before?.x && now.y === before?.y;
      before = now;
      return rests && now;
    }, `there is ${element}`);
    for (const type of ['mousePressed', 'mouseReleased']) {
      await this.send('Input.dispatchMouseEvent', { type, ...point, button: 'left', clickCount: 1 });
    }
  }

  /** Taps the button with that text. */
  press(text) {
    return this.tap(`[...document.querySelectorAll('button')].find((one) =>
      one.innerText.includes(${JSON.stringify(text)}))`);
  }

  /** Types into the field that the selector finds. */
  async type(selector, text) {
    await this.tap(`document.querySelector(${JSON.stringify(selector)})`);
    await this.send('Input.insertText', { text });
  }

  async picture(path) {
    const { data } = await this.send('Page.captureScreenshot');
    writeFileSync(path, Buffer.from(data, 'base64'));
  }

  async end() {
    this.socket?.terminate();
    if (this.process.exitCode === null && this.process.signalCode === null) {
      const gone = new Promise((done) => this.process.once('exit', done));
      this.process.kill('SIGKILL');
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
