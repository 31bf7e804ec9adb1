import { describe, expect, it } from 'vitest';

import { burst, fall } from '../src/shared/design/confetti';
import { keep_together } from '../src/shared/design/keep_together';
import { largest_fitting } from '../src/shared/design/largest_fitting';
import { pixel_field, pixel_width } from '../src/shared/design/pixel_digits';
import { qr_path } from '../src/shared/design/qr_path';
import { join_words, spaced_code } from '../src/stage/join_words';
import { score } from '../src/stage/score';
import { tiles_gap, tiles_height } from '../src/stage/tiles_height';

describe('largest_fitting', () => {
  it('finds the largest size that fits', () => {
    expect(largest_fitting(1, 4, 0.5, (size) => size <= 2.7)).toBe(2.5);
    expect(largest_fitting(1, 4, 0.5, () => true)).toBe(4);
  });

  it('falls back to the smallest when none fits', () => {
    expect(largest_fitting(1, 4, 0.5, () => false)).toBe(1);
  });
});

describe('tiles_height', () => {
  it('leaves the question and an explanation their room on a screen of 45 rem', () => {
    const top_bar_and_margins = 6.6;
    const explanation = 8.6;
    for (let options = 2; options <= 8; options += 1) {
      const tiles = tiles_height(options, true);
      expect(45 - top_bar_and_margins - explanation - tiles).toBeGreaterThan(10);
      expect(tiles).toBeLessThanOrEqual(tiles_height(options, false));
    }
  });

  it('grows by a row and a gap with every second option', () => {
    expect(tiles_height(3, false)).toBe(tiles_height(4, false));
    expect(tiles_height(4, false)).toBeCloseTo(2 * 6.6 + tiles_gap);
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
