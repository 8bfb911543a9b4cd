/** Why a command cannot go on, as one plain sentence for the person who typed it. */
export class Refusal extends Error {}

/** The oldest Node that can run these scripts and install the packages. */
const OLDEST_NODE = [20, 19];

/** @param {string} version such as `20.19.0` */
export function refuseOldNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Refusal(`Honey needs Node ${OLDEST_NODE.join('.')} or newer, and this is Node ${version}.`);
}
