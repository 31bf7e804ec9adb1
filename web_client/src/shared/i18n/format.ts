import type { Language } from './dictionary';

const locale = { vi: 'vi-VN', en: 'en-GB' } as const;

/** 48.000 in Vietnamese, 48,000 in English; below nought with a true minus. */
export function format_number(value: number, language: Language): string {
  return value.toLocaleString(locale[language]).replace('-', '−');
}

/** Milliseconds as seconds with one decimal: 12,3 or 12.3; always rounded up, so never 0 too soon. */
export function format_seconds(ms: number, language: Language): string {
  const tenths = Math.ceil(Math.max(0, ms) / 100) / 10;
  return tenths.toLocaleString(locale[language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
}

/** The share of `part` in `whole` as whole percent; 0 of 0 is 0. */
export function percent(part: number, whole: number): number {
  return whole > 0 ? Math.round((100 * part) / whole) : 0;
}
