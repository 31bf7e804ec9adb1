import { secret_mark } from './quiz.mjs';

/** Fields that tell the key or lead to it. A contestant's own answer is no secret to them. */
const telling = ['key', 'number', 'tolerance', 'texts', 'explanation', 'source', 'counts', 'right',
  'next', 'history', 'spares'];

function told(value, path) {
  if (typeof value === 'string') return value.includes(secret_mark) ? [path] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => {
    if (path.endsWith('me') && name === 'answer') return [];
    const here = `${path}.${name}`;
    return telling.includes(name) && part !== null ? [here] : told(part, here);
  });
}

/** Where frames to a contestant, spectator or stage told something before its reveal. */
export function leaks(frames) {
  const revealed = new Set();
  let asked;
  return frames.flatMap((frame) => {
    if (frame.t === 'view') {
      asked = frame.question?.q;
      if (frame.reveal) revealed.add(asked);
      return revealed.has(asked) ? [] : told(frame, 'view');
    }
    // What people wrote comes after the reveal of that very question.
    if (frame.t === 'answers' && revealed.has(frame.q)) return [];
    // A result of an earlier question is old news, also to a page that came back later.
    const known = frame.t === 'me' && (frame.result?.q !== asked || revealed.has(asked));
    return known ? [] : told(frame, frame.t);
  });
}
