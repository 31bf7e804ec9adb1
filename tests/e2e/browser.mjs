import { chromium } from 'playwright-core';

const args = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-gpu',
  '--no-first-run', '--disable-sync', '--disable-component-update'];

const usual = process.env.CHROMIUM ?? '/usr/bin/chromium';
const launched = new Map();

/** The one browser of all tests, or another program's; each page gets a context of its own. */
export function browser(program = usual) {
  if (!launched.has(program)) {
    launched.set(program, chromium.launch({ executablePath: program, args }));
  }
  return launched.get(program);
}

export async function close_browser() {
  for (const one of launched.values()) await (await one).close();
}

/** Runs in each page: what the policy forbids is an error like any other. */
function report_violations() {
  document.addEventListener('securitypolicyviolation', (event) => {
    console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI}`);
  });
}

export async function new_context({ program, ...options } = {}) {
  const context = await (await browser(program)).newContext({
    locale: 'vi-VN',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  await context.addInitScript(report_violations);
  return context;
}
