/** Small texts kept for this browser; in memory where the browser keeps nothing. */
export interface Store {
  read(key: string): string | undefined;
  write(key: string, value: string): void;
  remove(key: string): void;
}

export function memory_store(): Store {
  const kept = new Map<string, string>();
  return {
    read: (key) => kept.get(key),
    write: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
  };
}

/**
 * `localStorage` behind a copy in memory: private windows and full disks refuse to write, and a
 * page must then still work for as long as it is open.
 */
export function browser_store(prefix = 'hoithi.'): Store {
  const memory = memory_store();
  const attempt = <T>(act: () => T): T | undefined => {
    try {
      return act();
    } catch {
      return undefined;
    }
  };
  return {
    read: (key) =>
      memory.read(key) ?? attempt(() => localStorage.getItem(prefix + key)) ?? undefined,
    write: (key, value) => {
      memory.write(key, value);
      attempt(() => localStorage.setItem(prefix + key, value));
    },
    remove: (key) => {
      memory.remove(key);
      attempt(() => localStorage.removeItem(prefix + key));
    },
  };
}
