import { boolean, integer, list, number, nullable, object, one_of, optional, string } from './decode';
import type { Decoder } from './decode';
import type * as message from './server_messages';

export const text = optional(string, '');
export const flag = optional(boolean, false);
export const count = optional(integer, 0);
export const indices = optional(list(integer), []);
export const texts = optional(list(string), []);
export const kind = one_of('single', 'multiple', 'true_false', 'number', 'text');
export const type = <T extends string>(name: T) => one_of(name);

const rules = object<message.Rules>({
  mode: one_of('fixed', 'speed'),
  wrong: count,
  partial: flag,
  streak: optional(object<message.Rules['streak']>({ from: count, bonus: count, max: count }), {
    from: 0,
    bonus: 0,
    max: 0,
  }),
});

const theme = object<message.Theme>({
  accent: text,
  accent2: text,
  logo: text,
  mark: text,
  partners: optional(list(object<message.Partner>({ name: string, logo: text })), []),
});
const no_theme = theme({});

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
  rules: optional(list(rules), []),
  entrants: one_of('person', 'team', 'either'),
  audience: one_of('none', 'watch', 'play'),
  divisions: list(object<message.Division>({ id: string, name: string, audience: flag })),
  units: nullable(object<{ url: string; required: boolean }>({ url: string, required: flag })),
  tie_break: optional(list(one_of('points', 'correct', 'time', 'prediction', 'earliest')), [
    'points',
    'correct',
    'time',
  ] as message.TieBreak[]),
  prediction: optional(one_of('none', 'all_correct', 'participants'), 'none'),
  shuffled: flag,
  shut: text,
  now: number,
};

/** What only a host is told besides is read by the host's page. */
const contest = object(contest_fields) as Decoder<message.Contest>;

const welcome = object<message.Welcome>({
  t: type('welcome'),
  contestant: integer,
  token: string,
  name: string,
  unit: text,
  division: text,
  team: flag,
  order_seed: string,
});

const source = object<message.Source>({ document: text, article: text, url: text });

const reveal = object<message.Reveal>({
  key: indices,
  number: nullable(integer),
  tolerance: count,
  texts,
  explanation: text,
  source: nullable(source),
  counts: indices,
  answered: count,
  right: count,
  void: nullable(string),
});

const media = object<message.Media>({ kind: one_of('image', 'audio'), url: string, alt: text });

export const question = object<message.Question>({
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
  text,
  options: texts,
  media: nullable(media),
  answer: nullable(reveal),
});

const board_row = object<message.BoardRow>({
  place: integer,
  contestant: integer,
  name: string,
  unit: text,
  points: integer,
  correct: integer,
  time: count,
  moved: count,
});

const board = object<message.Board>({
  division: string,
  total: integer,
  more: count,
  rows: list(board_row),
});

const notice = object<message.Notice>({
  kind: one_of('void', 'restored', 'key_changed', 'skipped', 'replaced'),
  n: integer,
  reason: text,
});

const finale = object<message.Finale>({ step: integer, of: integer });

/** What everybody's view has. */
export const view_fields = {
  t: type('view'),
  v: integer,
  now: number,
  phase: one_of('lobby', 'lead_in', 'open', 'closed', 'reveal', 'board', 'finished'),
  paused: flag,
  locked: flag,
  joined: count,
  question: nullable(question),
  reveal: nullable(reveal),
  boards: optional(list(board), []),
  finale: nullable(finale),
  truth: nullable(integer),
  counted: nullable(integer),
  notice: nullable(notice),
};

/** The rest is read by the pages that look at it. */
const view = object(view_fields) as Decoder<message.View>;

const me = object<message.Me>({
  t: type('me'),
  points: integer,
  correct: integer,
  streak: integer,
  place: nullable(integer),
  of: count,
  removed: flag,
  unit: nullable(object<{ place: number; of: number }>({ place: integer, of: integer })),
  prediction: nullable(integer),
  answer: nullable(
    object<message.RecordedAnswer>({
      q: integer,
      options: nullable(list(integer)),
      number: nullable(integer),
      text: nullable(string),
    }),
  ),
  result: nullable(
    object<message.QuestionResult>({
      q: integer,
      right: boolean,
      credit: integer,
      points: integer,
      bonus: count,
      elapsed: nullable(number),
      void: flag,
    }),
  ),
});

const recorded = object<message.Recorded>({
  t: type('recorded'),
  id: string,
  q: integer,
  elapsed: number,
});

const refused = object<message.Refused>({
  t: type('refused'),
  for: string,
  reason: string,
  id: text,
  q: nullable(integer),
  n: nullable(integer),
});

const clock = object<message.ClockReply>({ t: type('clock'), c: number, s: number });

const answered_count = object<message.Count>({
  t: type('count'),
  q: integer,
  answered: integer,
  of: integer,
});

const lobby = object<message.LobbyNews>({ t: type('lobby'), joined: integer, names: texts });

const waiting = object<message.Waiting>({ t: type('waiting'), place: integer, seconds: integer });

const follow = object<message.Follow>({
  t: type('follow'), contest: string, code: string, secret: text, within: count,
});

export type Parse = (frame: string) => message.ServerMessage | undefined;
type Decoders = Partial<Record<message.ServerMessage['t'], Decoder<message.ServerMessage>>>;

/** What every kind of client hears. */
export const common_decoders: Decoders = {
  contest, welcome, view, me, recorded, refused, clock, lobby, waiting, follow, count: answered_count,
};

/**
 * Reads one text frame from the server; `undefined` when it is not a message this page knows.
 * Never throws. Missing optional fields are filled in, unknown fields are left out.
 */
export function parser_of(decoders: Decoders): Parse {
  const decoder_of = new Map<unknown, Decoder<message.ServerMessage>>(Object.entries(decoders));
  return (frame) => {
    try {
      const value: unknown = JSON.parse(frame);
      if (typeof value !== 'object' || value === null || !('t' in value)) return undefined;
      return decoder_of.get(value.t)?.(value);
    } catch {
      return undefined;
    }
  };
}

export const parse_server_message = parser_of(common_decoders);
