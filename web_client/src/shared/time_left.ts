import type { Question } from './protocol';

type Timed = Pick<Question, 'seconds' | 'opens_at' | 'closes_at' | 'remaining'>;

/** Milliseconds until the question closes, 0 when over; undefined while no end is set. */
export function time_left(question: Timed, paused: boolean, server_now: number): number | undefined {
  if (paused && question.remaining !== null) return Math.max(0, question.remaining);
  if (question.closes_at === null) return undefined;
  return Math.max(0, question.closes_at - server_now);
}

/** What is left as a share of the answer time, 0 to 1. Added time shows as a full bar. */
export function share_left(question: Timed, left: number): number {
  return Math.min(1, left / (question.seconds * 1000));
}

/** 3, 2, 1 before the question opens; undefined when it is further off or the time is not set. */
export function lead_in_digit(question: Timed, paused: boolean, server_now: number): number | undefined {
  if (paused || question.opens_at === null) return undefined;
  const digit = Math.ceil((question.opens_at - server_now) / 1000);
  return digit >= 1 && digit <= 3 ? digit : undefined;
}
