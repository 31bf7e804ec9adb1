import type { Act } from '../shared/protocol';

/** A command on its way to the server. */
export interface Command {
  n: number;
  act: Act;
  /** What it speaks of: a question's number or a person's name. */
  about: string;
  /** The command that would take it back. */
  undo: Act | null;
  /** Hears when nothing comes of it. */
  on_failed?: (() => void) | undefined;
}

/** The commands of this page that have no answer yet, and the next number to give. */
export interface Ledger {
  next_n: number;
  waiting: Command[];
}

export const empty_ledger: Ledger = { next_n: 1, waiting: [] };

export function entered(
  ledger: Ledger,
  act: Act,
  about: string,
  undo: Act | null,
  on_failed?: () => void,
): [Ledger, Command] {
  const command = { n: ledger.next_n, act, about, undo, on_failed };
  return [{ next_n: ledger.next_n + 1, waiting: [...ledger.waiting, command] }, command];
}

/** Takes the answered command out; `undefined` when no command has that number. */
export function answered(ledger: Ledger, n: number | null): [Ledger, Command | undefined] {
  const command = ledger.waiting.find((candidate) => candidate.n === n);
  return [{ ...ledger, waiting: ledger.waiting.filter((other) => other !== command) }, command];
}

/**
 * The connection broke: nobody knows whether the waiting commands were carried out, and sending
 * them again could carry them out twice.
 */
export function broken(ledger: Ledger): [Ledger, Command[]] {
  return [{ ...ledger, waiting: [] }, ledger.waiting];
}
