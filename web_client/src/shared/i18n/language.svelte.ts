import { browser_store } from '../store';
import { as_language, type Dictionary, type Language } from './dictionary';

const store = browser_store();
let chosen = $state<Language | undefined>(as_language(store.read('language')));
let contest_default = $state<Language>('vi');

/** The language of this page: what the person chose, else the contest's. */
export const language = {
  get current(): Language {
    return chosen ?? contest_default;
  },
  /** The person's own choice; kept for later visits. */
  choose(next: Language): void {
    chosen = next;
    store.write('language', next);
  },
  /** `contest.language`; anything unknown counts as Vietnamese. */
  set_default(next: string): void {
    contest_default = as_language(next) ?? 'vi';
  },
};

/** The texts of the current language; call it inside a template or `$derived`. */
export function texts_of<T>(texts: Dictionary<T>): Dictionary<T>['vi'] {
  return texts[language.current];
}
