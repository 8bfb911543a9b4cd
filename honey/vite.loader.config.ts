import { defineConfig } from 'vite';

/** One classic script that any page can embed: no modules, no styles, no dependencies. */
export default defineConfig({
  publicDir: false,
  build: {
    target: 'es2019',
    outDir: 'dist/loader',
    emptyOutDir: true,
    lib: { entry: 'src/loader/widget.ts', formats: ['iife'], name: 'honeyWidget', fileName: () => 'widget.js' },
  },
});
