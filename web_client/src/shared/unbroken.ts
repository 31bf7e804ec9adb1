/**
 * Keeps the number of a legal document on one line: no break after the hyphen of 505/QĐ-TTg.
 * A long address may break after its dots, so that it breaks nowhere else.
 */
export function unbroken(text: string): string {
  return text
    .replace(/(\/[\p{L}\d]{1,8})-(?=\p{Lu})/gu, '$1-\u2060')
    .replace(/[\w.]{16,}/g, (address) => address.replace(/\.(?=\w)/g, '.\u200b'));
}
