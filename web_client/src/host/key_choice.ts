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
 * nothing else is `changed`.
 */
export function new_key(shown: Shown, draft: KeyDraft, changed = false): NewKey | null {
  if (shown.kind === 'number') {
    const digits = draft.number.replace(/[\s.,_]/g, '').replace('−', '-');
    if (!/^-?\d{1,16}$/.test(digits)) return null;
    const number = Number(digits);
    const { tolerance } = shown; // another key is as exact as the one before
    const same = number === shown.number && !changed;
    return same || Math.abs(number) > 1e15 ? null : { number, tolerance };
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
