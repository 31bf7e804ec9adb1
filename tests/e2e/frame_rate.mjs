// Frames a second of the stage while something moves over the whole of it, with its sky and without,
// in a browser that draws without a GPU: node frame_rate.mjs. See docs/performance.md.
import { close_browser } from './browser.mjs';
import { CrowdMember } from './crowd.mjs';
import { Room } from './room.mjs';
import { quiz } from './quiz.mjs';
import { Server } from './server.mjs';

const people = 12;
const rounds = 5;
const seconds = 3;

/** Runs in the page: a strip that sweeps from top to bottom, so that each frame is drawn anew. */
function sweep() {
  const strip = document.createElement('div');
  Object.assign(strip.style, { position: 'fixed', inset: '0 0 auto 0', height: '25vh',
    background: 'rgb(255 255 255 / 12%)', pointerEvents: 'none', zIndex: '99' });
  document.body.append(strip);
  strip.animate([{ transform: 'none' }, { transform: 'translateY(75vh)' }],
    { duration: 1500, iterations: Infinity, direction: 'alternate' });
}

/** Runs in the page: counts frames. */
async function frames_a_second(duration) {
  const next = () => new Promise(requestAnimationFrame);
  const begun = await next();
  let count = 0;
  let now = begun;
  while (now - begun < duration * 1000) {
    now = await next();
    count += 1;
  }
  return (count * 1000) / (now - begun);
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** Turn by turn, so that what else the machine does falls on both alike. */
async function measure(stage, scene) {
  await stage.page.evaluate(sweep);
  const found = { with: [], without: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const sky of ['with', 'without']) {
      await stage.page.evaluate((display) =>
        document.querySelector('.sky').style.setProperty('display', display),
      sky === 'with' ? 'block' : 'none');
      await stage.page.waitForTimeout(500);
      found[sky].push(await stage.page.evaluate(frames_a_second, seconds));
    }
  }
  const [on, off] = [median(found.with), median(found.without)];
  console.log(`${scene.padEnd(8)} ${on.toFixed(1)} with the sky, ${off.toFixed(1)} without: ` +
    `it costs ${(100 * (1 - on / off)).toFixed(0)} % of the frames`);
}

const room = new Room(await Server.start(quiz(['single', 'true_false'])));
const members = [];
try {
  const host = await room.host();
  for (let seat = 0; seat < people; seat += 1) {
    const member = new CrowdMember(room.server, { name: `Thí sinh số ${seat + 1}`, unit: '2025:15',
      answers: [1, 0].map((option) => ({ answer: { options: [option] }, after: 20 * seat })) });
    members.push(member);
    await member.joined;
  }
  const stage = await room.stage({ viewport: { width: 1920, height: 1080 },
    reducedMotion: 'no-preference' });
  await measure(stage, 'lobby');
  await host.open_question();
  await host.close_and_reveal();
  await host.go_on('Bảng xếp hạng');
  await stage.board();
  await measure(stage, 'board');
  await host.open_question();
  await host.close_and_reveal();
  await host.go_on('Bảng xếp hạng');
  await host.go_on('Đã kết thúc');
  await host.unveil('ba', 'nhì', 'nhất');
  await stage.podium();
  await measure(stage, 'podium');
} finally {
  for (const member of members) member.leave();
  await room.close();
  await close_browser();
}
