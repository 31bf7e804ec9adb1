import { describe, expect, it } from 'vitest';
import { join_code } from '../src/contestant/join_code';
import { Kept } from '../src/contestant/kept';
import { number_text, prediction_range } from '../src/contestant/number_input';
import { game_statistics } from '../src/contestant/statistics';
import { text_answer } from '../src/contestant/text_input';
import { memory_store } from '../src/shared/store';
import { only_unit, read_units, search_units, type Unit } from '../src/shared/units';

describe('number_text', () => {
  const typed = (raw: string, caret = raw.length) => number_text(raw, caret, 'vi');

  it('shows separators as the language writes them', () => {
    expect(typed('1234567').text).toBe('1.234.567');
    expect(number_text('1234567', 7, 'en').text).toBe('1,234,567');
  });

  it('reads pasted separators of either kind, and a minus of any kind', () => {
    expect(typed('48.000').value).toBe(48000);
    expect(typed('48,000').value).toBe(48000);
    expect(typed('−12').value).toBe(-12);
    expect(typed('-').value).toBeUndefined();
    expect(Object.is(typed('-0').value, 0)).toBe(true);
  });

  it('keeps the caret at its digit', () => {
    expect(typed('12345', 2)).toMatchObject({ text: '12.345', caret: 2 });
    expect(typed('1.2345')).toMatchObject({ text: '12.345', caret: 6 });
    expect(typed('-12345', 1)).toMatchObject({ text: '-12.345', caret: 1 });
    expect(typed('91.234', 1)).toMatchObject({ text: '91.234', caret: 1 });
  });

  it('stops at what the server takes', () => {
    expect(typed('1000000000000000').value).toBe(1e15);
    expect(typed('1000000000000001')).toMatchObject({ value: undefined, too_big: true });
  });

  it('takes a prediction from nought to a thousand million', () => {
    const foretold = (raw: string) => number_text(raw, raw.length, 'vi', prediction_range);
    expect(foretold('-120')).toMatchObject({ text: '120', value: 120 });
    expect(foretold('1000000000').value).toBe(1e9);
    expect(foretold('1000000001')).toMatchObject({ value: undefined, too_big: true });
  });

  it('drops whatever is no digit', () => {
    expect(typed('khoảng 1 200 người').value).toBe(1200);
    expect(typed('')).toEqual({ text: '', caret: 0, value: undefined, too_big: false });
  });
});

describe('text_answer', () => {
  it('composes accents and trims', () => {
    expect(text_answer('  Ho\u0300a   Bi\u0300nh ').text).toBe('Hòa Bình');
  });

  it('counts bytes, not letters', () => {
    expect(text_answer('a'.repeat(200)).fits).toBe(true);
    expect(text_answer('ế'.repeat(67)).fits).toBe(false);
  });
});

describe('join_code', () => {
  it('takes six digits however they are spaced', () => {
    expect(join_code('482 915')).toBe('482915');
    expect(join_code('48291')).toBeUndefined();
    expect(join_code('')).toBeUndefined();
  });
});

