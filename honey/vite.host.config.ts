import { defineConfig } from 'vite';

/** The demo page that embeds the widget the way any site would. Served at `/`, its files under `/host/`. */
export default defineConfig({
  root: 'host',
  base: '/',
  publicDir: false,
  build: { outDir: '../dist/host', emptyOutDir: true, assetsDir: 'host', modulePreload: { polyfill: false } },
});
