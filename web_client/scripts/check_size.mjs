/** Weighs what a contestant's phone must fetch before the first screen: gzip, without the font. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const first_load_bytes_max = 40_000;
const dist = join(dirname(fileURLToPath(import.meta.url)), '..', 'dist');

const html = readFileSync(join(dist, 'index.html'), 'utf8');
const fetched = [...html.matchAll(/(?:src|href)="(\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]);
const files = ['/index.html', ...new Set(fetched)];

let sum = 0;
for (const file of files) {
  const plain = readFileSync(join(dist, file));
  const packed = gzipSync(plain, { level: 9 }).length;
  sum += packed;
  console.log(`${file.padEnd(44)} ${String(plain.length).padStart(8)} B ${String(packed).padStart(7)} B gzip`);
}
console.log(`${'first load of the contestant page'.padEnd(55)} ${String(sum).padStart(7)} B gzip`);
console.log(`${'at most'.padEnd(55)} ${String(first_load_bytes_max).padStart(7)} B`);
if (sum > first_load_bytes_max) {
  console.error('The contestant page is too heavy.');
  process.exit(1);
}
