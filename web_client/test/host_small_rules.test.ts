import { describe, expect, it } from 'vitest';

import { refusal } from '../src/host/command_words';
import { command_texts } from '../src/host/command_texts';
import { correctable, counts, says_something } from '../src/host/correction';
import { accept, draft_of, new_key, tick } from '../src/host/key_choice';
import { only_here } from '../src/host/only_here';
import { latest_page, page_count } from '../src/host/people_page';
import { read_secret_address } from '../src/shared/secret_address';
import { wish_of } from '../src/host/shortcuts';
import { a_shown } from './host_stage_samples';

describe('read_secret_address', () => {
  it('reads the contest and the secret out of the hash', () => {
    expect(read_secret_address('#k3v9q2m7xa.0f1e2d3c4b5a69788796a5b4c3d2e1f0')).toEqual({
      contest: 'k3v9q2m7xa',
      secret: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
    });
  });

  it('does not look at what messengers and thumbs put behind it', () => {
    const secret = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
    for (const tail of ['.', ')', ',', '%20', ' ', '?fbclid=IwAR0x', '&fbclid=IwAR0x', '/', '#', '”']) {
      expect(read_secret_address(`#k3v9q2m7xa.${secret}${tail}`)).toEqual({ contest: 'k3v9q2m7xa', secret });
    }
    for (const tail of ['0', 'f', 'g']) {
      expect(read_secret_address(`#k3v9q2m7xa.${secret}${tail}`)).toBeNull();
    }
  });

  it('takes nothing that is not whole', () => {
    const secret = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
    for (const hash of ['', '#', '#k3v9q2m7xa', '#k3v9q2m7xa.0f1e', `#.${secret}`]) {
      expect(read_secret_address(hash)).toBeNull();
    }
  });
});

describe('what may be corrected', () => {
  it('is what counts or can be made to', () => {
    const told = (['asked', 'ended', 'skipped', 'replaced'] as const).map((state) => {
      const shown = a_shown({ state });
      return [counts(shown), correctable(shown)];
    });
    expect(told).toEqual([
      [true, true],
      [false, true],
      [false, false],
      [false, false],
    ]);
    expect(counts(a_shown({ void: 'Đề sai.' }))).toBe(false);
  });

  it('needs a reason with a letter or a digit', () => {
    expect(['Đề sai.', 'ệ', '5'].every(says_something)).toBe(true);
    expect(['', ' ', '…!?', '\u200b'].some(says_something)).toBe(false);
  });

  it('is told in words when the reason is too long', () => {
    expect(refusal('reason_too_long', command_texts.vi)).toContain('300');
    expect(refusal('reason_too_long', command_texts.en)).toContain('300');
  });
});

describe('only_here', () => {
  it('is where no phone finds the server', () => {
    for (const host of ['localhost', 'localhost:8080', '127.0.0.1:8080', '127.1.2.3', '[::1]:80']) {
      expect(only_here(`http://${host}/?code=482915`), host).toBe(true);
    }
    for (const host of ['192.168.1.5:8080', 'localhost.example.vn', '127.example.vn', '[fe80::1]', 'thi.vn']) {
      expect(only_here(`https://${host}/stage#x`), host).toBe(false);
    }
  });
});

describe('latest_page', () => {
  it('counts pages from the latest to join', () => {
    expect(latest_page(130, 0, 50)).toEqual({ from: 80, count: 50 });
    expect(latest_page(130, 2, 50)).toEqual({ from: 0, count: 30 });
    expect(latest_page(7, 0, 50)).toEqual({ from: 0, count: 7 });
    expect(page_count(130, 50)).toBe(3);
    expect(page_count(0, 50)).toBe(1);
  });
});