describe('search_units', () => {
  const units = read_units({
    units: [
      { code: '2025:15', name: 'Lào Cai', kind: 'tỉnh', was: ['Lào Cai', 'Yên Bái'] },
      { code: '2025:01', name: 'Hà Nội', kind: 'thành phố', was: ['Hà Nội'] },
      { code: '2025:66', name: 'Đắk Lắk', kind: 'tỉnh', was: ['Đắk Lắk', 'Phú Yên'] },
      { code: '2025:33', name: 'Hưng Yên', kind: 'tỉnh', was: ['Hưng Yên', 'Thái Bình'] },
    ],
  });
  const south = read_units({
    units: [
      {
        code: '2025:79', name: 'Hồ Chí Minh', kind: 'thành phố',
        was: ['Bà Rịa - Vũng Tàu', 'Bình Dương', 'Hồ Chí Minh'],
      },
      { code: '2025:80', name: 'Tây Ninh', kind: 'tỉnh', was: ['Long An', 'Tây Ninh'] },
      { code: '2025:42', name: 'Hà Tĩnh', kind: 'tỉnh', was: ['Hà Tĩnh'] },
    ],
  });
  const names = (all: Unit[], text: string) => search_units(all, text).map((unit) => unit.name);
  const found = (text: string) => names(units, text);
  const found_in_south = (text: string) => names(south, text);

  it('needs no accents', () => {
    expect(found('dak lak')).toEqual(['Đắk Lắk']);
    expect(found('ĐẮK')).toEqual(['Đắk Lắk']);
  });

  it('finds the province that took in a former one', () => {
    expect(found('yen bai')).toEqual(['Lào Cai']);
    expect(found('thái b')).toEqual(['Hưng Yên']);
  });

  it('puts present names before former ones', () => {
    expect(found('yen')).toEqual(['Hưng Yên', 'Lào Cai', 'Đắk Lắk']);
  });

  it('finds the kind with the name, and everything for nothing', () => {
    expect(found('thanh pho ha')).toEqual(['Hà Nội']);
    expect(found(' ')).toHaveLength(4);
  });

  it('does not need the hyphens, dots and spaces of a name', () => {
    for (const text of ['ba ria vung tau', 'bà rịa-vũng tàu', 'Bà Rịa – Vũng Tàu', 'tp. hồ chí minh']) {
      expect(found_in_south(text)).toEqual(['Hồ Chí Minh']);
    }
  });

  it('does not mind a kind before the name, also before a former one', () => {
    expect(found('tinh yen bai')).toEqual(['Lào Cai']);
    expect(found('Tỉnh Hà Nội')).toEqual(['Hà Nội']);
    expect(found('Thành phố Thái Bình')).toEqual(['Hưng Yên']);
    expect(found('TP Hà')).toEqual(['Hà Nội']);
    expect(found_in_south('tinh')).toEqual(['Tây Ninh', 'Hà Tĩnh']);
    expect(found_in_south('hà tĩnh')).toEqual(['Hà Tĩnh']);
  });

  it('knows a name by its initials', () => {
    expect(found_in_south('tphcm')).toEqual(['Hồ Chí Minh']);
    expect(found_in_south('TP.HCM')).toEqual(['Hồ Chí Minh']);
    expect(found_in_south('brvt')).toEqual(['Hồ Chí Minh']);
  });

  it('does not take a broken list', () => {
    expect(() => read_units({ units: [{ code: 1 }] })).toThrow();
    expect(() => read_units(null)).toThrow();
  });
});

describe('only_unit', () => {
  const units = read_units({
    units: [
      { code: '1', name: 'Hà Nội', was: ['Hà Nội'] },
      { code: '2', name: 'Ninh Bình', was: ['Ninh Bình', 'Hà Nam'] },
      { code: '3', name: 'Ninh Bình Đông' },
    ],
  });
  const code = (text: string) => only_unit(units, text)?.code;

  it('is the only one found, or the one with exactly that name', () => {
    expect(code('ha nam')).toBe('2');
    expect(code('Ninh Bình')).toBe('2');
    expect(code('tỉnh Ninh Bình')).toBe('2');
  });

  it('is nobody when several or none may be meant', () => {
    expect(code('hà')).toBeUndefined();
    expect(code('xyz')).toBeUndefined();
    expect(code('-')).toBeUndefined();
  });
});

describe('game_statistics', () => {
  const result = { right: true, credit: 100, points: 1, bonus: 0, elapsed: 4000, void: false };

  it('tells of streaks and times, and leaves void questions out', () => {
    const game = game_statistics([
      { ...result, q: 1, n: 1 },
      { ...result, q: 2, n: 2, elapsed: 2000, void: true },
      { ...result, q: 3, n: 3, elapsed: 3000 },
      { ...result, q: 4, n: 4, right: false, elapsed: 500 },
      { ...result, q: 5, n: 5, right: false, elapsed: null },
    ]);
    expect(game).toEqual({
      correct: 2,
      counted: 4,
      fastest: 3000,
      average: 2500,
      longest_streak: 2,
    });
  });

  it('has nothing to tell of an empty game', () => {
    expect(game_statistics([])).toMatchObject({ fastest: undefined, average: undefined });
  });
});

describe('Kept', () => {
  it('reads nothing out of what somebody else wrote', () => {
    const store = memory_store();
    for (const name of ['pass', 'join', 'answers', 'draft', 'results']) {
      store.write(`482915.${name}`, '{"odd":');
    }
    const kept = new Kept(store, '482915');
    expect(kept.pass()).toBeUndefined();
    expect(kept.join()).toBeUndefined();
    expect(kept.answers()).toEqual([]);
    expect(kept.draft()).toBeUndefined();
    expect(kept.results()).toEqual([]);
  });

  it('keeps answers of every kind as they were', () => {
    const kept = new Kept(memory_store(), '482915');
    const answers = [
      { t: 'answer', id: 'a', q: 1, options: [2] },
      { t: 'answer', id: 'b', q: 2, number: -5 },
      { t: 'answer', id: 'c', q: 3, text: 'Hòa Bình' },
    ] as const;
    for (const answer of answers) kept.keep_answer({ ...answer } as never);
    expect(kept.answers()).toEqual(answers);
    kept.settle_answer('b');
    expect(kept.answers().map((answer) => answer.id)).toEqual(['a', 'c']);
  });
});
