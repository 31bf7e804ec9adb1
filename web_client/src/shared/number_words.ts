import { dictionary } from './i18n/dictionary';
import { texts_of } from './i18n/language.svelte';
import type { NumberText } from './number_text';

const texts = dictionary(
  {
    hint: 'Số nguyên, không có phần thập phân.',
    not_whole: 'Đây chưa phải là một số nguyên. Bạn chỉ nhập chữ số nhé, ví dụ 10000 hoặc 10.000.',
    negative: 'Số này không được nhỏ hơn 0.',
    too_big: 'Số này quá lớn.',
  },
  {
    hint: 'A whole number, without decimals.',
    not_whole: 'This is not a whole number. Please enter digits only, such as 10000 or 10,000.',
    negative: 'This number must not be below 0.',
    too_big: 'This number is too big.',
  },
);

/** Whether what was typed is wrong, so that nothing can be sent. */
export function is_fault({ state }: NumberText): boolean {
  return state !== 'empty' && state !== 'number';
}

/** What to say below a field for a number; `told` says what was read out of it. */
export function number_words(read: NumberText, told: (value: number) => string): string {
  if (read.state === 'number') return told(read.value);
  return texts_of(texts)[read.state === 'empty' ? 'hint' : read.state];
}
