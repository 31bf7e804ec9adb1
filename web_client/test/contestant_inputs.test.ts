import { describe, expect, it } from 'vitest';
import { join_code } from '../src/contestant/join_code';
import { Kept } from '../src/contestant/kept';
import { game_statistics } from '../src/contestant/statistics';
import { text_answer } from '../src/contestant/text_input';
import { trimmed } from '../src/shared/invisible';
import { number_text, prediction_range } from '../src/shared/number_text';
import { is_fault, number_words } from '../src/shared/number_words';
import { memory_store } from '../src/shared/store';
import { only_unit, read_units, search_units, type Unit } from '../src/shared/units';

describe('number_text', () => {
  const read = (raw: string, language: 'vi' | 'en' = 'vi') => number_text(raw, language);
  const value = (raw: string, language?: 'vi' | 'en') => {
    const found = read(raw, language);
    return found.state === 'number' ? found.value : found.state;
  };

  it('reads whole numbers, with the separators of the language or none', () => {
    expect(value('1234567')).toBe(1234567);
    for (const raw of ['48.000', '48 000', '48\u00a0000', "48'000", ' 48000\u200b', '48000']) {
      expect(value(raw)).toBe(48000);
    }
    expect(value('48,000', 'en')).toBe(48000);
    expect(value('1.234.567')).toBe(1234567);
    expect(value('007')).toBe(7);
  });

  it('reads a minus of any kind', () => {
    for (const raw of ['−12', '-12', '–12', '- 12', '－１２']) expect(value(raw)).toBe(-12);
    expect(value('+12')).toBe(12);
    expect(value('-')).toBe('empty');
    expect(Object.is(value('-0'), 0)).toBe(true);
  });

  it('reads full-width digits', () => {
    expect(value('１０．０００')).toBe(10000);
    expect(value('１００００')).toBe(10000);
  });

  it.each(['3,14', '10000.0', '0,001', '0.001', '10.000,5', '1/2', '10,000', '10.0000', '1.00', '10.', '1.000 000',
    '1e5', '5-', '--5', 'khoảng 1200', '1200 người', '1 2', '½', 'năm'])(
    'takes %s for no whole number, and leaves nothing out of it',
    (raw) => expect(value(raw)).toBe('not_whole'),
  );

  it('takes the decimal point of English for no separator', () => {
    expect(value('48.000', 'en')).toBe('not_whole');
  });

  it('stops at what the server takes', () => {
    expect(value('1000000000000000')).toBe(1e15);
    expect(value('1000000000000001')).toBe('too_big');
    expect(value('9'.repeat(400))).toBe('too_big');
  });

  it('takes a prediction from nought to a thousand million', () => {
    const foretold = (raw: string) => number_text(raw, 'vi', prediction_range);
    expect(foretold('-120')).toEqual({ state: 'negative' });
    expect(foretold('1000000000')).toEqual({ state: 'number', value: 1e9 });
    expect(foretold('1000000001')).toEqual({ state: 'too_big' });
  });

  it('has words for each fault and none for an empty field', () => {
    const said = (raw: string) => [is_fault(read(raw)), number_words(read(raw), (value) => `= ${value}`)];
    expect(said('3,14')).toEqual([true, expect.stringContaining('chưa phải là một số nguyên')]);
    expect(said('9'.repeat(20))).toEqual([true, 'Số này quá lớn.']);
    expect(said('10.000')).toEqual([false, '= 10000']);
    expect(said('')).toEqual([false, 'Số nguyên, không có phần thập phân.']);
    expect(read('  ')).toEqual({ state: 'empty' });
  });
});

describe('trimmed', () => {
  it('drops what nobody can see at the ends', () => {
    expect(trimmed('\ufeff \u200bNguyễn Thị Hoà\u200b\u00a0\u2060\u3164')).toBe('Nguyễn Thị Hoà');
    expect(trimmed('\u200b\u200d ')).toBe('');
  });

  it('leaves names and emoji whole', () => {
    for (const whole of ['Đội 👨‍👩‍👧', 'Đội ❤️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'A\u200bB']) expect(trimmed(whole)).toBe(whole);
  });
});

describe('text_answer', () => {
  it('composes accents and trims', () => {
    expect(text_answer('  Ho\u0300a   Bi\u0300nh ').text).toBe('Hòa Bình');
    expect(text_answer('\u200b \u2060').text).toBe('');
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

  it.each([
    'https://thi.example.vn/?code=482915',
    'http://192.168.100.123:8080/?utm_source=zalo&code=482915#x',
    'http://192.168.1.5:8080/?code=482%20915',
    'https://l.facebook.com/l.php?u=https%3A%2F%2Fthi.example.vn%2F%3Fcode%3D482915%26fbclid=123456',
    'Mã tham gia: 482915',
    'Hội thi 10.10, mã 482 915 nhé!',
    'Bạn vào http://192.168.100.123:8080 rồi gõ 482915.',
    ' 482 915 ', '482\u00a0915', '482.915', '4-8-2-9-1-5', '4 8 2 9 1 5', '４８２９１５', '\u200b482915\u200b',
    '482915 482915',
  ])('is found in %s', (raw) => {
    expect(join_code(raw)).toBe('482915');
  });

  it.each(['4829151', '482915 731046', 'http://192.168.100.123:8080/', 'https://x/?code=48291', 'mã 48291', 'Câu 5'])(
    'is not guessed in %s',
    (raw) => expect(join_code(raw)).toBeUndefined(),
  );

  it('of a link is the one behind its name', () => {
    expect(join_code('https://x/123456?code=482915')).toBe('482915');
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

  it('counts what another device heard of, as the server does', () => {
    const second_half = [{ ...result, q: 6, n: 6 }];
    expect(game_statistics(second_half, 10)).toMatchObject({ correct: 1, counted: 10 });
    expect(game_statistics(second_half, null).counted).toBe(1);
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
