import { trimmed } from '../shared/invisible';

const text_bytes_max = 200;

/** An answer as it is sent: trimmed and composed; `fits` by the protocol's bytes. */
export function text_answer(raw: string): { text: string; fits: boolean } {
  const text = trimmed(raw.normalize('NFC')).replace(/\s+/g, ' ');
  return { text, fits: new TextEncoder().encode(text).length <= text_bytes_max };
}
