import { describe, expect, it } from 'vitest';

import { after_close } from '../src/shared/close_codes';
import { no_stage_state, reduce_stage, type StageState } from '../src/stage/stage_state';
import { why_waiting } from '../src/stage/why_waiting';

/** After a refusal with that reason and a close with that code. */
function refused(reason: string | null, code: number): StageState {
  const refused = { t: 'refused', for: 'hello', id: '', q: null, n: null } as const;
  const told =
    reason === null
      ? no_stage_state
      : reduce_stage(no_stage_state, { message: { ...refused, reason } });
  const next = after_close(code);
  return reduce_stage(told, {
    link: next.again
      ? { state: 'waiting', attempt: 1, cause: next.cause }
      : { state: 'ended', cause: next.cause },
  });
}

describe('why_waiting', () => {
  it('says what was refused, and never that it waits for the contest then', () => {
    expect(why_waiting(refused('no_such_contest', 4404))).toBe('no_contest');
    expect(why_waiting(refused(null, 4404))).toBe('no_contest');
    expect(why_waiting(refused('contest_damaged', 4501))).toBe('damaged');
    expect(why_waiting(refused('bad_secret', 4401))).toBe('needs_address');
    expect(why_waiting(refused('too_many_attempts', 4429))).toBe('too_many');
    expect(why_waiting(refused(null, 4503))).toBe('full');
    expect(why_waiting(refused(null, 4400))).toBe('ended');
  });

  it('waits while nothing was refused', () => {
    expect(why_waiting(no_stage_state)).toBe('waiting');
    const lost = reduce_stage(no_stage_state, { link: { state: 'waiting', attempt: 1, cause: 'lost' } });
    expect(why_waiting(lost)).toBe('waiting');
  });

  it('says what blocks the live connection as long as the connection knows', () => {
    const link = { state: 'waiting', attempt: 2, cause: 'lost' } as const;
    for (const blocked of ['network', 'browser'] as const) {
      const told = reduce_stage(no_stage_state, { link: { ...link, blocked } });
      expect(why_waiting(told)).toBe('blocked');
      expect(why_waiting(reduce_stage(told, { link }))).toBe('waiting');
    }
  });

  it('still says so while it tries again', () => {
    const again = reduce_stage(refused('too_many_attempts', 4429), {
      link: { state: 'connecting', attempt: 1 },
    });
    expect(why_waiting(again)).toBe('too_many');
  });
});
