/** Keeps the number of a legal document on one line: no break after the hyphen of 505/QĐ-TTg. */
export function unbroken(text: string): string {
  return text.replace(/(\/[\p{L}\d]{1,8})-(?=\p{Lu})/gu, '$1-\u2060');
}
