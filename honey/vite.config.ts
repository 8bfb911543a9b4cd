import { defineConfig } from 'vite';
import { forBrowsers } from './build/for-browsers.ts';
import { packTexts } from './build/pack-texts.ts';
import { withoutPreloading } from './build/without-preloading.ts';

// The widget is written for React and shipped with Preact: 6 KB instead of 67 KB on a phone.
const preact = {
  react: '/src/preact/react.ts',
  'react-dom/client': '/src/preact/react-dom-client.ts',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-runtime',
};

export default defineConfig({
  base: '/honey/',
  plugins: [packTexts(), forBrowsers(), withoutPreloading()],
  envPrefix: ['VITE_', 'REACT_APP_'],
  // A browser that knows modules has them; without the question, what is said to those that have not goes too.
  define: { 'globalThis.EventTarget': 'true', 'globalThis.Event': 'true' },
  resolve: {
    alias: Object.entries(preact).map(([name, replacement]) => ({ find: new RegExp(`^${name}$`), replacement })),
    conditions: ['source', 'module', 'browser', 'development|production'],
  },
  server: { port: Number(process.env['DEV_PORT'] ?? 5173), strictPort: true },
  build: { outDir: 'dist/app', emptyOutDir: true, modulePreload: { polyfill: false } },
});
