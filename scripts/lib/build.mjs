import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { at, npm, tool, workFolder } from './project.mjs';
import { fingerprint } from './hash.mjs';
import { withBuildLock } from './lock.mjs';
import { quietly, step } from './run.mjs';

const toolchain = ['package-lock.json', 'tsconfig.base.json', 'tsconfig.web.json'];

const app = ({ name, folder, uses, makes }) => ({
  name,
  sources: [folder, ...uses, ...toolchain],
  made: makes.map((file) => at(folder, 'dist', file)),
  build: () => quietly(npm('run', 'build', '--silent', '--workspace', folder)),
});

const shared = ['protocol/package.json', 'protocol/src', 'client/package.json', 'client/src'];
const withPieces = [...shared, 'ui/package.json', 'ui/src'];

/** Prisma's client, made from the schema. */
const databaseClient = {
  name: 'Preparing the database client',
  sources: ['prisma/schema.prisma', 'package-lock.json'],
  made: [at('server/src/platform/database/generated/client.ts')],
  build: () =>
    quietly(tool('prisma/build/index.js', 'generate'), {
      env: {
        // `generate` needs no engine, but downloads one unless it is told of a program that exists.
        PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    }),
};

/** The command line that bundles the server; for the folder of the server. */
export const bundler = (...args) => tool('rolldown/bin/cli.mjs', '--config', 'rolldown.config.mjs', ...args);

const server = {
  name: 'Building the server',
  sources: ['server', 'protocol/package.json', 'protocol/src', 'prisma/schema.prisma', ...toolchain],
  made: [at('server/dist/main.js')],
  async build() {
    await rm(at('server/dist'), { recursive: true, force: true });
    await quietly(bundler(), { cwd: at('server') });
  },
};

const apps = [
  app({
    name: 'Building the widget',
    folder: 'honey',
    uses: shared,
    makes: ['app/index.html', 'loader/widget.js', 'host/index.html'],
  }),
  app({
    name: 'Building the agent dashboard',
    folder: 'agent-dashboard',
    uses: withPieces,
    makes: ['app/index.html'],
  }),
  app({
    name: 'Building the admin dashboard',
    folder: 'admin-dashboard',
    uses: withPieces,
    makes: ['app/index.html'],
  }),
];

const stampOf = ({ name }) => path.join(workFolder, 'built', name.toLowerCase().replaceAll(' ', '-'));

/** What the apps read from the environment while they are built, and thus keep. */
function bakedIn() {
  return Object.entries(process.env)
    .filter(([name]) => /^(VITE|REACT_APP)_/.test(name))
    .sort()
    .join('\n');
}

async function ensureBuilt(part) {
  const wanted = await fingerprint(part.sources, bakedIn());
  const stamp = stampOf(part);
  const present = part.made.every((file) => existsSync(file));
  if (present && (await readFile(stamp, 'utf8').catch(() => '')) === wanted) return;
  await step(part.name, part.build);
  const missing = part.made.find((file) => !existsSync(file));
  if (missing) throw new Error(`${part.name} did not make ${missing}`);
  await mkdir(path.dirname(stamp), { recursive: true });
  await writeFile(stamp, wanted);
}

/** Makes Prisma's client when the schema has changed. */
export const ensureGenerated = () => withBuildLock(() => ensureBuilt(databaseClient));

/** Makes the server when it has changed. */
export const ensureServerBuilt = () =>
  withBuildLock(async () => {
    await ensureBuilt(databaseClient);
    await ensureBuilt(server);
  });

/** Builds whatever has changed since it was last built. */
export const ensureAllBuilt = () =>
  withBuildLock(async () => {
    await ensureBuilt(databaseClient);
    for (const part of [server, ...apps]) await ensureBuilt(part);
  });
