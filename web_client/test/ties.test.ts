import { describe, expect, it } from 'vitest';

import { medal_of } from '../src/shared/medal';
import type { TieBreak } from '../src/shared/protocol';
import { tie_words, ties } from '../src/shared/ties';
import { a_row } from './host_stage_samples';

const row = (place: number, points: number, time: number, correct = 5) =>
  a_row({ place, points, time, correct, contestant: place });

const words = (rows: ReturnType<typeof row>[], ...rest: [TieBreak[]?, boolean?]) =>
  ties(rows, ...rest).map((tie, seat) => (tie ? tie_words(rows[seat] ?? row(0, 0, 0), tie) : ''));

describe('ties', () => {
  it('tell what settled the order of neighbours with equal points', () => {
    const rows = [row(1, 3000, 900), row(2, 1000, 31_200), row(3, 1000, 40_000), row(4, 500, 100)];
    expect(words(rows)).toEqual(['', '31,2 giây', '40,0 giây', '']);
    expect(words([row(1, 1000, 9000, 6), row(2, 1000, 4000, 5)])).toEqual(['6 câu đúng', '5 câu đúng']);
  });

  it('tell of each neighbour where two were told apart otherwise', () => {
    const rows = [row(1, 1000, 9000, 6), row(2, 1000, 4000, 5), row(3, 1000, 5000, 5)];
    expect(words(rows)).toEqual(['6 câu đúng', '5 câu đúng · 4,0 giây', '5,0 giây']);
  });

  it('take more digits where tenths of a second would be the same', () => {
    expect(words([row(1, 1000, 31_201), row(2, 1000, 31_204)])).toEqual(['31,201 giây', '31,204 giây']);
  });

  it('say nothing of a shared place, nor of those without points', () => {
    expect(words([row(1, 1000, 5), row(1, 1000, 5)])).toEqual(['', '']);
    expect(words([row(1, 0, 5), row(2, 0, 7)])).toEqual(['', '']);
  });

  it('follow the keys of the contest', () => {
    const rows = [row(1, 1000, 9000, 4), row(2, 1000, 4000, 5)];
    expect(words(rows, ['points', 'time', 'correct'])).toEqual(['9,0 giây', '4,0 giây']);
    expect(words(rows, ['points', 'earliest', 'time'])).toEqual(Array(2).fill('ai ghi điểm sớm hơn'));
    expect(words(rows, ['points', 'prediction'])).toEqual(Array(2).fill('theo dự đoán'));
    expect(words(rows, ['points', 'prediction', 'time'])[0]).toBe('theo dự đoán · 9,0 giây');
    expect(words(rows, ['points', 'time', 'prediction'])[0]).toBe('9,0 giây');
    expect(words(rows, ['points'])).toEqual(['', '']);
  });

  it('name no prediction before the end, when it settles nothing yet', () => {
    const rows = [row(1, 1000, 9000), row(2, 1000, 9500)];
    expect(words(rows, ['points', 'prediction', 'time'], false)).toEqual(['9,0 giây', '9,5 giây']);
  });
});

describe('medal_of', () => {
  it('has three, and none for nothing', () => {
    expect([1, 2, 3, 4].map((place) => medal_of({ place, points: 500 }))).toEqual([1, 2, 3, 0]);
    expect(medal_of({ place: 1, points: 0 })).toBe(0);
    expect(medal_of({ place: null, points: 0 })).toBe(0);
  });
});
