/**
 * What a server says to every kind of page; docs/protocol.md section 3. A decoder reads exactly the
 * fields it names, and fills in what may be left out; its type is what the pages get.
 */
import {
  boolean,
  count,
  flag,
  indices,
  integer,
  list,
  number,
  nullable,
  object,
  one_of,
  optional,
  string,
  text,
  texts,
  type,
  type Decoded,
} from './decode';

export type Partner = Decoded<typeof partner>;
const partner = object({
  name: string,
  /** Empty: the name is shown. */
  logo: text,
});

export type Theme = Decoded<typeof theme>;
const theme = object({
  accent: text,
  accent2: text,
  logo: text,
  /** The sign of a contest without a logo: "10.10", or empty for none. */
  mark: text,
  /** Who is thanked on every page. */
  partners: optional(list(partner), []),
});
const no_theme = theme({});

/** What an answer costs and earns. */
export type Rules = Decoded<typeof rules>;
const rules = object({
  /** `speed`: quicker answers earn more. */
  mode: one_of('fixed', 'speed'),
  /** Points taken for a wrong answer. */
  wrong: count,
  /** A part of several right options earns a part. */
  partial: flag,
  /** The `from`th right answer in a row earns `bonus` more, each further one as much again, up to `max`. */
  streak: optional(object({ from: count, bonus: count, max: count }), { from: 0, bonus: 0, max: 0 }),
});

export type Division = Decoded<typeof division>;
const division = object({
  id: string,
  name: string,
  /** The division that spectators join when the contest's audience may play. */
  audience: flag,
});

export type TieBreak = Decoded<typeof tie_break>;
const tie_break = one_of('points', 'correct', 'time', 'prediction', 'earliest');

/** What contestants are asked to foretell. */
export type Prediction = Decoded<typeof prediction>;
const prediction = one_of('none', 'all_correct', 'participants');

/** What everybody is told of a contest. */
export const contest_fields = {
  t: type('contest'),
  id: string,
  code: string,
  title: string,
  language: optional(string, 'vi'),
  theme: optional(theme, no_theme),
  join_url: text,
  questions: integer,
  rounds: texts,
  /** Of each round; empty from a server that does not tell. */
  rules: optional(list(rules), []),
  entrants: one_of('person', 'team', 'either'),
  audience: one_of('none', 'watch', 'play'),
  divisions: list(division),
  units: nullable(object({ url: string, required: flag })),
  /** What settles places, in this order. */
  tie_break: optional(list(tie_break), ['points', 'correct', 'time']),
  prediction: optional(prediction, 'none'),
  shuffled: flag,
  /** The reason for which nobody new can join now; empty: they can. */
  shut: text,
  now: number,
};

export type Welcome = Decoded<typeof welcome>;
const welcome = object({
  t: type('welcome'),
  contestant: integer,
  token: string,
  name: string,
  unit: text,
  division: text,
  team: flag,
  order_seed: string,
});

export type Kind = Decoded<typeof kind>;
export const kind = one_of('single', 'multiple', 'true_false', 'number', 'text');

const source = object({ document: text, article: text, url: text });

export type Reveal = Decoded<typeof reveal>;
const reveal = object({
  /** Indices of the right options; empty for `number` and `text`. */
  key: indices,
  number: nullable(integer),
  tolerance: count,
  texts,
  explanation: text,
  source: nullable(source),
  /** How many chose each option. */
  counts: indices,
  answered: count,
  right: count,
  /** The reason, when the question counts for nobody. */
  void: nullable(string),
});

export type Media = Decoded<typeof media>;
const media = object({ kind: one_of('image', 'audio'), url: string, alt: text });

export type Question = Decoded<typeof question>;
export const question = object({
  q: integer,
  n: integer,
  of: integer,
  round: text,
  topic: text,
  difficulty: one_of('easy', 'medium', 'hard'),
  kind,
  seconds: number,
  points: integer,
  rules: nullable(rules),
  opens_at: nullable(number),
  closes_at: nullable(number),
  remaining: nullable(number),
  /** Empty in the lead-in, except for the host. */
  text,
  options: texts,
  media: nullable(media),
  /** Host only. */
  answer: nullable(reveal),
});

