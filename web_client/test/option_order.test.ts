import { describe, expect, it } from 'vitest';
import { drawn_order, option_order } from '../src/shared/option_order';
import { add, remainder, shift_right, times, word_of, xor, type Word } from '../src/shared/word_64';
import { read_option_order } from './fixtures';

const { order_seed, cases } = read_option_order();
const question = { q: 3, kind: 'single', options: ['a', 'b', 'c', 'd'] } as const;

describe('option_order', () => {
  it.each(cases)('of question $q with $size options is the same as the server’s', (each) => {
    expect(option_order(order_seed, each.q, each.size)).toEqual(each.order);
  });

  it('differs between questions and contestants', () => {
    const orders = [
      option_order(order_seed, 1, 8),
      option_order(order_seed, 2, 8),
      option_order('0000000000000001', 1, 8),
    ].map(String);
    expect(new Set(orders).size).toBe(3);
  });
});

describe('64 bits in two halves', () => {
  const mask = (1n << 64n) - 1n;
  const whole = ([high, low]: Word) => (BigInt(high) << 32n) | BigInt(low);
  const words = ['0', '1', 'ffff', '10000', 'ffffffff', '100000000', '9e3779b97f4a7c15',
    'bf58476d1ce4e5b9', '94d049bb133111eb', 'fffffffeffffffff', 'ffffffffffffffff'].map(word_of);

  it('are as BigInt has them', () => {
    for (const a of words) {
      for (const b of words) {
        expect(whole(add(a, b))).toBe((whole(a) + whole(b)) & mask);
        expect(whole(times(a, b))).toBe((whole(a) * whole(b)) & mask);
        expect(whole(xor(a, b))).toBe(whole(a) ^ whole(b));
      }
      for (const by of [1, 27, 30, 31]) expect(whole(shift_right(a, by))).toBe(whole(a) >> BigInt(by));
      for (const n of [1, 2, 3, 7, 8, 1000]) expect(remainder(a, n)).toBe(Number(whole(a) % BigInt(n)));
    }
  });
});

describe('drawn_order', () => {
  it('is the contestant’s own when the contest shuffles', () => {
    expect(drawn_order(question, order_seed, true)).toEqual([3, 0, 2, 1]);
  });

  it('is as sent when the contest does not shuffle, or nobody plays', () => {
    expect(drawn_order(question, order_seed, false)).toEqual([0, 1, 2, 3]);
    expect(drawn_order(question, undefined, true)).toEqual([0, 1, 2, 3]);
    expect(drawn_order(question, 'not hexadecimal', true)).toEqual([0, 1, 2, 3]);
  });

  it('keeps true before false', () => {
    const true_false = { q: 6, kind: 'true_false', options: ['Đúng', 'Sai'] } as const;
    for (let q = 0; q < 20; q += 1) {
      expect(drawn_order({ ...true_false, q }, order_seed, true)).toEqual([0, 1]);
    }
  });
});
