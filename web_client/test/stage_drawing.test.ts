import { describe, expect, it } from 'vitest';

import { burst, fall } from '../src/shared/design/confetti';
import { keep_together } from '../src/shared/design/keep_together';
import { largest_fitting } from '../src/shared/design/largest_fitting';
import { pixel_field, pixel_width } from '../src/shared/design/pixel_digits';
import { qr_path } from '../src/shared/design/qr_path';
import { join_words, spaced_code } from '../src/stage/join_words';
import { without_orphans } from '../src/stage/orphans';
import { number_line } from '../src/stage/number_line';
import { condensed } from '../src/stage/progress';
import { score } from '../src/stage/score';
import { question_room, tiles_gap } from '../src/stage/question_room';

describe('largest_fitting', () => {
  it('finds the largest size that fits', () => {
    expect(largest_fitting(1, 4, 0.5, (size) => size <= 2.7)).toBe(2.5);
    expect(largest_fitting(1, 4, 0.5, () => true)).toBe(4);
  });

  it('falls back to the smallest when none fits', () => {
    expect(largest_fitting(1, 4, 0.5, () => false)).toBe(1);
  });
});

/** What a scene leaves below the header, at 16:9. */
const height = 38.4;
const lengths = (count: number, length: number) => Array.from({ length: count }, () => length);

describe('question_room', () => {
  const scene = { question: 80, pictured: false, options: lengths(4, 20), explanation: 0 };

  it('leaves short options and an ordinary question their full size', () => {
    const { tiles } = question_room(scene, height);
    expect(question_room(scene, 200)).toEqual({ tiles, explanation: 0 });
    expect(tiles).toBeLessThan(height / 2);
  });

  it('gives long options what a long question can spare', () => {
    const options = lengths(4, 120);
    const { tiles } = question_room({ ...scene, question: 300, options }, height);
    expect(tiles).toBeGreaterThan(question_room(scene, height).tiles);
    expect(tiles).toBeLessThan(height * 0.7);
  });

  it('gives a third option a row of its own', () => {
    const three = question_room({ ...scene, options: lengths(3, 20) }, height);
    expect(three).toEqual(question_room(scene, height));
  });

  it('finds room for everything at its longest', () => {
    const all = { question: 500, pictured: true, options: lengths(8, 200), explanation: 600 };
    for (const question of [80, 500]) {
      const { tiles, explanation } = question_room({ ...all, question }, height);
      expect(height - tiles - explanation - 2.2).toBeGreaterThan(8);
      expect(tiles).toBeGreaterThan(8 * tiles_gap);
    }
  });
});

describe('condensed', () => {
  it('marks each of a few questions', () => {
    expect(condensed(3, 20)).toEqual({ n: 3, of: 20 });
  });

  it('marks the progress of very many, from the first to the last', () => {
    const marks = Array.from({ length: 200 }, (_, index) => condensed(index + 1, 200));
    expect(new Set(marks.map(({ of }) => of))).toEqual(new Set([20]));
    expect([marks[0]?.n, marks[198]?.n, marks[199]?.n]).toEqual([1, 19, 20]);
    expect(marks.map(({ n }) => n)).toEqual(marks.map(({ n }) => n).sort((a, b) => a - b));
  });
});

describe('without_orphans', () => {
  it('keeps the first word of a quotation and the last short one beside their neighbours', () => {
    expect(without_orphans('thi “Tìm hiểu” luật')).toBe('thi “Tìm\u00a0hiểu”\u00a0luật');
    expect(without_orphans('Phát triển kinh tế - xã hội')).toBe('Phát triển kinh tế - xã\u00a0hội');
  });
});

describe('keep_together', () => {
  it('joins the parts of a document’s number and of a date, and nothing else', () => {
    expect(keep_together('505/QĐ-TTg').match(/\u2060/g)).toHaveLength(4);
    expect(keep_together('ngày 22/4/2022')).toContain('22\u2060/\u20604');
    expect(keep_together('Lào Cai – Yên Bái')).toBe('Lào Cai – Yên Bái');
  });
});

describe('the look of joining', () => {
  it('writes the address as people type it', () => {
    expect(join_words('http://192.168.1.5:8080/?code=482915')).toBe('192.168.1.5:8080');
    expect(join_words('https://hoithi.example/thi/?code=1')).toBe('hoithi.example/thi');
    expect(join_words('not an address')).toBe('not an address');
    expect(spaced_code('482915')).toBe('482 915');
  });

  it('draws a QR row as runs', () => {
    expect(qr_path([[true, true, false, true]])).toBe('M0 0h2v1h-2zM3 0h1v1h-1z');
  });

  it('scatters the same digits every time', () => {
    expect(pixel_field(200, 100, 5, 3)).toEqual(pixel_field(200, 100, 5, 3));
    expect(pixel_width('10.10')).toBe(3 + 1 + 3 + 1 + 1 + 1 + 3 + 1 + 3);
  });
});

describe('confetti', () => {
  it('flies up and comes down until none is left', () => {
    let papers = burst(20, { x: 0, y: 500 }, -Math.PI / 2, 600, ['#fff'], () => 0.5);
    expect(papers).toHaveLength(20);
    papers = fall(papers, 0.1, 1000);
    expect(papers[0]?.y).toBeLessThan(500);
    for (let step = 0; step < 400; step += 1) papers = fall(papers, 0.05, 1000);
    expect(papers).toEqual([]);
  });
});

describe('the score', () => {
  it('is short and never loud', () => {
    for (const notes of Object.values(score)) {
      expect(notes.length).toBeGreaterThan(0);
      for (const note of notes) {
        expect(note.at + note.length).toBeLessThanOrEqual(4);
        expect(note.loudness).toBeLessThanOrEqual(0.4);
        expect(note.pitch).toBeGreaterThan(100);
      }
    }
  });
});

describe('number_line', () => {
  const given = (number: number, people = 1, right = false) => ({ number, people, right });

  it('reaches from the least guess to the greatest, with the key on it', () => {
    const line = number_line([given(10, 3), given(30, 5, true), given(50, 2)], 30);
    expect([line.from, line.to]).toEqual([10, 50]);
    expect(line.key_at).toBeCloseTo(0.5);
    const places = line.marks.map(({ at }) => at);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(line.marks.every(({ at, beyond }) => at > 0 && at < 1 && !beyond)).toBe(true);
  });

  it('lets one wild guess stand at its end', () => {
    const line = number_line([given(48_000, 20, true), given(47_000, 10), given(1e15)], 48_000);
    expect(line.to).toBe(48_000);
    expect(line.marks.at(-1)).toMatchObject({ at: 1, beyond: true });
    expect(line.marks[0]?.at).toBeLessThan(0.1);
  });

  it('reaches to the key that nobody came near', () => {
    const line = number_line([given(5, 4)], 100);
    expect([line.from, line.to]).toEqual([5, 100]);
    expect(number_line([given(7, 1, true)], 7).key_at).toBeCloseTo(0.5, 0);
  });
});

describe('question_room of a screen that stands', () => {
  it('puts the options below one another and the time below the question', () => {
    const scene = { question: 500, pictured: true, options: lengths(8, 200), explanation: 600 };
    const { tiles, explanation } = question_room(scene, 72, true);
    expect(72 - tiles - explanation - 2.2).toBeGreaterThan(13 + 8);
    const short = { question: 80, pictured: false, options: lengths(4, 20), explanation: 0 };
    expect(question_room(short, 72, true).tiles).toBeGreaterThan(question_room(short, 72).tiles * 1.5);
  });
});
