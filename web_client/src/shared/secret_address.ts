/** What a host's or a stage's link says: which contest, and the secret that opens it. */
export interface SecretAddress {
  contest: string;
  secret: string;
}

/**
 * Reads `#<contest>.<secret>`. The part after `#` never leaves the browser, so the secret stands in
 * no server's log. What messengers and thumbs put behind it (".", ")", "%20", "&fbclid=…") is not
 * looked at.
 */
export function read_secret_address(hash: string): SecretAddress | null {
  const match = /^#([0-9a-z]{1,32})\.([0-9a-f]{32})(?![0-9a-z])/i.exec(hash.trim());
  const [, contest, secret] = match ?? [];
  if (contest === undefined || secret === undefined) return null;
  return { contest, secret: secret.toLowerCase() };
}
