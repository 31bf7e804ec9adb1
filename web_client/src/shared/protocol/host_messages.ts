/** What a server says to a host besides; docs/protocol.md section 3. */
import {
  count,
  flag,
  indices,
  integer,
  list,
  nullable,
  number,
  object,
  one_of,
  optional,
  string,
  text,
  texts,
  type,
  type Decoded,
} from './decode';
import { contest_fields, kind, question } from './server_messages';
import { shown_fields, stage_decoders } from './stage_messages';

/** What a contest is, with all that anybody is told of it. */
export type Contest = Decoded<typeof contest>;
const contest = object({
  ...contest_fields,
  /** The stage's, with its secret. */
  stage_url: text,
  /** Where phones may find the server, where there are several. */
  addresses: texts,
});

/** A question of the host's history. */
export type Shown = Decoded<typeof shown>;
const shown = object({
  q: integer,
  n: integer,
  text,
  kind,
  options: texts,
  key: indices,
  number: nullable(integer),
  /** Of kind number; else 0. */
  tolerance: count,
  texts,
  explanation: text,
  answered: count,
  right: count,
  void: nullable(string),
  state: one_of('asked', 'skipped', 'replaced', 'ended'),
});

/** How a contest stands, with all that anybody is told of it. */
export type View = Decoded<typeof view>;
const view = object({
  ...shown_fields,
  next: nullable(question),
  spares: count,
  /** Whether the public reads no names of those who join now. */
  new_names_held: flag,
  history: optional(list(shown), []),
});

/** People who joined from the same network, whose address nobody is told. */
export type NetworkGroup = Decoded<typeof network>;
const network = object({
  n: integer,
  /** How many of them are in the contest. */
  people: count,
});

export type Person = Decoded<typeof person>;
const person = object({
  contestant: integer,
  name: string,
  unit: text,
  division: text,
  team: flag,
  online: flag,
  removed: flag,
  points: count,
  /** Round trip in ms; null while unknown. */
  rtt: nullable(number),
  /** Removed for good: neither they nor their name come back. */
  barred: flag,
  /** The public reads a number instead of the name. */
  held: flag,
  /** Server time. */
  joined_at: count,
  /** Whose name theirs looks like: somebody's who came before. */
  alike: nullable(object({ contestant: integer, name: string, removed: flag })),
  network: nullable(network),
  /** In their division; null before the first reveal and for the removed. */
  place: nullable(number),
  /** Right answers. */
  correct: count,
  /** In ms, as on the boards. */
  time: count,
});

export type People = Decoded<typeof people>;
const people = object({
  t: type('people'),
  /** The request's. */
  n: count,
  find: text,
  from: integer,
  total: integer,
  rows: list(person),
  /** The largest. */
  networks: optional(list(network), []),
});

export type Room = Decoded<typeof room>;
const room = object({
  t: type('room'),
  joined: integer,
  online: integer,
  stages: count,
  spectators: count,
  /** Stages whose browser plays no sound. */
  silent: count,
  quality: object({ good: count, fair: count, poor: count, away: count }),
});

/** Whether Redis has the boards and the second copy; the contest goes on whatever it says. */
export type RedisNews = Decoded<typeof redis>;
const redis = object({
  t: type('redis'),
  state: one_of('ok', 'degraded', 'mismatch'),
  /** In English, for whoever runs the server. */
  reason: text,
});

/** The server stood still or was away; what ran got the time back. */
export type Outage = Decoded<typeof outage>;
const outage = object({
  t: type('outage'),
  /** Server time when it was over. */
  until: integer,
  ms: integer,
});

/** By what a contestant's seat is taken over at another device: once, and in time. */
export type Seat = Decoded<typeof seat>;
const seat = object({
  t: type('seat'),
  n: integer,
  contestant: integer,
  code: string,
  url: string,
  /** Server time. */
  until: integer,
});

/** What a correction would do: how many people have more points from it, and fewer. */
export type Tried = Decoded<typeof tried>;
const tried = object({ t: type('tried'), n: integer, more: integer, less: integer });

export type Done = Decoded<typeof done>;
const done = object({
  t: type('done'),
  n: integer,
  /** How many an act on people changed, and what takes it back; 0 for other acts. */
  people: count,
  batch: count,
});

/** Another contest by the same definition, and the host's way into it. */
export type Opened = Decoded<typeof opened>;
const opened = object({ t: type('opened'), n: integer, contest: string, code: string, secret: string });

export const host_decoders = {
  ...stage_decoders, contest, view, people, room, redis, outage, seat, tried, done, opened,
};

/** Everything a server may say: a host hears all of it, and every other page a part. */
export type ServerMessage = Decoded<(typeof host_decoders)[keyof typeof host_decoders]>;
