const withoutSlash = (url: string) => url.replace(/\/+$/, '');

/** Origin of the REST API; empty for the page's own origin. */
export const apiUrl = withoutSlash(import.meta.env.VITE_API_URL ?? import.meta.env.REACT_APP_API_URL ?? '');

/** Origin of the WebSocket; the page's own by default. */
export const wsUrl = withoutSlash(
  import.meta.env.VITE_WS_URL ?? import.meta.env.REACT_APP_WS_URL ?? location.origin.replace(/^http/, 'ws'),
);
