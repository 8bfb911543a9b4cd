import { defineConfig } from 'vite';

// The widget is written for React and shipped with Preact: 7 KB instead of 67 KB on a phone.
const preact = {
  react: 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-runtime',
};

export default defineConfig({
  base: '/honey/',
  envPrefix: ['VITE_', 'REACT_APP_'],
  resolve: {
    alias: Object.entries(preact).map(([name, replacement]) => ({ find: new RegExp(`^${name}$`), replacement })),
    conditions: ['source', 'module', 'browser', 'development|production'],
  },
  server: { port: Number(process.env['DEV_PORT'] ?? 5173), strictPort: true },
  build: { outDir: 'dist/app', emptyOutDir: true, modulePreload: { polyfill: false } },
});
