/** How the server says it runs; the page itself carries `development`. */
export type HoneyMode = 'demo' | 'development' | 'production';

interface BuildVariables {
  VITE_API_URL?: string;
  VITE_WS_URL?: string;
  REACT_APP_API_URL?: string;
  REACT_APP_WS_URL?: string;
}

/** Undefined outside Vite (in tests). */
const buildVariables = (): BuildVariables => (import.meta as { env?: BuildVariables }).env ?? {};

/** From `<meta name="honey-mode">`; a page without a word counts as production. */
export const honeyMode = (): HoneyMode => {
  const content = document.querySelector<HTMLMetaElement>('meta[name="honey-mode"]')?.content;
  return content === 'demo' || content === 'development' ? content : 'production';
};

/** Whether the browser console may be written to: always but in production, where `honey-logging` must be `on`. */
export const isLoggingOn = (): boolean => {
  if (honeyMode() !== 'production') return true;
  try {
    return localStorage.getItem('honey-logging') === 'on';
  } catch {
    // Storage can be forbidden altogether; then nobody switched logging on.
    return false;
  }
};

/** Origin of the REST API, without a trailing slash. */
export const apiUrl = (): string => {
  const env = buildVariables();
  return (env.VITE_API_URL ?? env.REACT_APP_API_URL ?? window.location.origin).replace(/\/+$/, '');
};

/** Address of the WebSocket: the configured one, or the page's own origin. */
export const webSocketUrl = (): string => {
  const env = buildVariables();
  const configured = env.VITE_WS_URL ?? env.REACT_APP_WS_URL;
  return (configured ?? window.location.origin.replace(/^http/, 'ws')).replace(/\/+$/, '') + '/';
};
