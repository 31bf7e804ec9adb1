import { describe, expect, it } from 'vitest';

import { needs_confirming, topic_of, undo_of } from '../src/host/undo';
import type { Act } from '../src/shared/protocol';
import { a_shown } from './host_stage_samples';

const reasons = {
  void: 'Như trước: không tính.',
  restore: 'Vẫn được tính.',
  change_key: 'Đáp án như trước.',
};
const before = { shown: a_shown(), reasons };

describe('undo_of', () => {
  it('restores what was void', () => {
    expect(undo_of({ act: 'void', q: 2, reason: 'Sai đề.' }, before)).toEqual({
      act: 'restore',
      q: 2,
      reason: 'Vẫn được tính.',
    });
  });

  it('tells the room what is so now, not that somebody blundered', () => {
    const change: Act = { act: 'change_key', q: 2, reason: 'In sai.', key: [2] };
    const key = undo_of(change, before);
    expect(key).toMatchObject({ reason: 'Đáp án như trước.' });
  });

  it('gives a name and an explanation back', () => {
    const rename = { act: 'rename', contestant: 7, name: 'An' } as const;
    expect(undo_of(rename, { ...before, name: 'Am' })).toEqual({ ...rename, name: 'Am' });
    const shown = a_shown({ explanation: 'Vì thế.' });
    const change: Act = { act: 'change_key', q: 2, reason: 'In sai.', key: [2] };
    expect(undo_of(change, { ...before, shown })).toMatchObject({ explanation: 'Vì thế.' });
  });

  it('leaves acts on people to the batch that the server names', () => {
    const remove = { act: 'remove', contestant: 17, for_good: false } as const;
    expect(undo_of(remove, before)).toBeNull();
    expect(undo_of({ act: 'hold', who: { only: 'look' } }, before)).toBeNull();
    expect(undo_of({ act: 'hold_new' }, before)).toEqual({ act: 'release_new' });
  });

  it('brings the old reason back with the void', () => {
    const shown = a_shown({ void: 'Hai đáp án đúng.' });
    const undo = undo_of({ act: 'restore', q: 2, reason: 'Đúng rồi.' }, { ...before, shown });
    expect(undo).toEqual({ act: 'void', q: 2, reason: 'Hai đáp án đúng.' });
  });

  it('puts the key back as it was, of every kind', () => {
    const change = { act: 'change_key', q: 2, reason: 'In sai.', key: [2] } as const;
    const undo = (shown: ReturnType<typeof a_shown>) =>
      undo_of({ ...change, key: [2] }, { ...before, shown });
    expect(undo(a_shown())).toMatchObject({ act: 'change_key', key: [1] });
    expect(undo(a_shown({ kind: 'number', number: 34, tolerance: 2 }))).toMatchObject({
      number: 34,
      tolerance: 2,
    });
    expect(undo(a_shown({ kind: 'text', texts: ['Hà Nội'] }))).toMatchObject({ texts: ['Hà Nội'] });
    expect(undo_of({ ...change, key: [2] }, { ...before, shown: null })).toBeNull();
  });

  it('takes added time away again', () => {
    expect(undo_of({ act: 'add_time', seconds: 10 }, before)).toEqual({
      act: 'add_time',
      seconds: -10,
    });
  });

  it('offers none for what cannot be taken back, and that is confirmed first', () => {
    for (const act of ['skip', 'replace', 'end'] as const) {
      expect(undo_of({ act }, before)).toBeNull();
      expect(needs_confirming(act)).toBe(true);
    }
    expect(needs_confirming('pause')).toBe(false);
  });
});

describe('topic_of', () => {
  it('is one for a command and the one that takes it back', () => {
    expect(topic_of({ act: 'resume' })).toBe(topic_of({ act: 'pause' }));
    expect(topic_of({ act: 'unlock' })).toBe(topic_of({ act: 'lock' }));
    expect(topic_of({ act: 'reinstate', contestant: 7 })).toBe(
      topic_of({ act: 'remove', contestant: 7, for_good: true }),
    );
    expect(topic_of({ act: 'remove', contestant: 8, for_good: false })).not.toBe(
      topic_of({ act: 'remove', contestant: 7, for_good: true }),
    );
  });
});
