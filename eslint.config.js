import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const typescript = ['**/*.ts', '**/*.tsx'];
const tests = ['**/*.test.ts', '**/*.test.tsx', 'e2e/**/*.ts', 'soak/**/*.ts'];
const inTheBrowser = ['client', 'ui', 'honey', 'agent-dashboard', 'admin-dashboard'].map(
  (name) => `${name}/**/*.{ts,tsx}`,
);
/** Files of which a tool wants the default export. */
const calledByTools = ['**/*.config.{js,ts}', 'server/src/testing/global-*.ts'];

const style = [
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that has it.' },
  {
    selector: ':matches(FunctionDeclaration, ArrowFunctionExpression)[params.length>3]',
    message: 'At most three parameters, then one options object.',
  },
  {
    selector:
      ':matches(MethodDefinition[kind!="constructor"][decorators.length=0], Property) > FunctionExpression[params.length>3]',
    message: 'At most three parameters, then one options object.',
  },
  {
    // Each names a part of the request, and the framework fills them.
    selector: 'MethodDefinition[decorators.length>0] > FunctionExpression[params.length>4]',
    message: 'At most four parameters, then one for the whole request.',
  },
  {
    selector: 'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>6]',
    message: 'A class that needs more than six others does too much.',
  },
];
/** What is not there yet may come; that something is not there is asked once. */
const patience = {
  selector: `CallExpression[callee.object.callee.name="expect"]${[
    '[callee.object.arguments.0.type="AwaitExpression"]',
    '[callee.object.arguments.0.argument.callee.property.name=/^(all|count|evaluate|get|inner|input|is|textContent|title)/]',
    '[arguments.0.value!=0][arguments.0.value!=false]',
  ].join('')}:not(CallExpression[callee.name="eventually"] *)`,
  message: 'A page gets there when it gets there: ask again with `eventually`.',
};
const namedExports = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };

/** What Preact's stand-in for React does not have. */
const notInPreact = {
  name: 'react',
  importNames: ['useActionState', 'useOptimistic', 'Activity'],
  message: 'The widget ships with Preact, which does not have it.',
};
const noZod = {
  regex: '^zod(/|$)',
  allowTypeImports: true,
  message: 'A validation library costs more than the whole widget.',
};
const noSchemas = {
  regex: '^@honey/protocol/(?!(limits|codes|states|languages)$)',
  allowTypeImports: true,
  message: 'Only limits, codes, states and languages are free of zod; import types from the rest.',
};

export default defineConfig(
  globalIgnores(['**/dist/', '**/generated/', '.honey/', 'coverage/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    rules: {
      'no-console': 'error',
      'max-lines': ['error', 300],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...style],
    },
  },
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: globals.node } },
  { files: ['scripts/**', 'bench/**', '**/logging.ts'], rules: { 'no-console': 'off' } },
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // Leaves files with Nest's decorators alone, where a type import would break injection.
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Spreading a string counts its code points, which is what the wire's limits mean.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      // Nest declares its plain options as classes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // An empty module class is how Nest names a part; an arrow that returns nothing is how a handler is written.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: typescript,
    ignores: calledByTools,
    rules: { 'no-restricted-syntax': ['error', ...style, namedExports] },
  },
  {
    files: ['server/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          paths: [
            { name: '@nestjs/common', importNames: ['forwardRef'], message: 'It hides a cycle; cut the cycle.' },
            {
              name: '@nestjs/swagger',
              allowTypeImports: true,
              message: 'Take the decorator from platform/http/api-remarks.ts (docs/decisions/0022).',
            },
          ],
        },
      ],
    },
  },
  { files: inTheBrowser, extends: [reactHooks.configs.flat['recommended-latest']] },
  {
    files: ['client/**/*.{ts,tsx}', 'honey/**/*.{ts,tsx}'],
    ignores: tests,
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { paths: [notInPreact], patterns: [noZod, noSchemas] }],
    },
  },
  { files: ['e2e/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...style, namedExports, patience] } },
  {
    files: tests,
    rules: {
      // jest's matchers are typed `any`.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
);
