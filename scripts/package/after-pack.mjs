import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { SUBSTITUTE_MARK } from '../setup/electron-substitute.mjs';
import { root } from '../setup/repository.mjs';

/** The newest fuse's Electron: the binary of an older one has no place for it. */
const FILE_PRIVILEGES_FUSE_SINCE = 29;

/** What is in the name of every file that is made with another Electron than the pinned one. */
export const TEST_MARK = '-test';

/**
 * What the guard looks at.
 * @typedef {object} Packed
 * @property {string} version the Electron that was asked for
 * @property {string | undefined} found what the runtime's own version file says, where it has one
 * @property {boolean} substitute
 * @property {readonly string[]} names patterns of the names of what is made
 * @property {boolean} publishes
 */

/**
 * Why this may not be packaged, or undefined. What another Electron than the pinned one is in has `-test` in its name and goes
 * nowhere; so nobody can take it for a release by mistake.
 * @param {Packed} packed
 * @param {string} pinned
 */
export function refusal({ version, found, substitute, names, publishes }, pinned) {
  if (publishes) return 'This program is published by hand, after somebody tried it: packaging uploads nothing.';
  if (!substitute && version === pinned && (found === undefined || found === pinned)) return undefined;
  if (names.length > 0 && names.every((name) => name.includes(TEST_MARK))) return undefined;
  const what = substitute ? 'the substitute for closed networks' : `Electron ${found ?? version}`;
  return `Not packaged: this is ${what}, and what ships is Electron ${pinned}. "npm run package -- --test" makes a package for trying.`;
}

/** The version that package.json pins. */
function pinnedElectron() {
  return String(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies.electron);
}

/**
 * electron-builder's hook, before fuses and signature: refuses what mustn't be made, and takes out of the runtime what a download
 * of electron-builder's own wouldn't have.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default async function afterPack({ appOutDir, packager }) {
  const { config } = packager;
  const versionFile = join(appOutDir, 'version');
  const own = packager.platformSpecificBuildOptions;
  const why = refusal(
    {
      version: String(config.electronVersion),
      found: existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : undefined,
      substitute: existsSync(join(appOutDir, SUBSTITUTE_MARK)),
      names: [own.artifactName, config.deb?.artifactName, config.rpm?.artifactName].filter((name) => typeof name === 'string'),
      publishes: config.publish !== null && config.publish !== undefined,
    },
    pinnedElectron(),
  );
  if (why !== undefined) {
    rmSync(appOutDir, { recursive: true, force: true });
    throw new Error(why);
  }
  // Only a package for trying comes here with an old one.
  if (Number.parseInt(String(config.electronVersion), 10) < FILE_PRIVILEGES_FUSE_SINCE)
    delete config.electronFuses?.grantFileProtocolExtraPrivileges;
  for (const left of ['version', join('resources', 'default_app.asar')]) rmSync(join(appOutDir, left), { force: true });
}
