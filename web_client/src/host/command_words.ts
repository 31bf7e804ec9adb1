import type { Act } from '../shared/protocol';
import type { command_texts } from './command_texts';
import type { WhyNot } from './controls';
import type { NextStep } from './next_step';

type Words = (typeof command_texts)['vi'];

/** The label of the big button. */
export function step_label(step: NextStep, words: Words): string {
  switch (step.does) {
    case 'open':
      return words.open(step.n);
    case 'close':
      return words.close_n(step.n);
    case 'lead_in':
      return words.lead_in(step.n, step.of);
    case 'unveil': {
      const what = step.place === null ? words.unveil_all : words.unveil[step.place];
      return step.division === '' ? what : `${what} – ${step.division}`;
    }
    default:
      return words[step.does];
  }
}

/** What an answered command speaks of: a question's number or a person's name; how many people. */
export interface About {
  about: string;
  people: number;
}

/** What a carried-out command did; `null` where the page itself shows it well enough. */
export function outcome(act: Act, { about, people }: About, words: Words): string | null {
  const whom = about !== '' ? about : words.so_many_people(people);
  switch (act.act) {
    case 'next':
    case 'close':
    case 'unveil':
      return null;
    case 'void':
      return words.did_void(about);
    case 'restore':
      return words.did_restore(about);
    case 'change_key':
      return words.did_change_key(about);
    case 'remove':
      return act.for_good ? words.did_remove_for_good(whom) : words.did_remove(whom);
    case 'reinstate':
      return words.did_reinstate(whom);
    case 'hold':
      return words.did_hold(whom);
    case 'release':
      return words.did_release(whom);
    case 'rename':
      return words.did_rename(about);
    case 'take_back':
      return words.did_take_back(whom);
    case 'add_time':
      return words.did_add_time(act.seconds > 0 ? `+${act.seconds}` : `−${-act.seconds}`);
    default:
      return words[`did_${act.act}`];
  }
}

const known_refusals = [
  'not_now',
  'bad_request',
  'no_spare_left',
  'unknown_question',
  'unknown_contestant',
  'reason_required',
  'reason_too_long',
  'nothing_to_change',
  'not_paused',
  'already_paused',
  'name_too_short',
  'name_too_long',
  'name_bad_character',
  'name_taken',
  'name_barred',
] as const;

/** A refusal in plain words. */
export function refusal(reason: string, words: Words): string {
  const known = known_refusals.find((candidate) => candidate === reason);
  return known === undefined ? words.refused : words[known];
}

/** Whether a step was refused because the contest had taken it already: nothing went wrong. */
export function came_too_late(act: Act, reason: string): boolean {
  const is_step = act.act === 'start' || act.act === 'next' || act.act === 'close' || act.act === 'show_answer';
  return (is_step && reason === 'not_now') || (act.act === 'resume' && reason === 'not_paused');
}

/** Why a control is off. */
export function why_not_label(why: WhyNot, words: Words): string {
  return words[`why_${why}`];
}
