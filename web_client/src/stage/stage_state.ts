import type { Board, Contest, Count, GivenAnswers, ServerMessage, View } from '../shared/protocol';
import type { Link } from '../shared/socket';

/** Everything the stage screen knows. A value: every event makes a new one. */
export interface StageState {
  link: Link;
  contest: Contest | null;
  view: View | null;
  count: Count | null;
  /** What people wrote to the question last revealed of those with a number or a text. */
  given: GivenAnswers | null;
  /** The latest to join, newest last. */
  names: string[];
  joined: number;
  /** The boards on show and those before them; null until there were any. */
  boards: Board[] | null;
  boards_before: Board[] | null;
  /** Grows when other boards come on show. */
  board_turn: number;
  /** Whether the page came in when the phase had begun: then nothing is played, all stands. */
  at_rest: boolean;
  refusal: string | null;
  seen: number;
}

export type StageEvent = { link: Link } | { message: ServerMessage };

export const no_stage_state: StageState = {
  link: { state: 'connecting', attempt: 0 },
  contest: null,
  view: null,
  count: null,
  given: null,
  names: [],
  joined: 0,
  boards: null,
  boards_before: null,
  board_turn: 0,
  at_rest: true,
  refusal: null,
  seen: -1,
};

export function reduce_stage(state: StageState, event: StageEvent): StageState {
  if ('link' in event) {
    const seen = event.link.state === 'connecting' ? -1 : state.seen;
    return { ...state, link: event.link, seen };
  }
  const { message } = event;
  switch (message.t) {
    case 'contest':
      return { ...state, contest: message, refusal: null };
    case 'view':
      return message.v > state.seen ? with_view(state, message) : state;
    case 'count':
      return { ...state, count: message };
    case 'answers':
      return { ...state, given: message };
    case 'lobby':
      return { ...state, joined: message.joined, names: message.names };
    case 'refused':
      return message.for === 'hello' ? { ...state, refusal: message.reason } : state;
    default:
      return state;
  }
}

function with_view(state: StageState, view: View): StageState {
  const before = state.view;
  const same_question = state.count !== null && state.count.q === view.question?.q;
  const next: StageState = {
    ...state,
    view,
    seen: view.v,
    joined: view.joined,
    count: same_question ? state.count : null,
    at_rest: before === null || (state.at_rest && before.phase === view.phase),
  };
  if (view.boards.length === 0 || same_boards(state.boards, view.boards)) return next;
  return {
    ...next,
    boards: view.boards,
    boards_before: state.boards,
    board_turn: state.board_turn + 1,
  };
}

function same_boards(one: readonly Board[] | null, other: readonly Board[]): boolean {
  return one !== null && JSON.stringify(one) === JSON.stringify(other);
}

/** How many have answered the question on show, and of how many. */
export function answered_of(state: StageState): { answered: number; of: number } {
  const told = state.view?.reveal?.answered ?? 0;
  return {
    answered: Math.max(state.count?.answered ?? 0, told),
    of: state.count?.of ?? state.view?.joined ?? 0,
  };
}
