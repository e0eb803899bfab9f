import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installDependencies } from './dependencies.mjs';
import { executableIn, officialExecutable, tryOfficial, wasTried } from './electron-official.mjs';
import { presentSubstitute, SUBSTITUTE_MARK, substituteFolder } from './electron-substitute.mjs';
import { withLock } from './lock.mjs';
import { isProgram, runScript, SetupError } from './repository.mjs';
import { ELECTRON_NEEDS, requireNeeds } from './system-libraries.mjs';

/** @typedef {{ executable: string, version: string, kind: 'override' | 'official' | 'substitute' }} ElectronChoice */

/**
 * The Electron that this checkout runs, fetched where it isn't there: the one that ELECTRON_OVERRIDE_DIST_PATH names, the
 * official binary (already there, or it downloads), or the substitute for closed networks.
 * @returns {Promise<ElectronChoice>}
 */
export async function findElectron() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const executable = executableIn(override);
    if (!existsSync(executable))
      throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH names a folder without an Electron: ${executable} isn't there.`);
    return chosen(executable, 'override');
  }
  const present = officialExecutable();
  if (present) return chosen(present, 'official');
  // No lock where nothing is left to do: the checkout may belong to somebody else.
  const substitute = presentSubstitute();
  if (substitute && wasTried()) return chosen(executableIn(substitute), 'substitute');
  return withLock('electron', async () => {
    const official = await tryOfficial();
    return official ? chosen(official, 'official') : chosen(executableIn(await substituteFolder()), 'substitute');
  });
}

/** The line that says which Electron runs. */
export function electronSentence(/** @type {ElectronChoice} */ { version, kind }) {
  if (kind === 'substitute') return `Electron ${version}, the substitute for closed networks (never in a build that ships).`;
  return `Electron ${version} (${kind === 'official' ? 'the official binary' : 'from ELECTRON_OVERRIDE_DIST_PATH'}).`;
}

/**
 * @param {string} executable
 * @param {ElectronChoice['kind']} kind
 * @returns {ElectronChoice}
 */
function chosen(executable, kind) {
  const folder = distFolder(executable);
  const versionFile = join(folder, 'version');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'of unknown version';
  return { executable, version, kind: existsSync(join(folder, SUBSTITUTE_MARK)) ? 'substitute' : kind };
}

/** The folder of Electron's own files, from its executable. */
export function distFolder(/** @type {string} */ executable) {
  return process.platform === 'darwin' ? join(dirname(executable), '..', '..', '..') : dirname(executable);
}

if (isProgram(import.meta.url)) {
  await runScript(async () => {
    await installDependencies();
    await requireNeeds(ELECTRON_NEEDS, 'Electron');
    const electron = await findElectron();
    process.stdout.write(process.argv.includes('--print') ? `${electron.executable}\n` : `${electronSentence(electron)}\n`);
    return 0;
  });
}
