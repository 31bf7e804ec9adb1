import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const banks = fileURLToPath(new URL('../../question_banks', import.meta.url));
const read = (name) => JSON.parse(readFileSync(join(banks, `${name}.json`), 'utf8'));
const definition = read('contests/demo');

/** The demonstration's questions in their order, each with what its round gives for it. */
export const asked = definition.rounds.flatMap((round) => {
  const { questions } = read(round.bank);
  const scoring = { ...definition.scoring, ...round.scoring };
  return round.questions.map((id) => {
    const question = questions.find((one) => one.id === id);
    return { ...question, points: round.points ?? question.points, scoring };
  });
});

/** The demonstration with other fields, such as another title; for `Server.start`. */
export function demonstration(changes) {
  return (folder) => {
    const path = join(folder, 'contest.json');
    writeFileSync(path, JSON.stringify({ ...definition, ...changes }));
    return { banks, definition: path };
  };
}

/** The options of a choice: all, and those that the key names. */
function choices({ kind, options, key }) {
  if (kind === 'true_false') return { all: ['Đúng', 'Sai'], right: [key ? 'Đúng' : 'Sai'] };
  const right = options.filter(({ id }) => [key].flat().includes(id)).map(({ text }) => text);
  return { all: options.map(({ text }) => text), right };
}

/** What somebody answers: right (R), wrong (W), a part of what is right (P), or nothing (-). */
export function answer_to(question, how) {
  if (how === '-') return undefined;
  const { kind, key } = question;
  if (kind === 'number') return String(how === 'R' ? key : key + 7);
  if (kind === 'text') return how === 'R' ? key.at(-1) : 'ảnh ghép giả';
  const { all, right } = choices(question);
  const others = all.filter((text) => !right.includes(text));
  if (kind !== 'multiple') return how === 'R' ? right[0] : others[0];
  return { R: right, W: others, P: right.slice(0, -1) }[how];
}

/** How often each option was chosen, in the order of the bank; none for what is typed. */
export function counts_of(question, answers) {
  if (question.kind === 'number' || question.kind === 'text') return [];
  return choices(question).all.map((text) => answers.filter((one) => [one].flat().includes(text)).length);
}

/**
 * What an answer is worth by docs/scoring.md, counted apart from the server: `streak` right ones
 * went before it, and it took so many ms of the question's `seconds`.
 */
export function worth(question, how, elapsed, streak, seconds) {
  const { points, scoring, key } = question;
  if (how === '-') return { credit: 0, points: 0 };
  const all = [key].flat().length;
  const part = how === 'P' && scoring.partial ? Math.floor((100 * (all - 1)) / all) : 0;
  const credit = how === 'R' ? 100 : part;
  if (credit === 0) return { credit, points: 0 - (scoring.wrong ?? 0) };
  const time = 1000 * seconds;
  const full = scoring.mode === 'fixed' ? points : Math.ceil((points * (2 * time - elapsed)) / (2 * time));
  const { from, bonus, max } = scoring.streak ?? { from: Infinity };
  const more = credit === 100 && streak + 1 >= from ? Math.min(max, bonus * (streak + 2 - from)) : 0;
  return { credit, points: Math.floor((full * credit) / 100) + more };
}
