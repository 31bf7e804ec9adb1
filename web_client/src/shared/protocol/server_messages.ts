/** Everything a server may say, as the parser hands it on; docs/protocol.md section 3. */
import type {
  Done,
  GivenAnswers,
  Opened,
  Outage,
  People,
  RedisNews,
  Room,
  Seat,
  Shown,
  Tried,
} from './host_messages';

export interface Division {
  id: string;
  name: string;
  /** The division that spectators join when the contest's audience may play. */
  audience: boolean;
}

export interface Theme {
  accent: string;
  accent2: string;
  logo: string;
  /** The sign of a contest without a logo: "10.10", or empty for none. */
  mark: string;
  /** Who is thanked on every page. */
  partners: Partner[];
}

export interface Partner {
  name: string;
  /** Empty: the name is shown. */
  logo: string;
}

/** What contestants are asked to foretell. */
export type Prediction = 'none' | 'all_correct' | 'participants';

/** What an answer costs and earns. */
export interface Rules {
  /** `speed`: quicker answers earn more. */
  mode: 'fixed' | 'speed';
  /** Points taken for a wrong answer. */
  wrong: number;
  /** A part of several right options earns a part. */
  partial: boolean;
  /** The `from`th right answer in a row earns `bonus` more, each further one as much again, up to `max`. */
  streak: { from: number; bonus: number; max: number };
}

export type TieBreak = 'points' | 'correct' | 'time' | 'prediction' | 'earliest';

export interface Contest {
  t: 'contest';
  id: string;
  code: string;
  title: string;
  language: string;
  theme: Theme;
  join_url: string;
  /** The stage's, with its secret: for hosts; empty for everybody else. */
  stage_url: string;
  /** Where phones may find the server, where there are several: for hosts. */
  addresses?: string[];
  questions: number;
  rounds: string[];
  /** Of each round; empty from a server that does not tell. */
  rules?: Rules[];
  entrants: 'person' | 'team' | 'either';
  audience: 'none' | 'watch' | 'play';
  divisions: Division[];
  units: { url: string; required: boolean } | null;
  /** What settles places, in this order. */
  tie_break?: TieBreak[];
  prediction: Prediction;
  shuffled: boolean;
  /** The reason for which nobody new can join now; empty: they can. */
  shut?: string;
  now: number;
}

export interface Welcome {
  t: 'welcome';
  contestant: number;
  token: string;
  name: string;
  unit: string;
  division: string;
  team: boolean;
  order_seed: string;
}

export type Phase = 'lobby' | 'lead_in' | 'open' | 'closed' | 'reveal' | 'board' | 'finished';
export type Kind = 'single' | 'multiple' | 'true_false' | 'number' | 'text';
export type Difficulty = 'easy' | 'medium' | 'hard';

export interface Media {
  kind: 'image' | 'audio';
  url: string;
  alt: string;
}

export interface Source {
  document: string;
  article: string;
  url: string;
}

export interface Reveal {
  /** Indices of the right options; empty for `number` and `text`. */
  key: number[];
  number: number | null;
  tolerance: number;
  texts: string[];
  explanation: string;
  source: Source | null;
  /** How many chose each option. */
  counts: number[];
  answered: number;
  right: number;
  /** The reason, when the question counts for nobody. */
  void: string | null;
}

export interface Question {
  q: number;
  n: number;
  of: number;
  round: string;
  topic: string;
  difficulty: Difficulty;
  kind: Kind;
  seconds: number;
  points: number;
  rules?: Rules | null;
  opens_at: number | null;
  closes_at: number | null;
  remaining: number | null;
  /** Empty in the lead-in, except for the host. */
  text: string;
  options: string[];
  media: Media | null;
  /** Host only. */
  answer: Reveal | null;
}

export interface BoardRow {
  place: number;
  contestant: number;
  name: string;
  unit: string;
  points: number;
  correct: number;
  time: number;
  moved: number;
}

