import { describe, expect, it } from 'vitest';

import { blocked_texts, status_words } from '../src/shared/blocked_texts';

const origin = 'https://thi.example.vn';

describe('status_words', () => {
  it.each([
    [403, 'từ chối trang mở ở https://thi.example.vn'],
    [421, '--public-url https://thi.example.vn'],
    [426, 'Upgrade và Connection'],
    [404, 'không chuyển /ws'],
    [502, 'không nối được'],
    [504, 'không nối được'],
    [200, 'trả lời thay'],
    [302, 'trả lời thay'],
    [500, 'không phải trả lời'],
  ])('say what %i means', (status, meaning) => {
    const said = status_words(status, origin, blocked_texts.vi);
    expect(said).toContain(`mã ${status}: `);
    expect(said).toContain(meaning);
    expect(status_words(status, origin, blocked_texts.en)).toContain(`${status}`);
  });
});
