import type { Answer, Choice, Join } from '../shared/protocol';
import { boolean, integer, list, nullable, number, object, optional, string } from '../shared/protocol/decode';
import type { Decoder } from '../shared/protocol/decode';
import { memory_store, type Store } from '../shared/store';
import type { OwnResult } from './state';

/** The way back into a contest. */
export interface Pass {
  contest: string;
  contestant: number;
  token: string;
  title: string;
}

/** What was chosen but not sent yet. */
export interface Draft {
  q: number;
  choice: Choice;
}

interface LooseChoice {
  options: number[] | null;
  number: number | null;
  text: string | null;
}

const choice_fields = {
  options: nullable(list(integer)),
  number: nullable(integer),
  text: nullable(string),
};

const pass_decoder = object<Pass>({
  contest: string,
  contestant: integer,
  token: string,
  title: optional(string, ''),
});

const join_decoder = object<{
  id: string;
  name: string;
  unit: string;
  division: string;
  team: boolean;
}>({
  id: string,
  name: string,
  unit: optional(string, ''),
  division: optional(string, ''),
  team: optional(boolean, false),
});

const answers_decoder = list(
  object<LooseChoice & { id: string; q: number }>({ id: string, q: integer, ...choice_fields }),
);
const draft_decoder = object<LooseChoice & { q: number }>({ q: integer, ...choice_fields });

const results_decoder = list(
  object<OwnResult>({
    q: integer,
    n: integer,
    right: boolean,
    credit: integer,
    points: integer,
    bonus: integer,
    elapsed: nullable(number),
    void: boolean,
  }),
);

function choice_of(kept: LooseChoice): Choice {
  if (kept.options) return { options: kept.options };
  return kept.number !== null ? { number: kept.number } : { text: kept.text ?? '' };
}

/** Everything kept in this browser for the contest with one join code. */
export class Kept {
  constructor(
    private readonly store: Store,
    readonly code: string,
    /** Kept for this tab alone: whether one looks on is no other tab's business. */
    private readonly tab: Store = memory_store(),
  ) {}

  /** Does anything kept outlive the page? */
  lasts(): boolean {
    return this.store.lasts();
  }

  /** Is it what another tab changed? */
  is_pass(key: string): boolean {
    return key === this.key('pass');
  }

  pass(): Pass | undefined {
    return this.read('pass', pass_decoder);
  }

  keep_pass(pass: Pass): void {
    this.write('pass', pass);
  }

  /** After the server called the token wrong: nothing kept belongs to anybody any more. */
  forget(): void {
    for (const name of ['pass', 'join', 'answers', 'draft', 'results', 'prediction']) {
      this.store.remove(this.key(name));
    }
  }

  /** The join not yet answered. */
  join(): Join | undefined {
    const kept = this.read('join', join_decoder);
    if (!kept) return undefined;
    const { id, name, unit, division, team } = kept;
    return {
      t: 'join',
      id,
      name,
      ...(unit && { unit }),
      ...(division && { division }),
      ...(team && { team }),
    };
  }

  keep_join(join: Join): void {
    this.write('join', join);
  }

  /** The server answered this join; another tab's is left alone. */
  settle_join(id: string): void {
    if (this.join()?.id === id) this.store.remove(this.key('join'));
  }

  /** Answers the server has neither recorded nor refused, oldest first. */
  answers(): Answer[] {
    const kept = this.read('answers', answers_decoder) ?? [];
    return kept.map((answer) => ({ t: 'answer', id: answer.id, q: answer.q, ...choice_of(answer) }));
  }

  keep_answer(answer: Answer): void {
    this.write('answers', [...this.answers(), answer]);
  }

  settle_answer(id: string): void {
    this.write('answers', this.answers().filter((answer) => answer.id !== id));
  }

  draft(): Draft | undefined {
    const kept = this.read('draft', draft_decoder);
    return kept && { q: kept.q, choice: choice_of(kept) };
  }

  keep_draft(draft: Draft): void {
    this.write('draft', { q: draft.q, ...draft.choice });
  }

  /** The prediction that the server has neither taken nor refused. */
  prediction(): number | undefined {
    return this.read('prediction', integer);
  }

  keep_prediction(value: number | undefined): void {
    if (value === undefined) this.store.remove(this.key('prediction'));
    else this.write('prediction', value);
  }

  results(): OwnResult[] {
    return this.read('results', results_decoder) ?? [];
  }

  keep_results(results: readonly OwnResult[]): void {
    this.write('results', results);
  }

  watching(): boolean {
    return this.tab.read(this.key('watching')) === 'yes';
  }

  keep_watching(watching: boolean): void {
    if (watching) this.tab.write(this.key('watching'), 'yes');
    else this.tab.remove(this.key('watching'));
  }

  private key(name: string): string {
    return `${this.code}.${name}`;
  }

  private read<T>(name: string, decode: Decoder<T>): T | undefined {
    const text = this.store.read(this.key(name));
    if (text === undefined) return undefined;
    try {
      return decode(JSON.parse(text));
    } catch {
      return undefined;
    }
  }

  private write(name: string, value: unknown): void {
    this.store.write(this.key(name), JSON.stringify(value));
  }
}
