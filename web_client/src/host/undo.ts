import type { Act, Shown } from '../shared/protocol';

/** What was on the table when a command was given, as far as undoing it needs. */
export interface Before {
  /** The history entry the command speaks of, before the command. */
  shown: Shown | null;
  /** What somebody was called before. */
  name?: string | undefined;
  /** Read by everybody as the reason of the command that undoes. */
  reasons: { void: string; restore: string; change_key: string };
}

/**
 * The command that takes another back, or `null` when nothing can. Acts on people are taken back
 * by the batch that `done` names.
 */
export function undo_of(act: Act, before: Before): Act | null {
  const { reasons } = before;
  switch (act.act) {
    case 'void':
      return { act: 'restore', q: act.q, reason: reasons.restore };
    case 'restore':
      return { act: 'void', q: act.q, reason: before.shown?.void ?? reasons.void };
    case 'change_key':
      return before.shown === null ? null : old_key(before.shown, reasons.change_key);
    case 'rename':
      return before.name === undefined ? null : { ...act, name: before.name };
    case 'hold_new':
      return { act: 'release_new' };
    case 'release_new':
      return { act: 'hold_new' };
    case 'lock':
      return { act: 'unlock' };
    case 'unlock':
      return { act: 'lock' };
    case 'pause':
      return { act: 'resume' };
    case 'add_time':
      return { act: 'add_time', seconds: -act.seconds };
    default:
      return null;
  }
}

function old_key(shown: Shown, reason: string): Act | null {
  const { q, kind, explanation } = shown;
  const same = { act: 'change_key', q, reason, ...(explanation !== '' && { explanation }) } as const;
  if (kind === 'number') {
    const { number, tolerance } = shown;
    return number === null ? null : { ...same, number, tolerance };
  }
  return kind === 'text' ? { ...same, texts: shown.texts } : { ...same, key: shown.key };
}

/** Whether a command is asked about first: it cannot be undone and changes what people see. */
export function needs_confirming(act: Act['act']): act is 'skip' | 'replace' | 'end' {
  return act === 'skip' || act === 'replace' || act === 'end';
}

/**
 * What a command is about, so that a later one about the same takes over the notice and its undo:
 * after resuming, undoing the pause would mean nothing.
 */
export function topic_of(act: Act): string {
  if ('q' in act) return `question ${act.q}`;
  if ('contestant' in act) return `contestant ${act.contestant}`;
  if (act.act === 'pause' || act.act === 'resume') return 'pause';
  if (act.act === 'lock' || act.act === 'unlock') return 'lock';
  if (act.act === 'hold_new' || act.act === 'release_new') return 'new names';
  if ('who' in act || act.act === 'take_back') return 'people';
  return act.act;
}
