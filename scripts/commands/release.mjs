import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { auditPackages } from '../lib/audit.mjs';
import { ensureAllBuilt } from '../lib/build.mjs';
import { at, npm } from '../lib/project.mjs';
import { Refusal } from '../lib/refusal.mjs';
import { quietly, step } from '../lib/run.mjs';
import { run as check } from './check.mjs';

const folder = at('release');

async function refuseUncommitted() {
  const changes = await quietly(['git', 'status', '--porcelain']);
  if (changes.trim() !== '') throw new Refusal(`A release is what is committed. Commit or remove first:\n${changes}`);
}

/** The bill of materials of what runs in production, from the lock file. */
async function writeBill(file, { name, version }) {
  const output = await quietly(
    npm('sbom', '--package-lock-only', '--omit=dev', '--sbom-format=cyclonedx', '--loglevel=silent'),
  );
  const bill = JSON.parse(output);
  // npm names it by the folder that it happens to lie in.
  Object.assign(bill.metadata.component, { name, version, type: 'application' });
  await writeFile(file, `${JSON.stringify(bill, null, 2)}\n`);
}

/** In the form that `sha256sum --check` reads. */
async function writeSums(files) {
  const lines = await Promise.all(
    files.map(async (file) => {
      const sum = createHash('sha256')
        .update(await readFile(file))
        .digest('hex');
      return `${sum}  ${path.basename(file)}\n`;
    }),
  );
  await writeFile(path.join(folder, 'SHA256SUMS'), lines.join(''));
}

/** Checks and builds what is committed, and puts the sources, their bill of materials and the sums into `release/`. */
export async function run() {
  await refuseUncommitted();
  if ((await check()) !== 0) return 1;
  await ensureAllBuilt();
  if (!(await auditPackages())) return 1;
  const { name, version } = JSON.parse(await readFile(at('package.json'), 'utf8'));
  const title = `${name}-${version}`;
  const [sources, bill] = [`${title}.tar.gz`, `${title}.cdx.json`].map((file) => path.join(folder, file));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder);
  await step('Packing the sources', () =>
    quietly(['git', 'archive', '--format=tar.gz', `--prefix=${title}/`, `--output=${sources}`, 'HEAD']),
  );
  await step('Writing the bill of materials', () => writeBill(bill, { name, version }));
  await writeSums([sources, bill]);
  await refuseUncommitted();
  console.log(`${title} is in release/. Check it with: cd release && sha256sum --check SHA256SUMS`);
  return 0;
}
