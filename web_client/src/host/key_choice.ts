import type { Kind, NewKey, Shown } from '../shared/protocol';

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

/** Ticks an option or takes the tick away; where one is right, another one replaces it. */
export function tick(kind: Kind, chosen: readonly number[], option: number): number[] {
  if (kind !== 'multiple') return [option];
  return chosen.includes(option)
    ? chosen.filter((other) => other !== option)
    : [...chosen, option].sort((a, b) => a - b);
}

/** The key a draft stands for; `null` while it is none, or the one the question has already. */
export function new_key(shown: Shown, draft: KeyDraft): NewKey | null {
  if (shown.kind === 'number') {
    const digits = draft.number.replace(/[\s.,_]/g, '').replace('−', '-');
    if (!/^-?\d{1,16}$/.test(digits)) return null;
    const number = Number(digits);
    const { tolerance } = shown; // another key is as exact as the one before
    return number === shown.number || Math.abs(number) > 1e15 ? null : { number, tolerance };
  }
  if (shown.kind === 'text') {
    const texts = draft.texts
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    return texts.length === 0 || texts.join('\n') === shown.texts.join('\n') ? null : { texts };
  }
  const key = [...draft.options].sort((a, b) => a - b);
  return key.length === 0 || key.join() === [...shown.key].sort((a, b) => a - b).join()
    ? null
    : { key };
}
