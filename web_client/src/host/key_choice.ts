import type { Language } from '../shared/i18n/dictionary';
import { number_text } from '../shared/number_text';
import type { GivenAnswer, NewKey, Shown } from '../shared/protocol';

/** What the host has typed or ticked for a new key. */
export interface KeyDraft {
  options: number[];
  number: string;
  texts: string;
}

export function draft_of(shown: Shown): KeyDraft {
  return {
    options: [...shown.key],
    number: shown.number === null ? '' : String(shown.number),
    texts: shown.texts.join('\n'),
  };
}

/** Ticks an option or takes the tick away; of a single choice several may turn out to be right. */
export function tick(chosen: readonly number[], option: number): number[] {
  return chosen.includes(option)
    ? chosen.filter((other) => other !== option)
    : [...chosen, option].sort((a, b) => a - b);
}

/** The draft with somebody's answer in it: one more text, or that number instead. */
export function accept(draft: KeyDraft, given: GivenAnswer): KeyDraft {
  if (given.text === '') return { ...draft, number: String(given.number) };
  return { ...draft, texts: `${draft.texts.trimEnd()}\n${given.text}`.trimStart() };
}

/**
 * The key a draft stands for; `null` while it is none, or the one the question has already and
 * nothing else is `changed`. Numbers are read as contestants' are.
 */
export function new_key(
  shown: Shown,
  draft: KeyDraft,
  language: Language,
  changed = false,
): NewKey | null {
  if (shown.kind === 'number') {
    const read = number_text(draft.number, language);
    if (read.state !== 'number' || (read.value === shown.number && !changed)) return null;
    // Another key is as exact as the one before.
    return { number: read.value, tolerance: shown.tolerance };
  }
  if (shown.kind === 'text') {
    const texts = draft.texts
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const same = texts.join('\n') === shown.texts.join('\n') && !changed;
    return texts.length === 0 || same ? null : { texts };
  }
  const key = [...draft.options].sort((a, b) => a - b);
  const same = key.join() === [...shown.key].sort((a, b) => a - b).join() && !changed;
  return key.length === 0 || same ? null : { key };
}
