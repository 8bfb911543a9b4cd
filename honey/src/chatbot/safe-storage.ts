/** `localStorage`, or null where the browser refuses it (blocked third-party storage, private windows). */
export function safeLocalStorage(): Storage | null {
  try {
    const probe = 'honey:probe';
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return null;
  }
}
