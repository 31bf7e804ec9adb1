import { parse_host_message } from '../shared/protocol/parse_host';
import { browser_store } from '../shared/store';
import type { Again } from './again';

const store = browser_store();

function name_of(contest: string): string {
  return `host.again.${contest}`;
}

/**
 * Keeps the way into the contest opened after this one: the server tells it once, and a reload
 * must not lose it.
 */
export function keep_again(contest: string, again: Again): void {
  if (again.step === 'opened') store.write(name_of(contest), JSON.stringify(again.opened));
}

export function kept_again(contest: string): Again {
  const opened = parse_host_message(store.read(name_of(contest)) ?? '');
  return opened?.t === 'opened' ? { step: 'opened', opened } : { step: 'none' };
}
