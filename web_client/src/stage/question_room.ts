/** What shares the height of a question's scene. Lengths are in characters. */
export interface Contents {
  question: number;
  /** Beside a picture the question has half the width. */
  pictured: boolean;
  options: readonly number[];
  /** 0 where nothing is explained, or not yet. */
  explanation: number;
}

/** Heights in rem; the question takes what is left. */
export interface Heights {
  tiles: number;
  explanation: number;
}

/** Between two tiles, in rem. */
export const tiles_gap = 0.9;

const gap = 1.1;
/** A character of the stage's type is about so wide, in em; lines break at words, so a bit more. */
const character = 0.56;

/** Widths that text has, in rem, and how many tiles stand side by side. */
interface Shape {
  question: number;
  beside_picture: number;
  tile: number;
  explanation: number;
  columns: number;
  /** The time, or the share of right answers, stands below the question and not beside it. */
  below: boolean;
}

const across: Shape = {
  question: 56, beside_picture: 30, tile: 29, explanation: 71, columns: 2, below: false,
};
const upright: Shape = {
  question: 36, beside_picture: 17, tile: 34, explanation: 36, columns: 1, below: true,
};
/** What stands around text in height, in rem. */
const around = { question: 4.4, tile: 0.6, explanation: 3.4 };
/** So high is what stands beside the question or below it, in rem. */
export const aside_height = { across: 11.5, upright: 13 };
/** Type sizes in rem, from where everything is at its longest to where there is room. */
const sizes = { question: [0.8, 2], option: [0.6, 2.25], explanation: [0.6, 1.45] } as const;

function between([least, most]: readonly [number, number], share: number): number {
  return least + (most - least) * share;
}

function lines(length: number, width: number, size: number): number {
  return Math.max(1, Math.ceil((length * size * character) / width));
}

function tiles_at(options: readonly number[], { columns, tile }: Shape, share: number): number {
  const size = between(sizes.option, share);
  let height = 0;
  for (let first = 0; first < options.length; first += columns) {
    const longest = Math.max(...options.slice(first, first + columns));
    const text = lines(longest, tile, size) * size * 1.25;
    height = Math.max(height, text + size * 0.7 + around.tile);
  }
  const rows = Math.ceil(options.length / columns);
  return rows * height + Math.max(0, rows - 1) * tiles_gap;
}

function explanation_at(length: number, width: number, share: number): number {
  if (length === 0) return 0;
  const size = between(sizes.explanation, share);
  return lines(length, width, size) * size * 1.38 + around.explanation;
}

function question_at(contents: Contents, shape: Shape, share: number): number {
  const size = between(sizes.question, share);
  const width = contents.pictured ? shape.beside_picture : shape.question;
  const text = lines(contents.question, width, size) * size * 1.32 + around.question;
  return shape.below ? text + gap + aside_height.upright : Math.max(aside_height.across, text);
}

/**
 * How high the tiles and the explanation are in a scene `height` rem high, so that all of its type
 * shrinks by one measure where texts are long. Short options keep their size beside a long question,
 * since the question may go down to a size at which options would be too small.
 * `stands`: the screen is higher than wide.
 */
export function question_room(contents: Contents, height: number, stands = false): Heights {
  const shape = stands ? upright : across;
  const free = height - gap - (contents.explanation > 0 ? gap : 0);
  for (let share = 1; ; share -= 0.02) {
    const tiles = tiles_at(contents.options, shape, share);
    const explanation = explanation_at(contents.explanation, shape.explanation, share);
    const fits = tiles + explanation + question_at(contents, shape, share) <= free;
    if (fits || share <= 0.02) return { tiles, explanation };
  }
}
