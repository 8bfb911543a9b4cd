import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium, { inflate } from '@sparticuz/chromium';

// Unpacks Chromium, its fonts and the libraries that a bare system lacks into TMPDIR. A process of its own, because
// the package always writes to the temporary folder and takes whatever Chromium it finds there.

const folder = tmpdir();
/** Where the folder will be moved to: fontconfig takes a relative cache folder as relative to who started Chromium. */
const home = process.argv[2] ?? folder;
const packed = path.resolve(path.dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin');

await mkdir(folder, { recursive: true });
await chromium.executablePath();
await inflate(path.join(packed, 'al2023.tar.br'));
await writeFile(
  path.join(folder, 'fonts.conf'),
  `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir prefix="relative">fonts</dir>
  <cachedir>${path.join(home, 'fonts-cache')}</cachedir>
</fontconfig>
`,
);
