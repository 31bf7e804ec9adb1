/** What a server says to a host only; docs/protocol.md section 3. */
import type { Kind } from './server_messages';

/** A question of the host's history. */
export interface Shown {
  q: number;
  n: number;
  text: string;
  kind: Kind;
  options: string[];
  key: number[];
  number: number | null;
  /** Of kind number; else 0. */
  tolerance: number;
  texts: string[];
  explanation: string;
  answered: number;
  right: number;
  void: string | null;
  state: 'asked' | 'skipped' | 'replaced' | 'ended';
}

/** People who joined from the same network, whose address nobody is told. */
export interface NetworkGroup {
  n: number;
  /** How many of them are in the contest. */
  people: number;
}

export interface Person {
  contestant: number;
  name: string;
  unit: string;
  division: string;
  team: boolean;
  online: boolean;
  removed: boolean;
  points: number;
  /** Round trip in ms; null while unknown. */
  rtt: number | null;
  /** Removed for good: neither they nor their name come back. */
  barred: boolean;
  /** The public reads a number instead of the name. */
  held: boolean;
  /** Server time. */
  joined_at: number;
  /** Whose name theirs looks like: somebody's who came before. */
  alike: { contestant: number; name: string; removed: boolean } | null;
  network: NetworkGroup | null;
  /** In their division; null before the first reveal and for the removed. */
  place: number | null;
  /** Right answers. */
  correct: number;
  /** In ms, as on the boards. */
  time: number;
}

export interface People {
  t: 'people';
  /** The request's. */
  n: number;
  find: string;
  from: number;
  total: number;
  rows: Person[];
  /** The largest. */
  networks: NetworkGroup[];
}

/** By what a contestant's seat is taken over at another device: once, and in time. */
export interface Seat {
  t: 'seat';
  n: number;
  contestant: number;
  code: string;
  url: string;
  /** Server time. */
  until: number;
}

/** A different answer to a question with a number or a text, and how many gave it. */
export interface GivenAnswer {
  text: string;
  number: number;
  people: number;
  right: boolean;
}

export interface GivenAnswers {
  t: 'answers';
  n: number;
  q: number;
  /** Different ones; `rows` has the most given. */
  total: number;
  rows: GivenAnswer[];
}

/** What a correction would do: how many people have more points from it, and fewer. */
export interface Tried {
  t: 'tried';
  n: number;
  more: number;
  less: number;
}

export interface Room {
  t: 'room';
  joined: number;
  online: number;
  stages: number;
  spectators: number;
  /** Stages whose browser plays no sound. */
  silent: number;
  quality: { good: number; fair: number; poor: number; away: number };
}

/** Whether Redis has the boards and the second copy; the contest goes on whatever it says. */
export interface RedisNews {
  t: 'redis';
  state: 'ok' | 'degraded' | 'mismatch';
  /** In English, for whoever runs the server. */
  reason: string;
}

/** The server stood still or was away; what ran got the time back. */
export interface Outage {
  t: 'outage';
  /** Server time when it was over. */
  until: number;
  ms: number;
}

export interface Done {
  t: 'done';
  n: number;
  /** How many an act on people changed, and what takes it back; 0 for other acts. */
  people: number;
  batch: number;
}

/** Another contest by the same definition, and the host's way into it. */
export interface Opened {
  t: 'opened';
  n: number;
  contest: string;
  code: string;
  secret: string;
}
