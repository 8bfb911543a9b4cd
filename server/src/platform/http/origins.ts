/** Exact origins, or `loopback`: any origin on this machine. */
export type OriginList = readonly string[] | 'loopback';

const LOOPBACK = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * May a browser page from `origin` talk to us? Without an origin it is no browser page, which is fine; `null`
 * (a sandboxed frame, a file) is an origin that could be anybody.
 */
export function isAllowedOrigin(origin: string | undefined, allowed: OriginList): boolean {
  if (origin === undefined) return true;
  return allowed === 'loopback' ? LOOPBACK.test(origin) : allowed.includes(origin);
}
