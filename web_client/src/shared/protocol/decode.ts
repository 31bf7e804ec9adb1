/**
 * Reading untrusted JSON. A decoder returns a complete value of its type or throws `Malformed`;
 * only `parser_of` calls decoders from outside, and it lets nothing escape.
 */
export type Decoder<T> = (value: unknown) => T;

/** What a decoder gives. */
export type Decoded<D> = D extends Decoder<infer T> ? T : never;

export class Malformed extends Error {}

export const string: Decoder<string> = (value) => {
  if (typeof value !== 'string') throw new Malformed('a text is missing');
  return value;
};

export const boolean: Decoder<boolean> = (value) => {
  if (typeof value !== 'boolean') throw new Malformed('true or false is missing');
  return value;
};

export const number: Decoder<number> = (value) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new Malformed('a number is missing');
  }
  return value;
};

export const integer: Decoder<number> = (value) => {
  if (!Number.isSafeInteger(value)) throw new Malformed('a whole number is missing');
  return value as number;
};

export function one_of<const T extends string>(...allowed: T[]): Decoder<T> {
  return (value) => {
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw new Malformed('an unknown word');
    return found;
  };
}

export function nullable<T>(inner: Decoder<T>): Decoder<T | null> {
  return (value) => (value === null || value === undefined ? null : inner(value));
}

/** `absent` stands for a field that is missing or null. */
export function optional<T>(inner: Decoder<T>, absent: NoInfer<T>): Decoder<T> {
  return (value) => (value === null || value === undefined ? absent : inner(value));
}

export function list<T>(inner: Decoder<T>): Decoder<T[]> {
  return (value) => {
    if (!Array.isArray(value)) throw new Malformed('a list is missing');
    return value.map(inner);
  };
}

/** Reads exactly the fields of `fields`; others are left out. */
export function object<T extends object>(fields: { [K in keyof T]-?: Decoder<T[K]> }): Decoder<T> {
  const names = Object.keys(fields) as (keyof T & string)[];
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Malformed('an object is missing');
    }
    const source = value as Record<string, unknown>;
    const result: Partial<T> = {};
    for (const name of names) result[name] = fields[name](source[name]);
    return result as T;
  };
}

export const text = optional(string, '');
export const flag = optional(boolean, false);
export const count = optional(integer, 0);
export const indices = optional(list(integer), []);
export const texts = optional(list(string), []);
export const type = <T extends string>(name: T) => one_of(name);
