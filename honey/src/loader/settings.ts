declare global {
  interface Window {
    /** What a site settles about the chat, set before the script is loaded. */
    HoneySettings?: Record<string, unknown>;
  }
}

/** What the site has settled: in `window.HoneySettings`, or in a `data-` attribute of the script tag. */
export function settingOf(script: HTMLScriptElement, name: string): string | undefined {
  const value = window.HoneySettings?.[name] ?? script.dataset[name];
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined;
}
