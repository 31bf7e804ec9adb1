import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../tests/protocol/', import.meta.url));

export interface Fixture {
  name: string;
  from: string;
  message: Record<string, unknown>;
}

/** The examples that the server's tests read too. */
export function fixtures(): Fixture[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'option_order.json')
    .map((file) => ({ name: file.replace('.json', ''), ...read(file) }));
}

export function fixture(name: string): Record<string, unknown> {
  return read(`${name}.json`).message;
}

export function read_option_order(): {
  order_seed: string;
  cases: { q: number; size: number; order: number[] }[];
} {
  return JSON.parse(readFileSync(`${folder}option_order.json`, 'utf8')) as ReturnType<
    typeof read_option_order
  >;
}

function read(file: string): Omit<Fixture, 'name'> {
  return JSON.parse(readFileSync(folder + file, 'utf8')) as Omit<Fixture, 'name'>;
}
