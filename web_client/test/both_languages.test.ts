import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

import { fixtures } from './fixtures';

const tests = fileURLToPath(new URL('../../tests/', import.meta.url));

/** What the tests of the server that read the examples are written like. */
function server_tests(): string {
  const folders = ['server/protocol/', 'engine/json/'].map((folder) => tests + folder);
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => folder + file));
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

// protocol.test.ts reads all that a server says, sent_messages.test.ts names all that a client does.
it('every example is of a server or of a client', () => {
  const others = fixtures().filter(({ from }) => from !== 'server' && from !== 'client');
  expect(others).toEqual([]);
});

/** The server's tests write these otherwise, or not at all: a list to be made shorter. */
const not_compared = ['me_predicted', 'opened', 'refused_hello_spectators', 'view_finished_truth'];

// They decode all that a client says in one loop; what the server says itself they compare by name.
it('what a server says is compared by its own tests, but for a few', () => {
  const source = server_tests();
  const from_server = fixtures().filter(({ from }) => from === 'server');
  expect(from_server.length).toBeGreaterThan(50);
  const not_named = from_server.filter(({ name }) => !source.includes(`("${name}")`));
  const more = not_named.filter(({ name }) => !not_compared.includes(name));
  expect(more.map(({ name }) => name)).toEqual([]);
});
