// Who may import whom (docs/architecture.md). `scripts/dependency-rules.test.ts` proves that these rules bite.

const apps = '^(honey|agent-dashboard|admin-dashboard)/';
const npm = 'node_modules/';

/** Everything from `from` may reach only `allowed`; `$1` in it is the first group of `from`. */
const only = (name, { from, allowed, comment }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: '\\.(test|fixtures)\\.tsx?$' },
  to: { pathNot: allowed },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Modules that need each other are one module or three.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere also leads past every other rule.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: ['\\.(css|svg)$', '^\\./generated/'] },
    },
    only('protocol-imports-zod-only', {
      from: '^protocol/',
      allowed: ['^protocol/', `${npm}zod/`],
      comment: 'The wire contract is read by everyone and depends on nobody.',
    }),
    only('client-imports-protocol', {
      from: '^client/',
      allowed: ['^(client|protocol)/', npm],
      comment: 'The browser client knows the wire contract and nothing of the apps.',
    }),
    only('ui-imports-client-and-protocol', {
      from: '^ui/',
      allowed: ['^(ui|client|protocol)/', npm],
      comment: 'Shared pieces know no app.',
    }),
    only('apps-import-shared-packages', {
      from: apps,
      allowed: ['^$1/', '^(client|protocol|ui)/', npm],
      comment: 'Apps share through client, protocol and ui, never with each other or the server.',
    }),
    only('domain-is-pure', {
      from: '^server/src/domain/',
      allowed: ['^server/src/domain/', '^protocol/', `${npm}(@types/)?luxon/`],
      comment: 'Decisions are functions of facts and time: no framework, no database, no I/O.',
    }),
    only('platform-knows-no-business', {
      from: '^server/src/platform/',
      allowed: ['^server/src/(platform|config)/', '^server/src/domain/outcome\\.ts$', '^protocol/', npm, '^[a-z/_]+$'],
      comment: 'The platform serves every capability and knows none.',
    }),
    {
      name: 'server-imports-no-app',
      comment: 'The server serves the built apps; it does not contain them.',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: ['^(client|ui|e2e)/', apps] },
    },
    {
      name: 'tests-are-not-imported',
      comment: 'What ships must not need what tests it.',
      severity: 'error',
      from: { pathNot: ['\\.test\\.tsx?$', '^server/src/testing/', '^(e2e|soak)/', '/testing/'] },
      to: { path: ['\\.test\\.tsx?$', '^server/src/testing/', '^e2e/'] },
    },
    {
      name: 'ships-what-it-imports',
      comment: 'A package that is only there for development is missing where the server runs.',
      severity: 'error',
      from: { path: '^(protocol|client|ui|server)/src/', pathNot: ['\\.test\\.tsx?$', '/testing/'] },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg'],
        dependencyTypesNot: ['npm', 'type-only'],
        pathNot: `${npm}@types/`,
      },
    },
  ],
  options: {
    doNotFollow: { path: npm },
    exclude: { path: ['(^|/)dist/', '(^|/)generated/', '^\\.honey/'] },
    // Also what only types need: a rule that types may break is no rule.
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'],
    },
  },
};
