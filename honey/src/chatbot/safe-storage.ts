/** A storage of the browser, or null where it refuses it (blocked third-party storage, private windows). */
export function safeStorage(name: 'localStorage' | 'sessionStorage'): Storage | null {
  try {
    const storage = window[name];
    const probe = 'honey:probe';
    storage.setItem(probe, '1');
    storage.removeItem(probe);
    return storage;
  } catch {
    return null;
  }
}
