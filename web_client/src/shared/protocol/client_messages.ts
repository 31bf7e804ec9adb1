/** Everything a browser may say; docs/protocol.md section 2. */
import type { Phase } from './server_messages';

export type Hello =
  | { t: 'hello'; as: 'contestant' | 'spectator'; code: string }
  | { t: 'hello'; as: 'contestant'; contest: string; contestant: number; token: string }
  | { t: 'hello'; as: 'host' | 'stage'; contest: string; secret: string };

export interface Join {
  t: 'join';
  id: string;
  name: string;
  unit?: string;
  division?: string;
  team?: boolean;
}

/** What a contestant chose: exactly one of the three. */
export type Choice = { options: number[] } | { number: number } | { text: string };

export type Answer = { t: 'answer'; id: string; q: number } & Choice;

/** How many people the contestant expects; only in the lobby. A later one replaces it. */
export interface Predict {
  t: 'predict';
  value: number;
}

export interface ClockRequest {
  t: 'clock';
  c: number;
}

/** Whom of the people a host means: those whom everything that is given fits. */
export interface PeopleFilter {
  /** Part of the name, accents and case aside. */
  find?: string;
  /** `look`: in the contest with a name that is held or looks like another's. */
  only?: 'look' | 'held' | 'removed';
  /** Server time, both included. */
  joined_from?: number;
  joined_until?: number;
  /** A group of the same network. */
  network?: number;
}

export interface PeopleRequest extends PeopleFilter {
  t: 'people';
  n: number;
  from: number;
  count: number;
}

/** Asks for another contest by the same definition. */
export interface Again {
  t: 'again';
  n: number;
}

export type Act =
  | { act: 'start' | 'close' | 'pause' | 'resume' | 'skip' | 'replace' }
  | { act: 'next'; from?: Phase }
  | { act: 'lock' | 'unlock' | 'end' }
  | { act: 'add_time'; seconds: number }
  | { act: 'void' | 'restore'; q: number; reason: string }
  | ({ act: 'change_key'; q: number; reason: string } & NewKey)
  | PeopleAct
  | { act: 'take_back'; batch: number }
  | { act: 'hold_new' | 'release_new' };

/** On one contestant or on all whom a filter fits. */
export type PeopleAct = (
  | { act: 'remove'; for_good: boolean }
  | { act: 'reinstate' | 'hold' | 'release' }
) &
  ({ contestant: number } | { who: PeopleFilter });

export type NewKey =
  | { key: number[] }
  | { number: number; tolerance: number }
  | { texts: string[] };

/** Brings the finale on the stages so far. */
export type Unveil = { t: 'do'; n: number; act: 'unveil'; step: number };

export type Do = { t: 'do'; n: number } & Act;

export type ClientMessage =
  | Hello
  | Join
  | Answer
  | Predict
  | ClockRequest
  | PeopleRequest
  | Again
  | Do
  | Unveil;
