import type { Kind } from './protocol';

const mask = (1n << 64n) - 1n;

/** SplitMix64: the same numbers as the server's for the same seed. */
function split_mix_64(seed: bigint): () => bigint {
  let state = seed & mask;
  return () => {
    state = (state + 0x9e3779b97f4a7c15n) & mask;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
    return z ^ (z >> 31n);
  };
}

/** The order a contestant sees; docs/protocol.md section 6. `order_seed` is hexadecimal. */
export function option_order(order_seed: string, q: number, size: number): number[] {
  const order = Array.from({ length: size }, (_, index) => index);
  const next = split_mix_64(BigInt(`0x${order_seed}`) ^ BigInt(q));
  for (let i = size - 1; i > 0; i -= 1) {
    const j = Number(next() % BigInt(i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

/** The order to draw: each contestant's own where the contest wants it, else as sent. */
export function drawn_order(
  question: { q: number; kind: Kind; options: readonly string[] },
  order_seed: string | undefined,
  shuffled: boolean,
): number[] {
  const size = question.options.length;
  const own = shuffled && question.kind !== 'true_false' && /^[0-9a-f]{1,16}$/i.test(order_seed ?? '');
  if (own) return option_order(order_seed as string, question.q, size);
  return Array.from({ length: size }, (_, index) => index);
}
