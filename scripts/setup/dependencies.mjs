import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun, npm } from './command.mjs';
import { withLock } from './lock.mjs';
import { root, say } from './repository.mjs';

/** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean }} LockedPackage */

/**
 * Makes node_modules what package-lock.json says. npm writes what it installed to node_modules/.package-lock.json as its last
 * step, so that comparing the two also finds an installation that was broken off.
 */
export async function installDependencies() {
  if (dependenciesInstalled()) return;
  await withLock('dependencies', async () => {
    if (dependenciesInstalled()) return;
    say('Installing the dependencies that package-lock.json names…');
    const [command, ...args] = npm();
    await mustRun('Installing the dependencies', command, [...args, 'ci', '--no-progress', '--loglevel=error']);
  });
}

/** Whether node_modules holds exactly the versions of package-lock.json. */
export function dependenciesInstalled(folder = root) {
  const wanted = lockedPackages(join(folder, 'package-lock.json'));
  const installed = lockedPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  for (const [path, { version, optional, devOptional }] of wanted) {
    const found = installed.get(path);
    // An optional package may be for another platform, and is then absent.
    if (found ? found.version !== version : !(optional || devOptional)) return false;
  }
  for (const path of installed.keys()) if (!wanted.has(path)) return false;
  return true;
}

/** @param {string} file */
function lockedPackages(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  /** @type {{ packages: Record<string, LockedPackage> }} */
  const { packages } = JSON.parse(text);
  return new Map(Object.entries(packages).filter(([path]) => path !== ''));
}
