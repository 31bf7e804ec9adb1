import type {
  Board,
  Contest,
  Count,
  GivenAnswers,
  Outage,
  People,
  RedisNews,
  Room,
  Seat,
  ServerMessage,
  Tried,
  UnitBoard,
  View,
} from '../shared/protocol';
import type { Link } from '../shared/socket';

/** Everything the host's page knows. A value: every event makes a new one. */
export interface HostState {
  link: Link;
  contest: Contest | null;
  view: View | null;
  /** Answers to the question that is open, or to the last one that was. */
  count: Count | null;
  room: Room | null;
  people: People | null;
  /** The last code for another device. */
  seat: Seat | null;
  /** What people answered to the question that was last asked about. */
  answers: GivenAnswers | null;
  /** What the correction that was tried out last would do. */
  tried: Tried | null;
  /** Null as long as the server had nothing to say of it. */
  redis: RedisNews | null;
  /** The server's last, until the contest goes on to another phase or question. */
  outage: Outage | null;
  /** The last boards seen: the host may look at them while the next question runs. */
  boards: Board[];
  /** Likewise of the units; null where they are not ranked. */
  units: UnitBoard | null;
  /** Why the server would not have us, in its own word. */
  refusal: string | null;
  /** Views up to this one of this connection are old. */
  seen: number;
}

export type HostEvent = { link: Link } | { message: ServerMessage };

export const no_host_state: HostState = {
  link: { state: 'connecting', attempt: 0 },
  contest: null,
  view: null,
  count: null,
  room: null,
  people: null,
  seat: null,
  answers: null,
  tried: null,
  redis: null,
  outage: null,
  boards: [],
  units: null,
  refusal: null,
  seen: -1,
};

export function reduce_host(state: HostState, event: HostEvent): HostState {
  if ('link' in event) {
    if (event.link.state !== 'connecting') return { ...state, link: event.link };
    // A new connection tells anew what is still so.
    return { ...state, link: event.link, seen: -1, redis: null, outage: null };
  }
  const { message } = event;
  switch (message.t) {
    case 'contest':
      return { ...state, contest: message, refusal: null };
    case 'view':
      return message.v > state.seen ? with_view(state, message) : state;
    case 'count':
      return { ...state, count: message };
    case 'room':
      return { ...state, room: message };
    case 'redis':
      return { ...state, redis: message };
    case 'outage':
      return { ...state, outage: message };
    case 'people':
      return { ...state, people: message };
    case 'seat':
      return { ...state, seat: message };
    case 'answers':
      return { ...state, answers: message };
    case 'tried':
      return { ...state, tried: message };
    case 'refused':
      return message.for === 'hello' ? { ...state, refusal: message.reason } : state;
    default:
      return state;
  }
}

function with_view(state: HostState, view: View): HostState {
  const same_question = state.count !== null && state.count.q === view.question?.q;
  const same_step =
    state.view?.phase === view.phase && state.view.question?.q === view.question?.q;
  return {
    ...state,
    view,
    seen: view.v,
    count: same_question ? state.count : null,
    outage: same_step ? state.outage : null,
    boards: view.boards.length > 0 ? view.boards : state.boards,
    units: view.units ?? state.units,
  };
}

export interface Progress {
  answered: number;
  of: number;
}

/** How many have answered the question in view. */
export function progress(state: HostState): Progress {
  const of = state.count?.of ?? state.view?.joined ?? 0;
  const told = state.view?.question?.answer?.answered ?? 0;
  return { answered: Math.max(state.count?.answered ?? 0, told), of };
}
