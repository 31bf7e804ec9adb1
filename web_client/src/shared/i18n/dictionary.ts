export type Language = 'vi' | 'en';

type Widened<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };

/** One page's texts in both languages. A key missing on either side does not compile. */
export interface Dictionary<T> {
  readonly vi: Widened<T>;
  readonly en: Widened<T>;
}

export function dictionary<T extends object>(vi: T, en: Widened<NoInfer<T>>): Dictionary<T> {
  return { vi: vi as Widened<T>, en };
}

export function as_language(text: string | null | undefined): Language | undefined {
  return text === 'vi' || text === 'en' ? text : undefined;
}
