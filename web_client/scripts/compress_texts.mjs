import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { minify } from 'terser';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const texts = /\.(html|js|css|svg|json|webmanifest|txt)$/;

function files_below(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files_below(path) : [path];
  });
}

/**
 * Shortens the scripts that no build has seen, those beside the pages. Then writes .gz and .br
 * siblings of every text file of the built pages, so that the server need not compress.
 * @returns {import('vite').Plugin}
 */
export function compress_texts() {
  let folder = '';
  return {
    name: 'hoithi-compress-texts',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      for (const name of readdirSync(folder).filter((file) => file.endsWith('.js'))) {
        const path = join(folder, name);
        const { code } = await minify(readFileSync(path, 'utf8'), { ecma: 5 });
        writeFileSync(path, code);
      }
      for (const path of files_below(folder).filter((file) => texts.test(file))) {
        const plain = readFileSync(path);
        writeFileSync(`${path}.gz`, gzipSync(plain, { level: 9 }));
        writeFileSync(`${path}.br`, brotliCompressSync(plain));
      }
    },
  };
}
