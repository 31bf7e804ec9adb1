/** 32 hexadecimal digits at random. Also works on plain http, where `randomUUID` does not exist. */
export function random_id(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
