/** An SVG path of the dark modules, one unit each; runs in a row become one rectangle. */
export function qr_path(modules: readonly (readonly boolean[])[]): string {
  let path = '';
  modules.forEach((row, y) => {
    let x = 0;
    while (x < row.length) {
      if (row[x] !== true) {
        x += 1;
        continue;
      }
      const from = x;
      while (row[x] === true) x += 1;
      path += `M${from} ${y}h${x - from}v1h-${x - from}z`;
    }
  });
  return path;
}
