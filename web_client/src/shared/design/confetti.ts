/** One piece of paper in the air. Lengths in CSS pixels, times in seconds, angles in radians. */
export interface Paper {
  x: number;
  y: number;
  across: number;
  down: number;
  width: number;
  height: number;
  angle: number;
  spin: number;
  flutter: number;
  colour: string;
}

const gravity = 620;
const drag = 0.9;

/** A burst from one point, thrown towards `towards` (radians, 0 is right, −π/2 is up). */
export function burst(
  count: number,
  origin: { x: number; y: number },
  towards: number,
  speed: number,
  colours: readonly string[],
  random: () => number = Math.random,
): Paper[] {
  return Array.from({ length: count }, (_, index) => {
    const direction = towards + (random() - 0.5) * 0.9;
    const pace = speed * (0.45 + random() * 0.75);
    return {
      x: origin.x,
      y: origin.y,
      across: Math.cos(direction) * pace,
      down: Math.sin(direction) * pace,
      width: 7 + random() * 7,
      height: 10 + random() * 10,
      angle: random() * Math.PI * 2,
      spin: (random() - 0.5) * 9,
      flutter: random() * Math.PI * 2,
      colour: colours[index % colours.length] ?? '#ffffff',
    };
  });
}

/** Moves every piece on by `seconds` and drops those that fell below `floor`. */
export function fall(papers: readonly Paper[], seconds: number, floor: number): Paper[] {
  const slowing = Math.exp(-drag * seconds);
  const moved: Paper[] = [];
  for (const paper of papers) {
    const flutter = paper.flutter + seconds * 5;
    const across = paper.across * slowing;
    const down = (paper.down + gravity * seconds) * slowing;
    const y = paper.y + down * seconds;
    if (y - paper.height > floor) continue;
    moved.push({
      ...paper,
      x: paper.x + (across + Math.sin(flutter) * 30) * seconds,
      y,
      across,
      down,
      angle: paper.angle + paper.spin * seconds,
      flutter,
    });
  }
  return moved;
}

/** Draws every piece; a fluttering piece shows its edge now and then. */
export function draw(context: CanvasRenderingContext2D, papers: readonly Paper[]): void {
  for (const paper of papers) {
    context.save();
    context.translate(paper.x, paper.y);
    context.rotate(paper.angle);
    context.scale(1, Math.max(0.12, Math.abs(Math.cos(paper.flutter))));
    context.fillStyle = paper.colour;
    context.fillRect(-paper.width / 2, -paper.height / 2, paper.width, paper.height);
    context.restore();
  }
}
