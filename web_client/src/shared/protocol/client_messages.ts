/** Everything a browser may say; docs/protocol.md section 2. */
import type { Phase } from './server_messages';

export type Hello =
  | { t: 'hello'; as: 'contestant' | 'spectator' | 'stage'; code: string }
  | { t: 'hello'; as: 'contestant'; contest: string; contestant: number; token: string }
  | { t: 'hello'; as: 'host'; contest: string; secret: string };

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

export interface PeopleRequest {
  t: 'people';
  find: string;
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
  | { act: 'remove' | 'reinstate'; contestant: number };

export type NewKey =
  | { key: number[] }
  | { number: number; tolerance: number }
  | { texts: string[] };

export type Do = { t: 'do'; n: number } & Act;

export type ClientMessage =
  | Hello
  | Join
  | Answer
  | Predict
  | ClockRequest
  | PeopleRequest
  | Again
  | Do;
