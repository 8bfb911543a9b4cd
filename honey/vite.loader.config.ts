import { defineConfig } from 'vite';
import { packTexts } from './build/pack-texts.ts';

/** One classic script that any page can embed: no modules, no styles, no dependencies. */
export default defineConfig({
  publicDir: false,
  plugins: [packTexts('launcher.')],
  build: {
    // The widget asks for more than that.
    target: 'es2020',
    outDir: 'dist/loader',
    emptyOutDir: true,
    lib: { entry: 'src/loader/widget.ts', formats: ['iife'], name: 'honeyWidget', fileName: () => 'widget.js' },
  },
});
