import type { Config } from 'jest';

type Project = Exclude<NonNullable<Config['projects']>[number], string>;

const modulePathIgnorePatterns = ['<rootDir>/.*/dist/', '<rootDir>/\\.honey/'];

const base = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  modulePathIgnorePatterns,
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
          target: 'es2023',
          keepClassNames: true,
          // Jest takes JSON as a module only where the import says so.
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
} satisfies Project;

/** Node tests read the packages' sources, not what was built from them. */
const node = {
  ...base,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
} satisfies Project;

/** One PostgreSQL for the whole run, started only when a test that needs it is selected. */
const withDatabase = {
  globalSetup: '<rootDir>/server/src/testing/global-setup.ts',
  globalTeardown: '<rootDir>/server/src/testing/global-teardown.ts',
} satisfies Project;

const web = {
  ...base,
  displayName: { name: 'web', color: 'magenta' },
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['source', 'browser'] },
  setupFilesAfterEnv: ['<rootDir>/ui/src/testing/patience.ts'],
  moduleNameMapper: { '\\.(css|svg)$': '<rootDir>/scripts/lib/empty-module.mjs' },
} satisfies Project;

export default {
  // Half of what a test does is waiting, for a browser or a database: three at a time, also where there are two cores.
  maxWorkers: 3,
  testSequencer: '<rootDir>/scripts/lib/longest-first.mjs',
  projects: [
    {
      ...node,
      displayName: { name: 'unit', color: 'cyan' },
      testMatch: [
        '<rootDir>/protocol/**/*.test.ts',
        '<rootDir>/scripts/**/*.test.ts',
        '<rootDir>/bench/**/*.test.ts',
        '<rootDir>/server/src/domain/**/*.test.ts',
        '<rootDir>/server/**/*.unit.test.ts',
      ],
      setupFilesAfterEnv: ['<rootDir>/server/src/testing/patience.ts'],
    },
    {
      ...node,
      ...withDatabase,
      displayName: { name: 'integration', color: 'yellow' },
      testMatch: ['<rootDir>/server/**/*.test.ts'],
      setupFiles: ['<rootDir>/server/src/testing/load-nest.ts'],
      setupFilesAfterEnv: ['<rootDir>/server/src/testing/patience.ts'],
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, '<rootDir>/server/src/domain/', '\\.unit\\.test\\.ts$'],
    },
    // The widget ships with Preact in React's place, so that is what its tests run on.
    {
      ...web,
      testMatch: ['<rootDir>/{client,honey}/**/*.test.{ts,tsx}'],
      setupFilesAfterEnv: ['<rootDir>/honey/src/testing/patience.ts'],
      moduleNameMapper: {
        ...web.moduleNameMapper,
        '^react$': '<rootDir>/honey/src/preact/react.ts',
        '^react-dom/client$': '<rootDir>/honey/src/preact/react-dom-client.ts',
        '^react-dom/test-utils$': 'preact/test-utils',
        '^react/jsx-(dev-)?runtime$': 'preact/jsx-runtime',
      },
    },
    { ...web, testMatch: ['<rootDir>/{ui,agent-dashboard,admin-dashboard}/**/*.test.{ts,tsx}'] },
    {
      ...node,
      ...withDatabase,
      displayName: { name: 'e2e', color: 'green' },
      testMatch: ['<rootDir>/e2e/**/*.test.ts'],
      setupFilesAfterEnv: ['<rootDir>/e2e/support/patience.ts'],
    },
    // `npm run test:soak`: what takes too long for every change.
    {
      ...node,
      ...withDatabase,
      displayName: { name: 'soak', color: 'red' },
      testMatch: ['<rootDir>/soak/**/*.test.ts'],
      setupFiles: ['<rootDir>/server/src/testing/load-nest.ts'],
      setupFilesAfterEnv: ['<rootDir>/soak/patience.ts'],
    },
  ],
} satisfies Config;
