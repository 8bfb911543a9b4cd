import { expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const BUILT = path.resolve(import.meta.dirname, '../honey/dist');

async function weightOf(...files: string[]): Promise<number> {
  const weights = await Promise.all(files.map(async (file) => gzipSync(await readFile(file)).length));
  return weights.reduce((sum, weight) => sum + weight, 0);
}

test('The script on a site weighs at most 3 KB, and the widget 40 KB, as they travel', async () => {
  const folder = path.join(BUILT, 'app/assets');
  const assets = (await readdir(folder)).map((name) => path.join(folder, name));
  const code = assets.filter((file) => /\.(js|css)$/.test(file));
  // Files of their own, which most never fetch: the languages other than English, and identifying.
  const languages = code.filter((file) => /^(ha|yo)-/.test(path.basename(file)));
  const everybodys = code.filter((file) => !/^(ha|yo|identify)-/.test(path.basename(file)));
  expect(everybodys.map((file) => path.extname(file)).sort()).toEqual(['.css', '.js']);
  expect(await weightOf(...everybodys)).toBeLessThanOrEqual(40_000);
  expect(languages).toHaveLength(2);
  for (const language of languages) expect(await weightOf(language)).toBeLessThanOrEqual(8_000);
  expect(await weightOf(path.join(BUILT, 'loader/widget.js'))).toBeLessThanOrEqual(3_000);
});
