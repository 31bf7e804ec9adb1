import { describe, expect, it } from 'vitest';

import { Toasts } from '../src/host/toasts.svelte';

describe('notices', () => {
  it('offers to undo the last thing only', () => {
    const toasts = new Toasts();
    toasts.tell('Đã khóa phòng', 'good', 'lock', () => undefined);
    toasts.tell('Đã sửa đáp án', 'good', 'question 2', () => undefined);
    toasts.tell('Đã gửi', 'good');
    expect(toasts.list.map(({ text, undo }) => [text, undo !== null])).toEqual([
      ['Đã khóa phòng', false],
      ['Đã sửa đáp án', true],
      ['Đã gửi', false],
    ]);
  });
});
