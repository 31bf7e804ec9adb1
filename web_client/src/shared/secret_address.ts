/** What a host's or a stage's link says: which contest, and the secret that opens it. */
export interface SecretAddress {
  contest: string;
  secret: string;
}

/**
 * Reads `#<contest>.<secret>`. The part after `#` never leaves the browser, so the secret stands in
 * no server's log.
 */
export function read_secret_address(hash: string): SecretAddress | null {
  const match = /^#([0-9a-z]{1,32})\.([0-9a-f]{32})$/i.exec(hash.trim());
  const [, contest, secret] = match ?? [];
  if (contest === undefined || secret === undefined) return null;
  return { contest, secret: secret.toLowerCase() };
}
