const no_break_space = '\u00a0';
const word_joiner = '\u2060';

/** Keeps numbers of documents such as 505/QĐ-TTg and dates such as 22/4/2022 on one line. */
export function keep_together(text: string): string {
  return text.replace(/([\p{L}\d])([-/])(?=[\p{L}\d])/gu, `$1${word_joiner}$2${word_joiner}`);
}

/** Keeps “chuyển đổi số”, which stands in most titles, on one line. */
export function keep_name_together(text: string): string {
  return text.replace(/chuyển đổi số/giu, (name) => name.replace(/ /g, no_break_space));
}
