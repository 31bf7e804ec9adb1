import type { Act, View } from '../shared/protocol';

/** Why a control cannot be used now. */
export type WhyNot =
  | 'connecting'
  | 'not_started'
  | 'already_finished'
  | 'only_while_open'
  | 'only_with_a_question'
  | 'too_late_to_skip'
  | 'no_spare_left'
  | 'only_on_board'
  | 'paused';

export type Control = Exclude<
  Act['act'],
  | 'next'
  | 'unveil'
  | 'void'
  | 'restore'
  | 'change_key'
  | 'remove'
  | 'reinstate'
  | 'hold'
  | 'release'
  | 'take_back'
  | 'rename'
  | 'address'
  | 'hold_new'
  | 'release_new'
>;

/** `null` when the control may be used; else the reason to show beside it. */
export function why_not(control: Control, view: View | null, online: boolean): WhyNot | null {
  if (!online || view === null) return 'connecting';
  const { phase } = view;
  if (phase === 'finished') return 'already_finished';
  switch (control) {
    case 'lock':
    case 'unlock':
      return null;
    case 'start':
      return phase === 'lobby' ? null : 'already_finished';
    case 'end':
      return phase === 'lobby' ? 'not_started' : null;
    case 'show_answer':
      return phase === 'board' && view.reveal !== null ? null : 'only_on_board';
    case 'pause':
    case 'resume':
      return phase === 'lobby' ? 'not_started' : null;
    case 'close':
    case 'add_time':
      if (phase !== 'open') return phase === 'lobby' ? 'not_started' : 'only_while_open';
      return control === 'close' && view.paused ? 'paused' : null;
    case 'skip':
    case 'replace':
      if (phase === 'lobby') return 'not_started';
      if (view.question === null) return 'only_with_a_question';
      if (phase !== 'lead_in' && phase !== 'open' && phase !== 'closed') return 'too_late_to_skip';
      return control === 'replace' && view.spares === 0 ? 'no_spare_left' : null;
  }
}
