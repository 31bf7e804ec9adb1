import type { Kind } from './protocol';
import { add, remainder, shift_right, times, word_of, xor, type Word } from './word_64';

const step = word_of('9e3779b97f4a7c15');
const first_factor = word_of('bf58476d1ce4e5b9');
const second_factor = word_of('94d049bb133111eb');

/** SplitMix64: the same numbers as the server's for the same seed. */
function split_mix_64(seed: Word): () => Word {
  let state = seed;
  return () => {
    state = add(state, step);
    let z = state;
    z = times(xor(z, shift_right(z, 30)), first_factor);
    z = times(xor(z, shift_right(z, 27)), second_factor);
    return xor(z, shift_right(z, 31));
  };
}

/** The order a contestant sees; docs/protocol.md section 6. `order_seed` is hexadecimal. */
export function option_order(order_seed: string, q: number, size: number): number[] {
  const order = Array.from({ length: size }, (_, index) => index);
  const next = split_mix_64(xor(word_of(order_seed), word_of(q.toString(16))));
  for (let i = size - 1; i > 0; i -= 1) {
    const j = remainder(next(), i + 1);
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
