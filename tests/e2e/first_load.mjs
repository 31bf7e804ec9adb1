// A phone's first visit by the QR code, over slow lines: node first_load.mjs [RUNS]
import { close_browser, new_context } from './browser.mjs';
import { quiz } from './quiz.mjs';
import { Server } from './server.mjs';

/** As the browser's developer tools have them; `latency` in ms for each request. */
const lines = {
  'Slow 3G': { latency: 2000, kbit: 400 },
  'Slow 4G': { latency: 562.5, kbit: 1440 },
};
/** The processor of an old phone. */
const times_slower = 4;
const runs = Number(process.argv[2] ?? 5);
const phone = {
  viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true,
};

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs in the page: notes when the field for one's name is there. */
function note_the_form() {
  const look = () => {
    if (document.querySelector('#name')) window.form_at ??= performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}

/** Milliseconds from the visit to the first paint and to the form, and bytes fetched until then. */
async function visit(url, { latency, kbit }) {
  const context = await new_context(phone);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const throughput = (kbit * 1000) / 8;
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: times_slower });
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.addInitScript(note_the_form);
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.form_at !== undefined, undefined, { polling: 50 });
  const seen = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    form: window.form_at,
  }));
  await context.close();
  return { ...seen, bytes };
}

const server = await Server.start(quiz(['single']));
try {
  for (const [name, line] of Object.entries(lines)) {
    const visits = [];
    for (let run = 0; run < runs; run += 1) visits.push(await visit(server.join_url, line));
    const middle = (what) => median(visits.map((one) => one[what]));
    console.log(`${name}: first paint ${(middle('paint') / 1000).toFixed(2)} s, ` +
      `form ${(middle('form') / 1000).toFixed(2)} s, ${middle('bytes')} B until then`);
  }
} finally {
  await close_browser();
  await server.end();
}
