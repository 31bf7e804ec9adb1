/** Small texts kept for this browser; in memory where the browser keeps nothing. */
export interface Store {
  read(key: string): string | undefined;
  write(key: string, value: string): void;
  remove(key: string): void;
  /** Does it outlive the page? */
  lasts(): boolean;
}

export function memory_store(): Store {
  const kept = new Map<string, string>();
  return {
    read: (key) => kept.get(key),
    write: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
    lasts: () => false,
  };
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/**
 * The browser's memory, which other tabs write to as well, so nothing is copied out of it. Private
 * windows and full disks refuse to write: what they refuse is remembered for as long as the page is
 * open. `tab`: kept for this tab alone.
 */
export function browser_store(tab = false): Store {
  const prefix = 'hoithi.';
  const refused = memory_store();
  const storage = () => (tab ? sessionStorage : localStorage);
  return {
    read: (key) => refused.read(key) ?? attempt(() => storage().getItem(prefix + key)) ?? undefined,
    write: (key, value) => {
      refused.remove(key);
      const written = attempt(() => {
        storage().setItem(prefix + key, value);
        return true;
      });
      if (!written) refused.write(key, value);
    },
    remove: (key) => {
      refused.remove(key);
      attempt(() => storage().removeItem(prefix + key));
    },
    lasts: () =>
      attempt(() => {
        storage().setItem(`${prefix}trial`, '1');
        storage().removeItem(`${prefix}trial`);
        return true;
      }) ?? false,
  };
}

/** Calls `changed` with the key whenever another tab wrote or removed something. Returns how to stop. */
export function follow_tabs(changed: (key: string) => void, prefix = 'hoithi.'): () => void {
  const heard = ({ key }: StorageEvent) => {
    if (key?.startsWith(prefix)) changed(key.slice(prefix.length));
  };
  window.addEventListener('storage', heard);
  return () => window.removeEventListener('storage', heard);
}