export interface Board {
  division: string;
  total: number;
  /** So many share the place of the last row and have no row. */
  more: number;
  rows: BoardRow[];
}

/** One row of the ranking of units. */
export interface UnitRow {
  place: number;
  /** The unit's code. */
  unit: string;
  /** Of its members, those who took part. */
  members: number;
  /** Points of `sum` and `best`; thousandths of a point, or of a percent, of `mean` and `share`. */
  value: number;
}

/** The ranking of units by their members. */
export interface UnitBoard {
  rule: 'sum' | 'mean' | 'best' | 'share';
  /** So many of a unit's members count, under `best`. */
  best: number;
  total: number;
  /** So many share the place of the last row and have no row. */
  more: number;
  rows: UnitRow[];
}

export interface Notice {
  kind: 'void' | 'restored' | 'key_changed' | 'skipped' | 'replaced';
  n: number;
  reason: string;
}

export interface View {
  t: 'view';
  v: number;
  now: number;
  phase: Phase;
  paused: boolean;
  locked: boolean;
  joined: number;
  question: Question | null;
  reveal: Reveal | null;
  boards: Board[];
  /**
   * Null before the end, and for contests of before there were finales. Until it has come to its
   * end `boards` has, but for hosts, only those whom it has named.
   */
  finale?: Finale | null;
  /** What predictions are measured by; null unless finished and asked for. */
  truth: number | null;
  /** So many questions count, once the contest is over. */
  counted?: number | null;
  notice: Notice | null;
  /** Stages and hosts read it; null where units are not ranked, or no board is shown. */
  units: UnitBoard | null;
  /** Host only from here on. */
  next: Question | null;
  spares: number;
  /** Whether the public reads no names of those who join now. */
  new_names_held: boolean;
  history: Shown[];
}

/** A recorded answer: one of the three is not null. */
export interface RecordedAnswer {
  q: number;
  options: number[] | null;
  number: number | null;
  text: string | null;
}

export interface QuestionResult {
  q: number;
  right: boolean;
  credit: number;
  points: number;
  bonus: number;
  elapsed: number | null;
  void: boolean;
}

export interface Me {
  t: 'me';
  points: number;
  correct: number;
  streak: number;
  place: number | null;
  of: number;
  removed: boolean;
  /** Where one's own unit stands, if units are ranked. */
  unit: { place: number; of: number } | null;
  prediction: number | null;
  answer: RecordedAnswer | null;
  result: QuestionResult | null;
}

export interface Recorded {
  t: 'recorded';
  id: string;
  q: number;
  elapsed: number;
}

export interface Refused {
  t: 'refused';
  for: string;
  reason: string;
  /** Comes back for `answer` and `join`; else empty. */
  id: string;
  q: number | null;
  /** Comes back for `do`. */
  n: number | null;
}

export interface ClockReply {
  t: 'clock';
  c: number;
  s: number;
}

export interface Count {
  t: 'count';
  q: number;
  answered: number;
  of: number;
}

export interface LobbyNews {
  t: 'lobby';
  joined: number;
  names: string[];
}

/** How far the host has led everybody through the finale. */
export interface Finale {
  /** Three for each division: third place, second, first. 0 names nobody. */
  step: number;
  of: number;
}

/** The host has opened this contest once more: everybody goes on there. */
export interface Follow {
  t: 'follow';
  contest: string;
  code: string;
  /** For a stage: the one that opens the other contest's; empty for everybody else. */
  secret: string;
  /** In ms: each page goes at a moment of its own. */
  within: number;
}

/** Too many come at once: the place in the line, 1 being next, and about how long it takes. */
export interface Waiting {
  t: 'waiting';
  place: number;
  seconds: number;
}

export type ServerMessage =
  | Contest
  | Welcome
  | View
  | Me
  | Recorded
  | Refused
  | ClockReply
  | Count
  | LobbyNews
  | Follow
  | Waiting
  | People
  | RedisNews
  | Outage
  | Room
  | Done
  | Opened
  | Seat
  | GivenAnswers
  | Tried;
