import { describe, expect, it } from 'vitest';
import { play_texts } from '../src/contestant/play_texts';
import { texts } from '../src/contestant/texts';
import { option_colour, option_look, options_max } from '../src/shared/design/option_look';
import type { UnitBoard } from '../src/shared/protocol';
import { unit_values } from '../src/shared/unit_board';
import { apply_theme, theme_variables } from '../src/shared/design/theme';
import { fold } from '../src/shared/i18n/fold';
import { counted, format_measured, format_number, format_seconds, percent } from '../src/shared/i18n/format';
import type { Kind } from '../src/shared/protocol';
import { random_id } from '../src/shared/random_id';
import { lead_in_digit, share_left, time_left } from '../src/shared/time_left';
import { unbroken } from '../src/shared/unbroken';
import { fixtures } from './fixtures';

describe('time_left', () => {
  const question = { seconds: 20, opens_at: 100_000, closes_at: 120_000, remaining: 13_000 };

  it('counts down by server time and stops at nought', () => {
    expect(time_left(question, false, 107_500)).toBe(12_500);
    expect(time_left(question, false, 999_999)).toBe(0);
    expect(time_left({ ...question, closes_at: null }, false, 0)).toBeUndefined();
  });

  it('stands still while paused', () => {
    expect(time_left(question, true, 999_999)).toBe(13_000);
  });

  it('never shows more than a full bar', () => {
    expect(share_left(question, 10_000)).toBe(0.5);
    expect(share_left(question, 30_000)).toBe(1);
  });

  it('counts three, two, one before the question opens', () => {
    expect([96_000, 97_001, 98_500, 99_999, 100_000].map((now) => lead_in_digit(question, false, now)))
      .toEqual([undefined, 3, 2, 1, undefined]);
    expect(lead_in_digit(question, true, 98_500)).toBeUndefined();
  });
});

describe('format', () => {
  it('writes numbers as each language does', () => {
    expect(format_number(48000, 'vi')).toBe('48.000');
    expect(format_number(48000, 'en')).toBe('48,000');
    expect(format_seconds(9949, 'vi')).toBe('10,0');
    expect(format_seconds(1, 'en')).toBe('0.1');
    expect(format_seconds(-5, 'en')).toBe('0.0');
    expect(format_measured(4511, 'vi')).toBe('4,511');
    expect(format_measured(40, 'en')).toBe('0.040');
  });

  it('writes an answer time in whole seconds', () => {
    expect(play_texts.vi.answer_time(20)).toBe('20 giây');
    expect(play_texts.en.answer_time(15)).toBe('15 s');
  });

  it('counts in English', () => {
    expect([counted('1', 'point'), counted('0', 'point'), counted('1,001', 'point')])
      .toEqual(['1 point', '0 points', '1,001 points']);
  });

  it('knows percent of nobody', () => {
    expect(percent(0, 0)).toBe(0);
    expect(percent(180, 217)).toBe(83);
  });
});

describe('fold', () => {
  it('makes composed and decomposed writing the same', () => {
    expect(fold('Đắk  Lắk')).toBe('dak lak');
    expect(fold('Hoà'.normalize('NFD'))).toBe(fold('hòa'));
  });

  it('takes punctuation for a space', () => {
    expect(fold(' Bà Rịa – Vũng Tàu')).toBe('ba ria vung tau');
    expect(fold('TP. Hồ Chí Minh, (cũ)')).toBe('tp ho chi minh cu');
  });
});

describe('unbroken', () => {
  it('holds the number of a document together and leaves other hyphens alone', () => {
    expect(unbroken('số 505/QĐ-TTg')).toBe('số 505/QĐ-\u2060TTg');
    expect(unbroken('xem thptbachdang.haiphong.edu.vn, mục 2.1')).toBe(
      'xem thptbachdang.\u200bhaiphong.\u200bedu.\u200bvn, mục 2.1',
    );
    expect(unbroken('Nghị quyết 57-NQ/TW, e-mail')).toBe('Nghị quyết 57-NQ/TW, e-mail');
  });
});