export type BoardRow = Decoded<typeof board_row>;
const board_row = object({
  place: integer,
  contestant: integer,
  name: string,
  unit: text,
  points: integer,
  correct: integer,
  time: count,
  moved: count,
});

export type Board = Decoded<typeof board>;
const board = object({
  division: string,
  total: integer,
  /** So many share the place of the last row and have no row. */
  more: count,
  rows: list(board_row),
});

export type Notice = Decoded<typeof notice>;
const notice = object({
  kind: one_of('void', 'restored', 'key_changed', 'skipped', 'replaced'),
  n: integer,
  reason: text,
});

/** How far the host has led everybody through the finale. */
export type Finale = Decoded<typeof finale>;
const finale = object({
  /** Three for each division: third place, second, first. 0 names nobody. */
  step: integer,
  of: integer,
});

export type Phase = Decoded<typeof phase>;
const phase = one_of('lobby', 'lead_in', 'open', 'closed', 'reveal', 'board', 'finished');

/** What everybody's view has. */
export const view_fields = {
  t: type('view'),
  v: integer,
  now: number,
  phase,
  paused: flag,
  locked: flag,
  joined: count,
  question: nullable(question),
  reveal: nullable(reveal),
  boards: optional(list(board), []),
  /**
   * Null before the end, and for contests of before there were finales. Until it has come to its
   * end `boards` has, but for hosts, only those whom it has named.
   */
  finale: nullable(finale),
  /** What predictions are measured by; null unless finished and asked for. */
  truth: nullable(integer),
  /** So many questions count, once the contest is over. */
  counted: nullable(integer),
  notice: nullable(notice),
};

/** A recorded answer: one of the three is not null. */
const recorded_answer = object({
  q: integer,
  options: nullable(list(integer)),
  number: nullable(integer),
  text: nullable(string),
});

export type QuestionResult = Decoded<typeof question_result>;
const question_result = object({
  q: integer,
  right: boolean,
  credit: integer,
  points: integer,
  bonus: count,
  elapsed: nullable(number),
  void: flag,
});

export type Me = Decoded<typeof me>;
const me = object({
  t: type('me'),
  points: integer,
  correct: integer,
  streak: integer,
  place: nullable(integer),
  of: count,
  removed: flag,
  /** Where one's own unit stands, if units are ranked. */
  unit: nullable(object({ place: integer, of: integer })),
  prediction: nullable(integer),
  answer: nullable(recorded_answer),
  result: nullable(question_result),
});

const recorded = object({ t: type('recorded'), id: string, q: integer, elapsed: number });

export type Refused = Decoded<typeof refused>;
const refused = object({
  t: type('refused'),
  for: string,
  reason: string,
  /** Comes back for `answer` and `join`; else empty. */
  id: text,
  q: nullable(integer),
  /** Comes back for `do`. */
  n: nullable(integer),
});

const clock = object({ t: type('clock'), c: number, s: number });

export type Count = Decoded<typeof answered_count>;
const answered_count = object({ t: type('count'), q: integer, answered: integer, of: integer });

const lobby = object({ t: type('lobby'), joined: integer, names: texts });

/** Too many come at once: the place in the line, 1 being next, and about how long it takes. */
export type Waiting = Decoded<typeof waiting>;
const waiting = object({ t: type('waiting'), place: integer, seconds: integer });

/** The host has opened this contest once more: everybody goes on there. */
export type Follow = Decoded<typeof follow>;
const follow = object({
  t: type('follow'),
  contest: string,
  code: string,
  /** For a stage: the one that opens the other contest's; empty for everybody else. */
  secret: text,
  /** In ms: each page goes at a moment of its own. */
  within: count,
});

/** By the `t` of each message. What only stages or hosts are told besides is read by their pages. */
export const common_decoders = {
  contest: object(contest_fields),
  welcome,
  view: object(view_fields),
  me,
  recorded,
  refused,
  clock,
  lobby,
  waiting,
  follow,
  count: answered_count,
};
