/** Everything a browser may say; docs/protocol.md section 2. */
import type { Phase } from './server_messages';

export type Hello =
  | { t: 'hello'; as: 'contestant' | 'spectator'; code: string; seat?: string | undefined }
  | { t: 'hello'; as: 'contestant'; contest: string; from?: string; contestant: number; token: string }
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

/** Corrects one's own name, in the lobby. The answer is another `welcome`. */
export interface Rename {
  t: 'rename';
  name: string;
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
  /** By its id. */
  division?: string;
}

export interface PeopleRequest extends PeopleFilter {
  t: 'people';
  n: number;
  /** Of joining, unless it is said. */
  order?: 'joined' | 'place';
  from: number;
  count: number;
}

/** Asks for another contest by the same definition. */
export interface Again {
  t: 'again';
  n: number;
}

/** Asks for a code by which a contestant's seat is taken over at another device. */
export interface SeatRequest {
  t: 'seat';
  n: number;
  contestant: number;
}

/** Asks for what people answered to a question with a number or a text. */
export interface AnswersRequest {
  t: 'answers';
  n: number;
  q: number;
}

/** Asks whose points a correction would change, and does nothing. */
export type Try = { t: 'try'; n: number } & Trial;
export type Trial = { act: 'void' | 'restore'; q: number } | ({ act: 'change_key'; q: number } & NewKey);

export type Act =
  | { act: 'start' | 'close' | 'pause' | 'resume' | 'skip' | 'replace' | 'show_answer' }
  | { act: 'next'; from?: Phase }
  | { act: 'lock' | 'unlock' | 'end' }
  | { act: 'add_time'; seconds: number }
  | { act: 'void' | 'restore'; q: number; reason: string }
  | ({ act: 'change_key'; q: number; reason: string; explanation?: string } & NewKey)
  | PeopleAct
  | { act: 'take_back'; batch: number }
  | { act: 'rename'; contestant: number; name: string }
  | { act: 'hold_new' | 'release_new' }
  | { act: 'address'; url: string }
  | { act: 'unveil'; step: number };

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

export type Do = { t: 'do'; n: number } & Act;

/** Whether the stage's browser lets it be heard. */
export interface Sound {
  t: 'sound';
  on: boolean;
}

export type ClientMessage =
  | Hello
  | Join
  | Answer
  | Predict
  | Rename
  | Sound
  | ClockRequest
  | PeopleRequest
  | Again
  | SeatRequest
  | AnswersRequest
  | Try
  | Do;
