import type { Answer, Join, Me, Refused, ServerMessage, View } from '../shared/protocol';
import type { Link } from '../shared/socket';
import { is_joining, type OwnResult, type State } from './state';

export type Event =
  | { kind: 'link'; link: Link }
  | { kind: 'message'; message: ServerMessage }
  | { kind: 'join'; join: Join }
  | { kind: 'answer'; answer: Answer }
  | { kind: 'predict'; value: number }
  | { kind: 'rename' };

/** The next state; never changes the one given. */
export function reduce(state: State, event: Event): State {
  switch (event.kind) {
    case 'link':
      return linked(state, event.link);
    case 'join':
      return { ...state, joining: { status: 'sending', join: event.join } };
    case 'answer':
      return { ...state, sent: { answer: event.answer, status: 'sending' } };
    case 'predict':
      return { ...state, predicting: { status: 'sending', value: event.value } };
    case 'rename':
      return { ...state, renaming: { status: 'sending' } };
    case 'message':
      return heard(state, event.message);
  }
}

function linked(state: State, link: Link): State {
  if (link.state === 'connecting') {
    return { ...state, link, fresh: true, hello_refused: undefined, waiting: undefined };
  }
  const removed = state.removed || (link.state === 'ended' && link.cause === 'removed');
  return { ...state, link, removed };
}

function heard(state: State, message: ServerMessage): State {
  switch (message.t) {
    case 'contest':
      return { ...state, contest: message, waiting: undefined };
    case 'waiting':
      return { ...state, waiting: message };
    case 'welcome':
      return {
        ...state,
        welcome: message,
        renaming: { status: 'idle' },
        removed: false,
        newcomer: is_joining(state.joining),
        joining: { status: 'idle' },
      };
    case 'view':
      return seen(state, message);
    case 'me':
      return known(state, message);
    case 'lobby':
      return { ...state, joined: message.joined };
    case 'recorded':
      return state.sent?.answer.id === message.id
        ? { ...state, sent: { answer: state.sent.answer, status: 'recorded', elapsed: message.elapsed } }
        : state;
    case 'refused':
      return refused(state, message);
    default:
      return state;
  }
}

function seen(state: State, view: View): State {
  if (!state.fresh && state.view !== undefined && view.v <= state.view.v) return state;
  const over = ['closed', 'reveal', 'board'].includes(view.phase);
  const missed = state.newcomer && over ? view.question?.q : state.missed;
  return { ...state, view, joined: view.joined, fresh: false, newcomer: false, missed };
}

function known(state: State, me: Me): State {
  const before = state.me;
  const news = me.result !== null && me.result.q !== before?.result?.q;
  const { predicting } = state;
  const confirmed = predicting.status === 'sending' && me.prediction === predicting.value;
  return {
    ...state,
    me,
    removed: me.removed,
    predicting: confirmed ? { status: 'idle' } : predicting,
    place_before: news && before ? before.place : state.place_before,
    results: with_result(state, me),
  };
}

function with_result(state: State, me: Me): readonly OwnResult[] {
  const result = me.result;
  if (result === null) return state.results;
  const question = state.view?.question;
  const earlier = state.results.find((own) => own.q === result.q);
  const n = question?.q === result.q ? question.n : (earlier?.n ?? result.q);
  const others = state.results.filter((own) => own.q !== result.q);
  return [...others, { ...result, n }].sort((a, b) => a.q - b.q);
}

function refused(state: State, message: Refused): State {
  if (message.for === 'hello') return { ...state, hello_refused: message.reason };
  if (message.for === 'join' && is_joining(state.joining)) {
    const { join } = state.joining;
    if (message.id !== join.id) return state;
    if (message.reason === 'too_many_joins') return { ...state, joining: { status: 'held', join } };
    return { ...state, joining: { status: 'refused', join, reason: message.reason } };
  }
  if (message.for === 'predict' && state.predicting.status === 'sending') {
    const { value } = state.predicting;
    return { ...state, predicting: { status: 'refused', value, reason: message.reason } };
  }
  if (message.for === 'rename') {
    return { ...state, renaming: { status: 'refused', reason: message.reason } };
  }
  if (message.for === 'answer' && state.sent?.answer.id === message.id) {
    const { answer } = state.sent;
    return message.reason === 'paused'
      ? { ...state, sent: { answer, status: 'held' } }
      : { ...state, sent: { answer, status: 'refused', reason: message.reason } };
  }
  return state;
}
