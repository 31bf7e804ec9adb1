import type { Language } from '../shared/i18n/dictionary';
import { format_number } from '../shared/i18n/format';

/** The largest number the protocol takes, either side of nought. */
export const number_max = 10 ** 15;

/** What a field takes: how large, and whether below nought. */
export interface NumberRange {
  most: number;
  signed: boolean;
}

export const answer_range: NumberRange = { most: number_max, signed: true };
export const prediction_range: NumberRange = { most: 10 ** 9, signed: false };

export interface NumberText {
  /** What the field shows, with separators. */
  text: string;
  /** Where the caret belongs. */
  caret: number;
  /** undefined while there is no number yet or it is too big. */
  value: number | undefined;
  too_big: boolean;
}

/** Makes whatever was typed or pasted a whole number with separators; digits keep their caret. */
export function number_text(
  raw: string,
  caret: number,
  language: Language,
  { most, signed }: NumberRange = answer_range,
): NumberText {
  const negative = signed && /^\s*[-−–]/.test(raw);
  const digits_after_caret = raw.slice(caret).replace(/\D/g, '').length;
  const digits = raw.replace(/\D/g, '').replace(/^0+(?=\d)/, '').slice(0, 17);
  const sign = negative ? '-' : '';
  if (digits === '') return { text: sign, caret: sign.length, value: undefined, too_big: false };
  const size = Number(digits);
  const text = sign + format_number(size, language);
  const too_big = size > most;
  const value = too_big ? undefined : negative && size > 0 ? -size : size;
  return { text, caret: caret_before(text, digits_after_caret), value, too_big };
}

/** The place in `text` that has `digits` digits behind it; before a separator, so that one can delete. */
function caret_before(text: string, digits: number): number {
  let place = text.length;
  for (let left = digits; place > 0 && left > 0; place -= 1) {
    if (/\d/.test(text[place - 1] as string)) left -= 1;
  }
  return place > 1 && /\D/.test(text[place - 1] as string) ? place - 1 : place;
}
