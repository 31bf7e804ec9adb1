import { object, string } from '../shared/protocol/decode';
import { browser_store } from '../shared/store';

/** The contest this browser was in last. */
export interface LastContest {
  code: string;
  title: string;
}

const store = browser_store();
const last_decoder = object<LastContest>({ code: string, title: string });

const digits_only = (text: string) => text.replace(/\D/g, '');

/** The one code among what a pattern finds; undefined where it finds none or several. */
function only_code(text: string, pattern: RegExp): string | undefined {
  const found = (text.match(pattern) ?? []).map(digits_only).filter((digits) => digits.length === 6);
  return new Set(found).size === 1 ? found[0] : undefined;
}

/**
 * Six digits out of whatever was typed or pasted: a link's `code=` first, then six digits in one,
 * then six with spaces and strokes between them. Undefined where there is none, or more than one.
 */
export function join_code(raw: string): string | undefined {
  const text = raw.normalize('NFKC').replace(/%20|[\u200b-\u200f\u2060\ufeff]/g, ' ');
  const in_link = /code(?:=|%3d)[\s+-]*(\d(?:[\s+-]*\d)*)/i.exec(text);
  if (in_link) return only_code(digits_only(in_link[1] ?? ''), /\d+/g);
  return only_code(text, /\d+/g) ?? only_code(text, /\d(?:[\s.,_·•\p{Pd}]{0,3}\d)*/gu);
}

export function code_in_address(): string | undefined {
  return join_code(new URLSearchParams(location.search).get('code') ?? '');
}

/** Puts a path into the address: a reload comes back to it. */
export function show_address(path: string): void {
  history.replaceState(null, '', path);
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
