import type { Plugin } from 'vite';

/** Vite's preloading of what lazy chunks need weighs 1 KB. Ours are texts, which need nothing. */
export function withoutPreloading(): Plugin {
  return {
    name: 'without-preloading',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
  };
}
