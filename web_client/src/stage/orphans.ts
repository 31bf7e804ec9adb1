const no_break_space = '\u00a0';

/**
 * Lets a line end neither behind the first word of a quotation nor before the very last short word:
 * “Tìm / hiểu” and “kinh tế – xã / hội” read badly from the back of a hall.
 */
export function without_orphans(text: string): string {
  return text
    .replace(/([“"‘(]\S{1,6}) (?=\S)/gu, `$1${no_break_space}`)
    .replace(/(\S) (\S{1,7})$/u, `$1${no_break_space}$2`);
}