describe('new_key', () => {
  it('is none while it is the present one or empty', () => {
    const shown = a_shown({ kind: 'multiple', key: [0, 2] });
    expect(new_key(shown, { ...draft_of(shown), options: [2, 0] }, 'vi')).toBeNull();
    expect(new_key(shown, { ...draft_of(shown), options: [] }, 'vi')).toBeNull();
    expect(new_key(shown, { ...draft_of(shown), options: [2, 1] }, 'vi')).toEqual({ key: [1, 2] });
  });

  it('reads numbers as contestants write them in the language, and guesses none', () => {
    const shown = a_shown({ kind: 'number', number: 34, tolerance: 2 });
    const read = (number: string, language: 'vi' | 'en' = 'vi') => new_key(shown, { ...draft_of(shown), number }, language);
    expect(read('48.000')).toEqual({ number: 48000, tolerance: 2 });
    expect(read('48,000', 'en')).toEqual({ number: 48000, tolerance: 2 });
    for (const typed of ['3,5', '48,000', '10000.0', '0,001', '1/2', '1_000', '9'.repeat(16)]) {
      expect(read(typed), typed).toBeNull();
    }
    expect(read('48.000', 'en')).toBeNull();
    expect(read('４８．０００')).toEqual({ number: 48000, tolerance: 2 });
    expect(read(' −5 ')).toEqual({ number: -5, tolerance: 2 });
    expect(new_key(shown, { ...draft_of(shown), number: '34' }, 'vi')).toBeNull();
    expect(new_key(shown, { ...draft_of(shown), number: 'ba mươi' }, 'vi')).toBeNull();
  });

  it('takes each line of a text as one accepted answer', () => {
    const shown = a_shown({ kind: 'text', texts: ['Hà Nội'] });
    const texts = 'Hà Nội\n\n  Thủ đô Hà Nội ';
    expect(new_key(shown, { ...draft_of(shown), texts }, 'vi')).toEqual({
      texts: ['Hà Nội', 'Thủ đô Hà Nội'],
    });
  });

  it('takes what somebody answered into it: one more text, or that number instead', () => {
    const given = { people: 3, right: false };
    const words = draft_of(a_shown({ kind: 'text', texts: ['Hà Nội'] }));
    expect(accept(words, { ...given, text: 'Thăng Long', number: 0 }).texts).toBe('Hà Nội\nThăng Long');
    expect(accept({ ...words, texts: ' \n' }, { ...given, text: 'Thăng Long', number: 0 }).texts).toBe('Thăng Long');
    const shown = a_shown({ kind: 'number', number: 34, tolerance: 2 });
    const draft = accept(draft_of(shown), { ...given, text: '', number: -48000 });
    expect(new_key(shown, draft, 'vi')).toEqual({ number: -48000, tolerance: 2 });
  });

  it('lets several options be right, of a single choice too', () => {
    expect(tick([0], 2)).toEqual([0, 2]);
    expect(tick([2], 0)).toEqual([0, 2]);
    expect(tick([0, 2], 2)).toEqual([0]);
  });
});

describe('wish_of', () => {
  const press = (key: string, more = {}) => ({
    key,
    repeat: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  });

  it('knows the keys of a presenter’s clicker, also while a button has the focus', () => {
    expect(wish_of(press('PageDown'), 'nothing')).toBe('next');
    expect(wish_of(press('PageDown'), 'pressable')).toBe('next');
    expect(wish_of(press('PageUp'), 'nothing')).toBe('show_answer');
    expect(wish_of(press('ArrowRight'), 'nothing')).toBe('next');
    expect(wish_of(press('ArrowRight'), 'pressable')).toBeNull();
    expect(wish_of(press('b'), 'nothing')).toBe('pause');
    expect(wish_of(press('PageDown', { repeat: true }), 'nothing')).toBeNull();
  });

  it('leaves typing, held keys and the browser’s own shortcuts alone', () => {
    expect(wish_of(press('s'), 'typing')).toBeNull();
    expect(wish_of(press(' ', { repeat: true }), 'nothing')).toBeNull();
    expect(wish_of(press('r', { ctrlKey: true }), 'nothing')).toBeNull();
  });

  it('lets a focused button have Space and Enter, and no other key', () => {
    expect(wish_of(press(' '), 'pressable')).toBeNull();
    expect(wish_of(press('Enter'), 'nothing')).toBe('next');
    expect(wish_of(press('P'), 'pressable')).toBe('pause');
  });
});
