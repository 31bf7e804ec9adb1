// Times of a phone's first visit by the QR code, over a slow line: node first_load.mjs [RUNS]
import { close_browser, new_context } from './browser.mjs';
import { quiz } from './quiz.mjs';
import { Server } from './server.mjs';

/** As the browser's developer tools have them; a processor as slow as an old phone's. */
const lines = {
  'Slow 3G': { latency: 2000, kbit: 400 },
  'Slow 4G': { latency: 562.5, kbit: 1440 },
};
const slower_processor = 4;
const runs = Number(process.argv[2] ?? 5);

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const seconds = (ms) => (ms / 1000).toFixed(2);

/** Milliseconds from the visit to the first paint and to a form that takes a name. */
async function visit(url, { latency, kbit }) {
  const context = await new_context({
    viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true,
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const throughput = (kbit * 1000) / 8;
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower_processor });
  let bytes = 0;
  devtools.on('Network.loadingFinished', (done) => (bytes += done.encodedDataLength));
  await page.addInitScript(() => {
    const look = () => {
      if (!document.querySelector('#name')) return;
      window.playable ??= performance.now();
    };
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.playable !== undefined, undefined, { polling: 50 });
  const times = await page.evaluate(() => ({
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    playable: window.playable,
    entries: performance.getEntriesByType('resource').map(e=>[e.name.slice(-30),Math.round(e.startTime),Math.round(e.responseEnd)]),
  }));
  await context.close();
  return { ...times, bytes };
}

const server = await Server.start(quiz(['single']));
try {
  for (const [name, line] of Object.entries(lines)) {
    const visits = [];
    for (let run = 0; run < runs; run += 1) visits.push(await visit(server.join_url, line));
    if(process.env.V) console.log(JSON.stringify(visits[0].entries,null,0));
    const of = (what) => seconds(median(visits.map((one) => one[what])));
    console.log(`${name}: first paint ${of('paint')} s, form ${of('playable')} s, ` +
      `${median(visits.map((one) => one.bytes))} B until then`);
  }
} finally {
  await close_browser();
  await server.end();
}
