import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

describe('the words of the pages', () => {
  const poor = [
    'cuộc thi', 'điều gì sẽ đến', 'trận đấu', 'chọn mọi đáp án', 'cho phép lệch', 'sai lệch đến',
    'được tính đúng', 'đáp số câu dự đoán', 'gỡ lại', 'mình cùng thi',
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
});
