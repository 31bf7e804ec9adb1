import { describe, expect, it } from 'vitest';
import { parse_server_message, type Parse } from '../src/shared/protocol';
import { parse_host_message } from '../src/shared/protocol/parse_host';
import { parse_stage_message } from '../src/shared/protocol/parse_stage';
import { fixture, fixtures } from './fixtures';
import { message } from './messages';

const from_server = fixtures().filter((each) => each.from === 'server');

/** Where `read` has something else than `sent`; for null it may have what stands for nothing. */
function missing(sent: unknown, read: unknown, path = ''): string[] {
  if (sent === null) return read === null || Array.isArray(read) ? [] : [path];
  if (typeof sent !== 'object') return sent === read ? [] : [path];
  if (typeof read !== 'object' || read === null) return [path];
  if (Array.isArray(sent) && sent.length !== (read as unknown[]).length) return [path];
  const found = read as Record<string, unknown>;
  return Object.entries(sent).flatMap(([name, value]) => missing(value, found[name], `${path}.${name}`));
}

describe('parse_host_message', () => {
  it('has fixtures of every type', () => {
    expect(new Set(from_server.map((each) => each.message['t'])).size).toBe(20);
  });

  it.each(from_server)('reads all of $name', ({ message: sent }) => {
    expect(missing(sent, parse_host_message(JSON.stringify(sent)))).toEqual([]);
  });

  it.each([
    [parse_stage_message, ['history', 'new_names_held', 'next', 'spares', 'stage_url']],
    [parse_server_message, ['history', 'new_names_held', 'next', 'spares', 'stage_url', 'units']],
  ])('reads for the other pages all but what they do not look at', (parse, not_looked_at) => {
    const left_out = from_server.flatMap(({ message: sent }) => {
      const part = parse(JSON.stringify(sent));
      return part ? missing(sent, part).map((path) => path.split('.')[1] ?? '') : [];
    });
    expect([...new Set(left_out)].sort()).toEqual(not_looked_at);
  });

  it('fills in what a lead-in leaves out', () => {
    const { question, boards } = message<'view'>('view_lead_in');
    expect(question).toMatchObject({ text: '', options: [], media: null, closes_at: null });
    expect(boards).toEqual([]);
  });

  it('knows what contestants are asked to foretell, also when the server does not say', () => {
    expect(message<'contest'>('contest').prediction).toBe('none');
    expect(message<'contest'>('contest', { prediction: 'all_correct' }).prediction).toBe('all_correct');
    expect(message<'me'>('me_new').prediction).toBeNull();
    expect(message<'me'>('me_predicted').prediction).toBe(120);
    expect(message<'view'>('view_finished').truth).toBeNull();
    expect(message<'view'>('view_finished').finale).toBeNull();
    expect(message<'view'>('view_finished_finale').finale).toEqual({ step: 1, of: 3 });
    expect(message<'view'>('view_finished_truth').truth).toBe(118);
    expect(message<'view'>('view_finished_truth').counted).toBe(20);
    expect(message<'view'>('view_finished').counted).toBeNull();
    expect(message<'contest'>('contest').tie_break).toEqual(['points', 'correct', 'time']);
    expect(message<'contest'>('contest_tie_break').tie_break).toEqual(['points', 'prediction', 'earliest']);
  });

  it('leaves out of the other pages what only a host hears', () => {
    const of_all = from_server.filter((each) => parse_server_message(JSON.stringify(each.message)));
    const heard = new Set(of_all.map((each) => each.message['t']));
    expect(heard.size).toBe(11);
    expect(heard).not.toContain('people');
    const units = { ...fixture('view_board_units')['units'] as object };
    const read = (parse: Parse) => parse(JSON.stringify(fixture('view_board_units')));
    expect(read(parse_stage_message)).toMatchObject({ units });
    expect(read(parse_host_message)).toMatchObject({ units });
    expect(read(parse_server_message)).not.toHaveProperty('units');
  });

  it('knows whose look the pages have, also when the server does not say', () => {
    expect(message<'contest'>('contest').theme).toMatchObject({ mark: '', partners: [] });
    expect(message<'contest'>('contest_look').theme).toEqual(fixture('contest_look')['theme']);
    expect(message<'me'>('me_result').unit).toBeNull();
    expect(message<'me'>('me_unit').unit).toEqual({ place: 3, of: 34 });
  });

  it('keeps the way into another contest', () => {
    expect(message<'opened'>('opened')).toEqual(fixture('opened'));
  });

  it('keeps what only the host may know', () => {
    const view = message<'view'>('view_host_open');
    expect(view.question?.answer?.key).toEqual([1]);
    expect(view.next?.answer?.key).toEqual([0]);
    expect(view.history.map((shown) => shown.q)).toEqual([1, 2]);
  });

  it('keeps a question that the end of the contest cut off', () => {
    const { history } = message<'view'>('view_host_open');
    const cut = { ...history[0], state: 'ended' };
    const view = message<'view'>('view_host_open', { history: [cut] } as object);
    expect(view.history[0]?.state).toBe('ended');
  });

  it.each([
    ['', 'nothing'],
    ['{', 'broken JSON'],
    ['null', 'null'],
    ['[]', 'a list'],
    ['{"t":"news"}', 'a type from the future'],
    ['{"t":"toString"}', 'a name every object has'],
    ['{"t":7}', 'a type that is no text'],
    ['{"t":"view"}', 'a view without fields'],
    ['{"t":"clock","c":"1","s":2}', 'a text for a number'],
    ['{"t":"clock","c":1e999,"s":2}', 'an endless number'],
  ])('ignores %s (%s)', (frame) => {
    expect(parse_host_message(frame)).toBeUndefined();
  });

  it('never throws, whatever a field is made into', () => {
    const odd = [null, -1, 'x', [], {}, [null], { t: 1 }, true];
    for (const { message: sent } of from_server) {
      for (const name of Object.keys(sent)) {
        for (const value of odd) {
          expect(() => parse_host_message(JSON.stringify({ ...sent, [name]: value }))).not.toThrow();
        }
      }
    }
  });

  it('leaves out fields it does not know', () => {
    expect(message<'opened'>('opened', { extra: 1 } as object)).toEqual(fixture('opened'));
  });
});
