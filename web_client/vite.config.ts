import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vitest/config';
import { compress_texts } from './scripts/compress_texts.mjs';
import { inline_opening } from './scripts/inline_opening.mjs';
import { add_old_style } from './scripts/old_style.mjs';
import { paint_first } from './scripts/paint_first.mjs';
import { plain_private, private_name } from './scripts/plain_private.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Development only: the addresses the server gives the pages. */
function page_addresses(): Plugin {
  return {
    name: 'hoithi-page-addresses',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        request.url = request.url?.replace(/^\/(host|stage)(?=$|\?)/, '/$1.html');
        next();
      });
    },
  };
}

/**
 * The contestant page is built by itself, so that a phone fetches no byte that only the other pages
 * need; `vite build --mode desk` builds those beside it.
 */
const pages = { contestant: ['index.html'], desk: ['host.html', 'stage.html'] };

const server_address = process.env['HOITHI_SERVER'] ?? 'http://127.0.0.1:8080';

export default defineConfig(({ mode }) => ({
  plugins: [
    svelte(),
    page_addresses(),
    plain_private(),
    inline_opening(),
    paint_first(),
    mode !== 'desk' && add_old_style(),
    compress_texts(),
  ],
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  // Chrome 80 does read it; esbuild counts a fault with `delete` that Chrome 91 mended.
  esbuild: { supported: { 'optional-chain': true }, mangleProps: private_name },
  build: {
    // Old phones play; docs/decisions/0022-old-phones.md.
    target: ['chrome80', 'firefox78', 'safari13.1'],
    minify: 'terser',
    terserOptions: {
      ecma: 2020,
      module: true,
      compress: { passes: 2 },
    },
    emptyOutDir: mode !== 'desk',
    // The pages' security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: { input: (mode === 'desk' ? pages.desk : pages.contestant).map(here) },
  },
  server: {
    proxy: {
      '/ws': { target: server_address, ws: true, changeOrigin: true },
      '/api': server_address,
      '/media': server_address,
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    environment: 'node',
  },
}));
