import { object, string } from '../shared/protocol/decode';
import { browser_store } from '../shared/store';

/** The contest this browser was in last. */
export interface LastContest {
  code: string;
  title: string;
}

const store = browser_store();
const last_decoder = object<LastContest>({ code: string, title: string });

/** Six digits out of whatever was typed, or undefined. */
export function join_code(raw: string): string | undefined {
  const digits = raw.replace(/\D/g, '');
  return digits.length === 6 ? digits : undefined;
}

export function code_in_address(): string | undefined {
  return join_code(new URLSearchParams(location.search).get('code') ?? '');
}

/** Puts the code into the address, so that a reload comes back to the same contest. */
export function show_code(code: string | undefined): void {
  history.replaceState(null, '', code === undefined ? '/' : `/?code=${code}`);
}

export function remember_contest(contest: LastContest): void {
  store.write('last', JSON.stringify(contest));
}

export function last_contest(): LastContest | undefined {
  try {
    return last_decoder(JSON.parse(store.read('last') ?? ''));
  } catch {
    return undefined;
  }
}
