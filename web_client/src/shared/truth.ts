import { dictionary } from './i18n/dictionary';
import { format_number } from './i18n/format';
import { language, texts_of } from './i18n/language.svelte';
import type { Prediction } from './protocol';

const texts = dictionary(
  {
    all_correct: (n: string) => `Thực tế: ${n} người trả lời đúng tất cả`,
    participants: (n: string) => `Thực tế: ${n} người tham gia`,
  },
  {
    all_correct: (n: string) => `In fact: ${n} with every answer right`,
    participants: (n: string) => `In fact: ${n} taking part`,
  },
);

/** The number that predictions were about, in words; empty where there is none to tell. */
export function truth_words(prediction: Prediction, truth: number | null): string {
  if (prediction === 'none' || truth === null) return '';
  return texts_of(texts)[prediction](format_number(truth, language.current));
}
