import { afterEach, describe, expect, it, vi } from 'vitest';
import { rounds_by_rules, rules_words } from '../src/shared/rules';
import { browser_store, follow_tabs } from '../src/shared/store';
import { message } from './messages';

const plain = { mode: 'fixed', wrong: 0, partial: false, streak: { from: 0, bonus: 0, max: 0 } } as const;
const hard = { mode: 'speed', wrong: 200, partial: true, streak: { from: 3, bonus: 100, max: 300 } } as const;

describe('rules_words', () => {
  it('tells what is earned and lost before the answer', () => {
    expect(rules_words(plain, 1000)).toEqual(['Đúng +1.000', 'Sai không bị trừ']);
    expect(rules_words(hard, 1001)).toEqual([
      'Đúng +1.001 giảm dần đến +501: nhanh được nhiều hơn',
      'Sai −200',
      'Chọn đúng một phần được một phần điểm',
      'Đúng liền từ 3 câu: thưởng +100, tăng dần đến +300',
    ]);
  });

  it('tells the rules of a round without points, and leaves out what does not apply', () => {
    expect(rules_words(hard)).toContain('Càng nhanh càng nhiều điểm');
    expect(rules_words(hard, 1000, false)).toHaveLength(3);
  });
});

describe('rounds_by_rules', () => {
  it('names rounds only where their rules differ', () => {
    const contest = message<'contest'>('contest');
    const rounds = ['Khởi động', 'Tăng tốc', 'Về đích'];
    expect(rounds_by_rules(contest).map((part) => part.names)).toEqual(['Khởi động', 'Tăng tốc']);
    expect(rounds_by_rules({ ...contest, rounds, rules: [plain, plain, hard] })).toEqual([
      { names: 'Khởi động, Tăng tốc', rules: plain },
      { names: 'Về đích', rules: hard },
    ]);
    expect(rounds_by_rules({ ...contest, rounds, rules: [hard, hard, hard] })).toEqual([{ names: '', rules: hard }]);
    expect(rounds_by_rules({ ...contest, rules: [] })).toEqual([]);
  });
});

describe('browser_store', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  afterEach(() => vi.unstubAllGlobals());

  it('sees what another tab wrote meanwhile', () => {
    vi.stubGlobal('localStorage', storage);
    const store = browser_store();
    store.write('name', 'mine');
    storage.setItem('hoithi.name', 'theirs');
    expect(store.read('name')).toBe('theirs');
    expect(store.lasts()).toBe(true);
  });

  it('remembers for as long as the page is open what the browser refuses to keep', () => {
    const refuse = () => {
      throw new DOMException('no', 'QuotaExceededError');
    };
    vi.stubGlobal('localStorage', { ...storage, setItem: refuse });
    const store = browser_store();
    store.write('name', 'mine');
    expect(store.read('name')).toBe('mine');
    expect(store.lasts()).toBe(false);
  });

  it('hears of other tabs', () => {
    const page = new EventTarget();
    vi.stubGlobal('window', page);
    const heard: string[] = [];
    const stop = follow_tabs((key) => heard.push(key));
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'hoithi.482915.pass' }));
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'other' }));
    stop();
    page.dispatchEvent(Object.assign(new Event('storage'), { key: 'hoithi.x' }));
    expect(heard).toEqual(['482915.pass']);
  });
});
