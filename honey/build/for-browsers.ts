import type { Plugin } from 'vite';

/** What PartySocket asks and says for the sake of servers, of React Native and of who debugs it, and what stays of it. */
const replacements = [
  ['this._debug(', 'void ('],
  ['console.warn(', 'void ('],
  ['console.error(', 'void ('],
  ['typeof WebSocket === "undefined"', 'false'],
  ['typeof process !== "undefined"', 'false'],
  ['navigator.product === "ReactNative"', 'false'],
] as const;

/** Takes out of PartySocket what a browser with modules never comes to: 1 KB of what travels. */
export function forBrowsers(): Plugin {
  return {
    name: 'for-browsers',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('/partysocket/')) return null;
      return replacements.reduce((text, [from, to]) => text.replaceAll(from, to), code);
    },
  };
}
