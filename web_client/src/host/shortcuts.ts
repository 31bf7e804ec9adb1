/** What a key asks for. */
export type Wish =
  | 'next'
  | 'show_answer'
  | 'close'
  | 'pause'
  | 'more_time'
  | 'less_time'
  | 'skip'
  | 'replace'
  | 'lock'
  | 'hide_key'
  | 'help'
  | 'tab_1'
  | 'tab_2'
  | 'tab_3'
  | 'tab_4';

const wishes: Record<string, Wish> = {
  ' ': 'next',
  enter: 'next',
  // A presenter's clicker.
  pagedown: 'next',
  arrowright: 'next',
  pageup: 'show_answer',
  arrowleft: 'show_answer',
  b: 'pause',
  c: 'close',
  p: 'pause',
  '+': 'more_time',
  '=': 'more_time',
  '-': 'less_time',
  s: 'skip',
  r: 'replace',
  l: 'lock',
  k: 'hide_key',
  '?': 'help',
  '1': 'tab_1',
  '2': 'tab_2',
  '3': 'tab_3',
  '4': 'tab_4',
};

/** What the page needs to know of a pressed key. */
export interface Press {
  key: string;
  repeat: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * The wish behind a key. `busy` says what holds the focus: typing takes every key, a button or a
 * link takes the two keys that press it, and the arrows that move between tabs.
 */
export function wish_of(press: Press, busy: 'nothing' | 'pressable' | 'typing'): Wish | null {
  if (press.repeat || press.ctrlKey || press.metaKey || press.altKey || busy === 'typing') {
    return null;
  }
  const wish = wishes[press.key.toLowerCase()] ?? null;
  return busy === 'pressable' && /^( |enter|arrow.*)$/i.test(press.key) ? null : wish;
}

/** What the focused element does with keys by itself. */
export function busy_with(element: Element | null): 'nothing' | 'pressable' | 'typing' {
  if (element === null) return 'nothing';
  if (element.matches('input, textarea, select, [contenteditable]')) return 'typing';
  return element.matches('button, a, summary, [role="tab"]') ? 'pressable' : 'nothing';
}
