import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * One hash over the names and contents of files: what a build step depends on.
 * @param {string} folder the repository's root
 * @param {readonly string[]} inputs files and folders below it; one that isn't there counts as absent
 */
export function fingerprint(folder, inputs) {
  const hash = createHash('sha256').update(`${process.version}\0`);
  for (const input of inputs) {
    for (const file of filesBelow(folder, input)) {
      const content = readFileSync(join(folder, file));
      hash.update(`${file}\0${content.length}\0`).update(content);
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @param {string} input
 * @returns {string[]} paths below `folder`, in one order on every machine
 */
export function filesBelow(folder, input) {
  const path = join(folder, input);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [input];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(folder, `${input}/${name}`));
}

/**
 * Whether a step's outputs are there and were made from these inputs.
 * @param {string} stamp the file that keeps the fingerprint
 * @param {string} print
 * @param {readonly string[]} outputs absolute paths
 */
export function isFresh(stamp, print, outputs) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === print && outputs.every((output) => existsSync(output));
}

/**
 * @param {string} stamp
 * @param {string} print
 */
export function markFresh(stamp, print) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, print);
}