describe('unit_values', () => {
  const board = (rule: UnitBoard['rule'], ...values: number[]): UnitBoard => ({
    rule,
    best: 10,
    total: values.length,
    more: 0,
    rows: values.map((value, i) => ({ place: i + 1, unit: `u${i}`, members: 1, value })),
  });
  const written = (found: UnitBoard, language: 'vi' | 'en' = 'vi') =>
    found.rows.map(({ value }) => unit_values(found, language)(value));

  it('writes points whole', () => {
    expect(written(board('sum', 26150, -300))).toEqual(['26.150', '−300']);
    expect(written(board('best', 26150), 'en')).toEqual(['26,150']);
  });

  it('writes thousandths with no more digits than tell units apart', () => {
    expect(written(board('mean', 800_000, 700_000))).toEqual(['800', '700']);
    expect(written(board('mean', 800_120, 800_140))).toEqual(['800,12', '800,14']);
    expect(written(board('mean', 333, 333))).toEqual(['0', '0']);
    expect(written(board('share', 5000, 250, 1), 'en')).toEqual(['5.0%', '0.3%', '0.0%']);
  });
});

describe('theme_variables', () => {
  it('chooses an ink that reads well', () => {
    expect(theme_variables({ accent: '#c8102e', accent2: '#ffdd00' })).toEqual({
      '--accent': '#c8102e',
      '--on-accent': '#ffffff',
      '--accent2': '#ffdd00',
      '--on-accent2': '#000000',
    });
  });

  it('takes nothing that is not a colour', () => {
    expect(theme_variables({ accent: 'url(//evil)', accent2: '' })).toEqual({});
  });

  it('colours the browser around the page as well', () => {
    const told: Record<string, string> = {};
    const note = (name: string, value: string) => void (told[name] = value);
    const root = { style: { setProperty: note }, querySelector: () => ({ setAttribute: note }) } as unknown as HTMLElement;
    apply_theme({ accent: 'red', accent2: '' }, root);
    expect(told).toEqual({});
    apply_theme({ accent: '#0b7a3e', accent2: '' }, root);
    expect(told).toEqual({ '--accent': '#0b7a3e', '--on-accent': '#ffffff', content: '#0b7a3e' });
  });
});

describe('option_look', () => {
  it('gives eight options eight letters, shapes and colours', () => {
    const looks = Array.from({ length: options_max }, (_, index) => option_look(index));
    expect(looks.map((look) => look.letter).join('')).toBe('ABCDEFGH');
    expect(new Set(looks.map((look) => look.shape)).size).toBe(8);
    expect(new Set(looks.map((look) => look.colour)).size).toBe(8);
  });
});

describe('option_colour', () => {
  it('has true green and false red, and goes by place elsewhere', () => {
    const colours = (kind: Kind) => [0, 1].map((index) => option_colour(kind, index));
    expect(colours('true_false')).toEqual(['var(--option-3)', 'var(--option-0)']);
    expect(colours('single')).toEqual(['var(--option-0)', 'var(--option-1)']);
  });
});

describe('random_id', () => {
  it('is 32 hexadecimal digits, another each time', () => {
    expect(random_id()).toMatch(/^[0-9a-f]{32}$/);
    expect(random_id()).not.toBe(random_id());
  });
});

describe('the texts', () => {
  it.each([['texts', texts], ['play_texts', play_texts]] as const)('%s are all written', (_, all) => {
    for (const language of [all.vi, all.en]) {
      for (const text of Object.values(language)) {
        if (typeof text === 'string') expect(text.trim()).not.toBe('');
      }
    }
  });

  it('has a sentence for every reason in the fixtures', () => {
    const reasons = fixtures().filter((each) => each.message['for'] === 'join');
    for (const { message } of reasons) {
      expect(texts.vi.refused_join[String(message['reason'])]).toBeTruthy();
    }
  });
});
