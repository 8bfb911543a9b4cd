import { defineConfig } from 'rolldown';

/**
 * The server in one file, and what it needs of its packages in another. Half of the time that a start took went into
 * looking up and reading 1,800 (docs/decisions/0023).
 */
export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  tsconfig: 'tsconfig.json',
  resolve: { conditionNames: ['source', 'node'] },
  external: [
    // Machine code, and WebAssembly that is read from beside its module.
    '@node-rs/argon2',
    /^@prisma\/schema-engine-wasm\//,
    // Nest asks for it by name, from outside the bundle: two copies would not know each other's sockets.
    'ws',
    // What Nest could use and Honey does without.
    /^@nestjs\/(microservices|platform-express|platform-socket\.io)(\/|$)/,
    /^@fastify\/(multipart|view)$/,
    /^class-(transformer|validator)(\/|$)/,
  ],
  output: {
    dir: 'dist',
    chunkFileNames: '[name].js',
    codeSplitting: { groups: [{ name: 'packages', test: /node_modules/, tags: ['$initial'] }] },
    keepNames: true,
    // Node reads every map that a file names, at every start. Those of packages would take as long as all the rest.
    sourcemap: 'hidden',
    sourcemapExcludeSources: true,
    footer: ({ isEntry, fileName }) => (isEntry ? `//# sourceMappingURL=${fileName}.map` : ''),
  },
});
