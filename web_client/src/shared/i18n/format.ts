import type { Language } from './dictionary';

const locale = { vi: 'vi-VN', en: 'en-GB' } as const;

/** 48.000 in Vietnamese, 48,000 in English; below nought with a true minus. */
export function format_number(value: number, language: Language): string {
  return value.toLocaleString(locale[language]).replace('-', '−');
}

/** English: 1 question, 2 questions. `count` is written out already. */
export function counted(count: string, noun: string): string {
  return `${count} ${noun}${count === '1' ? '' : 's'}`;
}

/** With so many digits behind the decimal sign: 31,2 or 31.2. */
export function format_fixed(value: number, decimals: number, language: Language): string {
  return value.toLocaleString(locale[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
}

/** Time left in seconds with one decimal: 12,3 or 12.3; always rounded up, so never 0 too soon. */
export function format_seconds(ms: number, language: Language): string {
  return format_fixed(Math.ceil(Math.max(0, ms) / 100) / 10, 1, language);
}

/** A measured time to the millisecond, as it settles ties: 4,511 or 4.511. */
export function format_measured(ms: number, language: Language): string {
  return format_fixed(ms / 1000, 3, language);
}

/** The share of `part` in `whole` as whole percent; 0 of 0 is 0. */
export function percent(part: number, whole: number): number {
  return whole > 0 ? Math.round((100 * part) / whole) : 0;
}
