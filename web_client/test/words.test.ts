import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { play_texts } from '../src/contestant/play_texts';

describe('the words of the pages', () => {
  const poor = [
    'cuộc thi', 'điều gì sẽ đến', 'trận đấu', 'chọn mọi đáp án', 'cho phép lệch', 'sai lệch đến',
    'được tính đúng', 'đáp số câu dự đoán', 'gỡ lại', 'mình cùng thi', "'cách hoặc",
  ];
  const root = fileURLToPath(new URL('..', import.meta.url));
  const files = ['src', 'public'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|js|svelte|html)$/.test(name))
      .map((name) => join(root, folder, name)),
  );

  it('are those an editor chose, the same on each page', () => {
    const found = files.flatMap((file) => {
      const text = readFileSync(file, 'utf8').toLowerCase();
      return poor.filter((words) => text.includes(words)).map((words) => `${file}: ${words}`);
    });
    expect(files.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });

  it('count teams where teams play', () => {
    const { person, team, either } = play_texts.vi.lobby_joined;
    expect([person(3), team(3), either(3)]).toEqual(
      ['3 người đã có mặt', '3 đội đã có mặt', '3 thí sinh và đội đã có mặt']);
  });
});
