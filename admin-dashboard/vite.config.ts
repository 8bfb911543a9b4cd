import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig } from 'vite';

const port = Number(process.env['DEV_PORT'] ?? 5175);

export default defineConfig({
  base: '/admin-dashboard/',
  envPrefix: ['VITE_', 'REACT_APP_'],
  plugins: [react()],
  // Our own packages are taken from their sources.
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    target: 'es2022',
    // The page's policy allows no inline data but images.
    assetsInlineLimit: 0,
    // One application that is loaded once and kept: splitting it would only add round trips, but for the plots.
    chunkSizeWarningLimit: 1_000,
  },
  server: {
    port,
    strictPort: true,
    // Links to the desk (invitations, a chat taken over) are at the address that the admin sees, as once it is built.
    proxy: { '/agent-dashboard/': { target: `http://localhost:${String(port - 1)}`, ws: true } },
  },
});
