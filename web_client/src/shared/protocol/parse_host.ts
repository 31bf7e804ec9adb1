import { integer, list, number, nullable, object, one_of, optional, string } from './decode';
import type {
  Done,
  NetworkGroup,
  Opened,
  Outage,
  People,
  Person,
  RedisNews,
  Room,
  Seat,
  Shown,
  Tried,
} from './host_messages';
import {
  common_decoders,
  contest_fields,
  count,
  flag,
  indices,
  kind,
  parser_of,
  question,
  text,
  texts,
  type,
} from './parse';
import { answers, shown_fields } from './parse_stage';
import type { Contest, View } from './server_messages';

const contest = object<Contest>({ ...contest_fields, stage_url: text, addresses: texts });

const shown = object<Shown>({
  q: integer,
  n: integer,
  text,
  kind,
  options: texts,
  key: indices,
  number: nullable(integer),
  tolerance: count,
  texts,
  explanation: text,
  answered: count,
  right: count,
  void: nullable(string),
  state: one_of('asked', 'skipped', 'replaced', 'ended'),
});

const view = object<View>({
  ...shown_fields,
  next: nullable(question),
  spares: count,
  new_names_held: flag,
  history: optional(list(shown), []),
});

const network = object<NetworkGroup>({ n: integer, people: count });

const person = object<Person>({
  contestant: integer,
  name: string,
  unit: text,
  division: text,
  team: flag,
  online: flag,
  removed: flag,
  points: count,
  rtt: nullable(number),
  barred: flag,
  held: flag,
  joined_at: count,
  alike: nullable(
    object<NonNullable<Person['alike']>>({ contestant: integer, name: string, removed: flag }),
  ),
  network: nullable(network),
  place: nullable(number),
  correct: count,
  time: count,
});

const people = object<People>({
  t: type('people'),
  n: count,
  find: text,
  from: integer,
  total: integer,
  rows: list(person),
  networks: optional(list(network), []),
});

const room = object<Room>({
  t: type('room'),
  joined: integer,
  online: integer,
  stages: count,
  spectators: count,
  silent: count,
  quality: object<Room['quality']>({ good: count, fair: count, poor: count, away: count }),
});

const redis = object<RedisNews>({
  t: type('redis'),
  state: one_of('ok', 'degraded', 'mismatch'),
  reason: text,
});

const outage = object<Outage>({ t: type('outage'), until: integer, ms: integer });

const seat = object<Seat>({
  t: type('seat'),
  n: integer,
  contestant: integer,
  code: string,
  url: string,
  until: integer,
});

const tried = object<Tried>({ t: type('tried'), n: integer, more: integer, less: integer });

const done = object<Done>({ t: type('done'), n: integer, people: count, batch: count });

const opened = object<Opened>({
  t: type('opened'),
  n: integer,
  contest: string,
  code: string,
  secret: string,
});

/** As `parse_server_message`, for a host: the other pages need not carry what only a host hears. */
export const parse_host_message = parser_of({
  ...common_decoders, contest, view, people, room, redis, outage, seat, answers, tried, done, opened,
});
