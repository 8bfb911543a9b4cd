import type { KeyValueStore } from '@honey/client/outbox-store';

const PREFIX = 'honey:';
const CHOICE = `${PREFIX}keep`;

/** What the widget remembers, for as long as the page lives or, where the visitor lets it, on this device. */
export interface Device extends KeyValueStore {
  /** Whether what is remembered outlives the page. */
  keeps: () => boolean;
  /** Turned off, the device is cleared at once; turned on, it gets what the page remembers. */
  setKeeps: (keeps: boolean) => void;
  /** Forgets everything, on the page and on the device. */
  clear: () => void;
}

export interface DeviceOptions {
  /** Outlives the page; null where the browser refuses it. */
  lasting: Storage | null;
  /** Ends with the tab. It holds the visitor's choice and nothing else: the next page of the site must know it. */
  tab: Storage | null;
  /** What counts until the visitor chooses. */
  keepByDefault: boolean;
}

function ownKeys(storage: Storage): string[] {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index));
  return keys.filter((key) => key?.startsWith(PREFIX) === true) as string[];
}

function wipe(storage: Storage | null): void {
  if (storage !== null) for (const key of ownKeys(storage)) storage.removeItem(key);
}

export function createDevice({ lasting, tab, keepByDefault }: DeviceOptions): Device {
  const choice = tab?.getItem(CHOICE) ?? null;
  let keeps = choice === null ? keepByDefault : choice === 'yes';
  const known = new Map<string, string>();
  if (!keeps) wipe(lasting);
  else if (lasting !== null) for (const key of ownKeys(lasting)) known.set(key, lasting.getItem(key) ?? '');

  function write(storage: Storage | null, key: string, value: string) {
    try {
      storage?.setItem(key, value);
    } catch {
      // A full disk: it lives on in memory.
    }
  }

  return {
    keeps: () => keeps,
    setKeeps(next) {
      keeps = next;
      write(tab, CHOICE, keeps ? 'yes' : 'no');
      if (!keeps) wipe(lasting);
      else for (const [key, value] of known) write(lasting, key, value);
    },
    clear() {
      known.clear();
      wipe(lasting);
      wipe(tab);
    },
    get length() {
      return known.size;
    },
    key: (index) => [...known.keys()][index] ?? null,
    getItem: (key) => known.get(key) ?? null,
    setItem(key, value) {
      known.set(key, value);
      if (keeps) write(lasting, key, value);
    },
    removeItem(key) {
      known.delete(key);
      lasting?.removeItem(key);
    },
  };
}
