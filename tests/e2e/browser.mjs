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

/** Runs in each page: what the policy forbids is an error like any other. */
function report_violations() {
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
  await context.addInitScript(report_violations);
  return context;
}
