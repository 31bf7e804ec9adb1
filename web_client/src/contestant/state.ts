import type { Link } from '../shared/socket';
import type {
  Answer,
  Contest,
  Join,
  Me,
  Question,
  QuestionResult,
  View,
  Waiting,
  Welcome,
} from '../shared/protocol';

/** An answer on its way. `held`: the server asked to send it again after the pause. */
export type SentAnswer = { answer: Answer } & (
  | { status: 'sending' | 'held' }
  | { status: 'recorded'; elapsed: number }
  | { status: 'refused'; reason: string }
);

/** `held`: too many come from this network at once, and the page tries again by itself. */
export type Joining =
  | { status: 'idle' }
  | { status: 'sending' | 'held'; join: Join }
  | { status: 'refused'; join: Join; reason: string };

/** A prediction that `me` does not confirm yet. */
export type Predicting =
  | { status: 'idle' }
  | { status: 'sending'; value: number }
  | { status: 'refused'; value: number; reason: string };

/** One question of the contestant's own game; `elapsed` is null where there was no answer. */
export type OwnResult = QuestionResult & { n: number };

/** Another name for oneself, while the lobby lasts. */
export type Renaming = { status: 'idle' } | { status: 'sending' } | { status: 'refused'; reason: string };

/** All that the contestant page knows. Pure data: it changes only through `reduce`. */
export interface State {
  spectator: boolean;
  link: Link;
  /** No view has come over the present connection yet, so any view is news. */
  fresh: boolean;
  hello_refused: string | undefined;
  /** The code for another device's seat was not right, used already, or too old. */
  seat_refused: boolean;
  /** The host took the contestant out; whoever is taken back in gets a `welcome`. */
  removed: boolean;
  /** The place in the line, while too many come in at once. */
  waiting: Waiting | undefined;
  contest: Contest | undefined;
  joining: Joining;
  welcome: Welcome | undefined;
  renaming: Renaming;
  /** Has joined, and not seen yet where the contest is. */
  newcomer: boolean;
  /** The question that was over already when the contestant joined. */
  missed: number | undefined;
  view: View | undefined;
  me: Me | undefined;
  /** How many are in, kept up to date in the lobby. */
  joined: number;
  predicting: Predicting;
  sent: SentAnswer | undefined;
  /** The place before the newest result; null while unknown. */
  place_before: number | null;
  results: readonly OwnResult[];
}

/** A wish to join is on its way, or will be again. */
export function is_joining(
  joining: Joining,
): joining is { status: 'sending' | 'held'; join: Join } {
  return joining.status === 'sending' || joining.status === 'held';
}

export function initial_state(spectator: boolean, results: readonly OwnResult[] = []): State {
  return {
    spectator,
    link: { state: 'connecting', attempt: 0 },
    fresh: true,
    hello_refused: undefined,
    seat_refused: false,
    removed: false,
    waiting: undefined,
    contest: undefined,
    joining: { status: 'idle' },
    welcome: undefined,
    renaming: { status: 'idle' },
    newcomer: false,
    missed: undefined,
    view: undefined,
    me: undefined,
    joined: 0,
    predicting: { status: 'idle' },
    sent: undefined,
    place_before: null,
    results,
  };
}

/** The answer in flight to this question, if any. */
export function sent_to(state: State, question: Question): SentAnswer | undefined {
  return state.sent?.answer.q === question.q ? state.sent : undefined;
}

/** Where the contestant's answer to the question stands, whatever device or page load sent it. */
export type AnswerStatus =
  | { status: 'none' }
  | { status: 'sending' | 'held' }
  | { status: 'recorded'; elapsed: number | undefined }
  | { status: 'refused'; reason: string };

export function answer_status(state: State, question: Question): AnswerStatus {
  const sent = sent_to(state, question);
  if (sent?.status === 'recorded') return { status: 'recorded', elapsed: sent.elapsed };
  if (state.me?.answer?.q === question.q) return { status: 'recorded', elapsed: undefined };
  if (sent === undefined) return { status: 'none' };
  if (sent.status === 'refused') return { status: 'refused', reason: sent.reason };
  return { status: sent.status };
}

/** Does what became of the answer stand under the one option that was tapped? */
export function under_choice(state: State, question: Question): boolean {
  const answer = chosen(state, question);
  return Array.isArray(answer) && answer.length === 1 && question.kind !== 'multiple';
}

/** What was chosen for the question: recorded if so, else sent. */
export function chosen(state: State, question: Question): number[] | number | string | undefined {
  const recorded = state.me?.answer?.q === question.q ? state.me.answer : undefined;
  if (recorded) return recorded.options ?? recorded.number ?? recorded.text ?? undefined;
  const answer = sent_to(state, question)?.answer;
  if (answer === undefined) return undefined;
  if ('options' in answer) return answer.options;
  return 'number' in answer ? answer.number : answer.text;
}

const may_be_mended: readonly string[] = [
  'unknown_option',
  'wrong_kind',
  'answer_empty',
  'answer_too_long',
  'bad_request',
];

/** May the contestant answer (again) now? Some refusals leave the question open to another try. */
export function may_answer(state: State, question: Question): boolean {
  if (state.spectator || state.view?.phase !== 'open' || state.view.paused) return false;
  const status = answer_status(state, question);
  return (
    status.status === 'none' ||
    (status.status === 'refused' && may_be_mended.includes(status.reason))
  );
}

/** Is an answer wanted or on its way, so that a lost network could make one fear for it? */
export function answer_pending(state: State): boolean {
  const { view, spectator } = state;
  if (spectator || !view?.question || (view.phase !== 'open' && view.phase !== 'closed')) return false;
  return !['recorded', 'refused'].includes(answer_status(state, view.question).status);
}

/** From the last answer on nobody is told a place until the host has unveiled the whole finale. */
export function veiled({ view }: State): boolean {
  if (view?.phase === 'finished') return !!view.finale && view.finale.step < view.finale.of;
  const question = view?.question;
  return !!question && question.n >= question.of && ['reveal', 'board'].includes(view.phase);
}

/** Places gained (or lost, below 0) with the newest result; undefined while unknown. */
export function places_gained(state: State): number | undefined {
  const { me, place_before } = state;
  if (me?.place == null || place_before === null) return undefined;
  return place_before - me.place;
}
