import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const DEV_PORT = 5174;

export default defineConfig({
  base: '/agent-dashboard/',
  plugins: [react()],
  envPrefix: ['VITE_', 'REACT_APP_'],
  // Our packages are compiled with the app, from their sources.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  server: { port: Number(process.env['DEV_PORT'] ?? DEV_PORT), strictPort: true },
  // The pages' content policy allows files of our origin only, so nothing may become a data: address.
  build: { outDir: 'dist/app', assetsInlineLimit: 0, chunkSizeWarningLimit: 800 },
});
