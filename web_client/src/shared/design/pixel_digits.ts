/** The digits and the point of 10.10 as rows of pixels. */
const glyphs: Record<string, readonly string[]> = {
  '0': ['###', '#.#', '#.#', '#.#', '###'],
  '1': ['.#.', '##.', '.#.', '.#.', '###'],
  '.': ['.', '.', '.', '.', '#'],
};

const height_in_pixels = 5;

/** Width of a text in pixels, one empty column between two characters. */
export function pixel_width(text: string): number {
  const columns = [...text].map((character) => glyphs[character]?.[0]?.length ?? 0);
  return columns.reduce((sum, width) => sum + width, 0) + Math.max(0, columns.length - 1);
}

/** An SVG path of a text of 0, 1 and points; `pixel` is the pitch, `fill` the side of a pixel. */
export function pixel_path(text: string, left: number, top: number, pixel: number, fill = pixel) {
  let path = '';
  let column = 0;
  for (const character of text) {
    const rows = glyphs[character];
    if (rows === undefined) continue;
    rows.forEach((row, y) => {
      [...row].forEach((mark, x) => {
        if (mark !== '#') return;
        path += `M${left + (column + x) * pixel} ${top + y * pixel}h${fill}v${fill}h-${fill}z`;
      });
    });
    column += (rows[0]?.length ?? 0) + 1;
  }
  return path;
}

/** A field of scattered digits in `layers` paths, always the same for the same seed. */
export function pixel_field(
  width: number,
  height: number,
  pixel: number,
  layers: number,
  seed = 1010,
): string[] {
  const paths = Array.from({ length: layers }, () => '');
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let top = 0; top + height_in_pixels * pixel <= height; top += pixel * 8) {
    for (let left = 0; left + 3 * pixel <= width; left += pixel * 6) {
      const chance = random();
      const layer = Math.floor(random() * layers);
      if (chance > 0.42) continue;
      paths[layer] += pixel_path(chance < 0.21 ? '0' : '1', left, top, pixel, pixel - 1);
    }
  }
  return paths;
}
