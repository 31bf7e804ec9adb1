import { chromium } from 'playwright-core';

const args = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-gpu',
  '--no-first-run', '--disable-sync', '--disable-component-update'];

let launched;

/** The one browser of all tests; each page gets a context of its own. */
export function browser() {
  launched ??= chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args,
  });
  return launched;
}

export async function close_browser() {
  await (await launched)?.close();
}

/** Lets a test break a page's connection as a network does. Runs in the page. */
function keep_sockets() {
  const sockets = [];
  window.WebSocket = class extends WebSocket {
    constructor(...words) {
      super(...words);
      sockets.push(this);
    }
  };
  window.break_connection = () => sockets.forEach((socket) => socket.close());
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`);
  });
}

export async function new_context(options = {}) {
  const context = await (await browser()).newContext({
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  await context.addInitScript(keep_sockets);
  return context;
}
