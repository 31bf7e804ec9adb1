/** 64 bits as two unsigned halves: engines of early 2020 have no BigInt. */
export type Word = readonly [high: number, low: number];

export function xor(a: Word, b: Word): Word {
  return [(a[0] ^ b[0]) >>> 0, (a[1] ^ b[1]) >>> 0];
}

/** The sum modulo 2⁶⁴. */
export function add(a: Word, b: Word): Word {
  const low = a[1] + b[1];
  return [(a[0] + b[0] + (low > 0xffff_ffff ? 1 : 0)) >>> 0, low >>> 0];
}

/** `by` is from 1 to 31. */
export function shift_right([high, low]: Word, by: number): Word {
  return [high >>> by, ((low >>> by) | (high << (32 - by))) >>> 0];
}

/** The whole product of two halves. */
function halves_times(a: number, b: number): Word {
  const [a_high, a_low, b_high, b_low] = [a >>> 16, a & 0xffff, b >>> 16, b & 0xffff];
  const first = a_high * b_low + ((a_low * b_low) >>> 16);
  const second = a_low * b_high + (first & 0xffff);
  return [a_high * b_high + (first >>> 16) + (second >>> 16), Math.imul(a, b) >>> 0];
}

/** The product modulo 2⁶⁴. */
export function times(a: Word, b: Word): Word {
  const [high, low] = halves_times(a[1], b[1]);
  return [(high + Math.imul(a[0], b[1]) + Math.imul(a[1], b[0])) >>> 0, low];
}

/** `divisor` is from 1 to 2²⁰. */
export function remainder([high, low]: Word, divisor: number): number {
  return ((high % divisor) * (2 ** 32 % divisor) + low) % divisor;
}

/** Of up to 16 hexadecimal digits. */
export function word_of(hexadecimal: string): Word {
  const digits = hexadecimal.padStart(16, '0');
  return [parseInt(digits.slice(0, 8), 16), parseInt(digits.slice(8), 16)];
}
