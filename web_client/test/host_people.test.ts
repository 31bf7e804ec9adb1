import { describe, expect, it } from 'vitest';

import { outcome } from '../src/host/command_words';
import { command_texts } from '../src/host/command_texts';
import { changed, joined_around, joined_lately, leaves_out } from '../src/host/people_filter';
import { stage_here } from '../src/host/stage_here';
import { message } from './messages';

describe('a filter of people', () => {
  it('has only the fields that leave somebody out', () => {
    const looked = changed({}, { find: 'bot', only: 'look' });
    expect(looked).toEqual({ find: 'bot', only: 'look' });
    expect(changed(looked, { find: '', only: undefined })).toEqual({});
    expect(leaves_out({})).toBe(false);
    expect(leaves_out(changed({}, { network: 3 }))).toBe(true);
  });

  it('means those who joined about when somebody did', () => {
    expect(joined_around(1_790_000_060_000)).toEqual({
      joined_from: 1_790_000_030_000,
      joined_until: 1_790_000_090_000,
    });
  });

  it('leaves out who joins after it was chosen', () => {
    expect(joined_lately(1_790_000_300_000.4, 5)).toEqual({
      joined_from: 1_790_000_000_000,
      joined_until: 1_790_000_300_000,
    });
  });
});

describe('what came of an act on people', () => {
  const words = command_texts.en;

  it('names one and counts many', () => {
    const one = { act: 'remove', contestant: 7, for_good: false } as const;
    expect(outcome(one, { about: 'An', people: 1 }, words)).toBe('Removed An.');
    const many = { act: 'remove', who: { network: 3 }, for_good: true } as const;
    expect(outcome(many, { about: '', people: 412 }, words)).toBe('Removed 412 people for good.');
    const back = { act: 'take_back', batch: 5 } as const;
    expect(outcome(back, { about: '', people: 1 }, words)).toBe('Undone for 1 person.');
  });

  it('comes with what takes it back', () => {
    expect(message<'done'>('done_people')).toMatchObject({ people: 412, batch: 5 });
    expect(message<'done'>('done')).toMatchObject({ people: 0, batch: 0 });
  });

  it('shows the host whose name looks like another, and from how large a network', () => {
    const { rows, networks } = message<'people'>('people');
    expect(rows[2]?.alike).toEqual({ contestant: 2, name: 'Đội Lào Cai', removed: false });
    expect(rows[0]?.network).toEqual({ n: 1, people: 2 });
    expect(networks).toEqual([{ n: 1, people: 2 }]);
  });
});

describe('stage_here', () => {
  it('opens the stage on the server that the page came from', () => {
    expect(stage_here('http://192.168.1.5:8080/stage#k3v9q2m7xa.00ff')).toBe(
      '/stage#k3v9q2m7xa.00ff',
    );
    expect(message<'contest'>('contest').stage_url).toBe('');
    expect(message<'contest'>('contest_host').stage_url).toMatch(/\/stage#k3v9q2m7xa\./);
  });
});
