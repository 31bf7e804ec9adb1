import type { Language } from './i18n/dictionary';
import { trimmed } from './invisible';

/** The largest number the protocol takes, either side of nought. */
export const number_max = 10 ** 15;

/** What a field takes: how large, and whether below nought. */
export interface NumberRange {
  most: number;
  signed: boolean;
}

export const answer_range: NumberRange = { most: number_max, signed: true };
export const prediction_range: NumberRange = { most: 10 ** 9, signed: false };

/** What was typed: nothing yet, a whole number, or why it is none that can be sent. */
export type NumberText =
  | { state: 'empty' | 'not_whole' | 'negative' | 'too_big' }
  | { state: 'number'; value: number };

/** Between groups of three; the other of dot and comma begins decimals. */
const separator = { vi: '.', en: ',' } as const;

/**
 * Reads a whole number as people of the language write it, with or without separators, also in
 * full-width digits. What could mean anything else is no number: nothing is left out or guessed.
 */
export function number_text(
  raw: string,
  language: Language,
  { most, signed }: NumberRange = answer_range,
): NumberText {
  const text = trimmed(raw.normalize('NFKC')).replace(/^[-−–‒—]\s*/, '-').replace(/^\+\s*/, '');
  if (text === '' || text === '-') return { state: 'empty' };
  const [, sign = '', body = ''] = /^(-?)(.*)$/su.exec(text) ?? [];
  const digits = digits_of(body, separator[language]);
  if (digits === undefined) return { state: 'not_whole' };
  const size = Number(digits);
  if (sign && size > 0 && !signed) return { state: 'negative' };
  if (size > most) return { state: 'too_big' };
  return { state: 'number', value: sign && size > 0 ? -size : size };
}

function digits_of(body: string, dot: '.' | ','): string | undefined {
  if (/^\d+$/.test(body)) return body;
  const grouped = /^[1-9]\d{0,2}(?:([.,'’\s])\d{3})(?:\1\d{3})*$/u.exec(body);
  const mark = grouped?.[1] ?? '';
  if (!grouped || ((mark === '.' || mark === ',') && mark !== dot)) return undefined;
  return body.replace(/\D/g, '');
}
