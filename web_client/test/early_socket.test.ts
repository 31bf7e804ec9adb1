import { describe, expect, it } from 'vitest';
import { take_early_socket } from '../src/contestant/early_socket';

const socket = (readyState: number) => ({ readyState }) as WebSocket;

describe('the connection begun before the script', () => {
  it('is given out once', () => {
    const page = { early_socket: socket(0) };
    const begun = page.early_socket;
    expect(take_early_socket(page)).toBe(begun);
    expect(take_early_socket(page)).toBeUndefined();
    expect(take_early_socket({ early_socket: socket(1) })).toBeDefined();
  });

  it('is no use once it has failed', () => {
    for (const state of [2, 3]) expect(take_early_socket({ early_socket: socket(state) })).toBeUndefined();
    expect(take_early_socket({})).toBeUndefined();
  });
});
