/** What an agent chose for this device; it stays when they sign out. */
export interface DeviceSettings {
  /** Nothing outside of the page's own lists tells that somebody wrote, or who. */
  isDiscreet: boolean;
  /** A tone while a chat rings. */
  hasSound: boolean;
  /** A notification of the desktop for each new chat. */
  hasNotifications: boolean;
  /** Messages wait 5 s in which they can be taken back. */
  holdsMessages: boolean;
}

const KEY = 'honey-agent-device';
const defaults: DeviceSettings = { isDiscreet: false, hasSound: false, hasNotifications: false, holdsMessages: true };

const read = (storage: Storage): DeviceSettings => {
  try {
    const stored: unknown = JSON.parse(storage.getItem(KEY) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return defaults;
    const known = Object.entries(stored).filter(([name, value]) => name in defaults && typeof value === 'boolean');
    return { ...defaults, ...Object.fromEntries(known) };
  } catch {
    return defaults;
  }
};

/** Keeps the settings in `storage`; one that refuses costs only that they last. */
export const createDeviceSettings = (storage: Storage) => {
  let settings = read(storage);
  const listeners = new Set<() => void>();
  return {
    get: () => settings,
    set: (change: Partial<DeviceSettings>) => {
      settings = { ...settings, ...change };
      try {
        storage.setItem(KEY, JSON.stringify(settings));
      } catch {
        // Private windows refuse; the choice holds until the page is left.
      }
      for (const listener of listeners) listener();
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const deviceSettings = createDeviceSettings(window.localStorage);
