import type { Kind } from '../protocol';

/** How the option at an index looks, everywhere: letter, shape and colour go together. */
export interface OptionLook {
  letter: string;
  /** A path in a 24 × 24 box. */
  shape: string;
  /** CSS colours; together at least 4.5 : 1. */
  colour: string;
  ink: string;
}

const shapes = [
  'M12 3 22 20.5H2Z',
  'M12 1.5 22.5 12 12 22.5 1.5 12Z',
  'M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20Z',
  'M3 3h18v18H3Z',
  'm12 1.5 3.2 7.1 7.7.8-5.8 5.2 1.7 7.6L12 18.3l-6.8 3.9 1.7-7.6L1.1 9.4l7.7-.8Z',
  'M8.5 2h7v6.5H22v7h-6.5V22h-7v-6.5H2v-7h6.5Z',
  'M12 1.5 22 9l-3.8 12.5H5.8L2 9Z',
  'M7 2.5h10L23 12l-6 9.5H7L1 12Z',
] as const;

export const options_max = shapes.length;

export function option_look(index: number): OptionLook {
  const known = index % options_max;
  return {
    letter: String.fromCharCode(65 + index),
    shape: shapes[known] as string,
    colour: `var(--option-${known})`,
    ink: known === 2 ? 'var(--on-option-2)' : 'var(--on-option)',
  };
}

/** Its colour in a question: true is green and false is red, where those by place would say the opposite. */
export function option_colour(kind: Kind, index: number): string {
  return kind === 'true_false' ? `var(--option-${index === 0 ? 3 : 0})` : option_look(index).colour;
}
