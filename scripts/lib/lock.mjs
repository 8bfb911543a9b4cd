import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { workFolder } from './project.mjs';

const POLL_MS = 100;

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function isHeld(file) {
  const pid = Number(await readFile(file, 'utf8').catch(() => '0'));
  // Empty for the moment between making the file and writing the number.
  return Number.isNaN(pid) || pid === 0 || isAlive(pid);
}

/** Does `work` while no other command of this project builds: two at once would write the same files. */
export async function withBuildLock(work) {
  const file = path.join(workFolder, 'building');
  await mkdir(workFolder, { recursive: true });
  for (;;) {
    try {
      const handle = await open(file, 'wx');
      await handle.writeFile(String(process.pid));
      await handle.close();
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (await isHeld(file)) await delay(POLL_MS);
      else await rm(file, { force: true });
    }
  }
  const release = () => rm(file, { force: true });
  try {
    return await work();
  } finally {
    await release();
  }
}
