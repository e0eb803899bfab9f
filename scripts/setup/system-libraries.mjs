import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { mustRun, runQuietly } from './command.mjs';
import { withLock } from './lock.mjs';
import { SetupError, say } from './repository.mjs';

/** @typedef {{ package: string, library?: string, program?: string, python?: string }} SystemNeed what is missing where it isn't found, and the Debian package that brings it */

/** What every Electron on Linux loads at its start. */
export const ELECTRON_NEEDS = /** @type {readonly SystemNeed[]} */ ([
  { package: 'libgtk-3-0', library: 'libgtk-3.so.0' },
  { package: 'libnss3', library: 'libnss3.so' },
  { package: 'libgbm1', library: 'libgbm.so.1' },
  { package: 'libasound2', library: 'libasound.so.2' },
  { package: 'libatk-bridge2.0-0', library: 'libatk-bridge-2.0.so.0' },
]);

export const DISPLAY_NEEDS = /** @type {readonly SystemNeed[]} */ ([{ package: 'xvfb', program: 'Xvfb' }]);

/** The independent readers that the tests compare with, and the tracer that counts sockets. */
export const TEST_NEEDS = /** @type {readonly SystemNeed[]} */ ([
  { package: 'dcmtk', program: 'dcmdump' },
  { package: 'dcmtk', program: 'dcm2pnm' },
  { package: 'libgdcm-tools', program: 'gdcmdump' },
  { package: 'libgdcm-tools', program: 'gdcmconv' },
  { package: 'dicom3tools', program: 'dciodvfy' },
  { package: 'python3-pydicom', python: 'pydicom' },
  { package: 'python3-numpy', python: 'numpy' },
  { package: 'python3-scipy', python: 'scipy' },
  { package: 'python3-gdcm', python: 'gdcm' },
  { package: 'python3-nibabel', python: 'nibabel' },
  { package: 'python3-pil', python: 'PIL' },
  { package: 'libjxl-tools', program: 'djxl' },
  { package: 'strace', program: 'strace' },
  { package: 'util-linux', program: 'unshare' },
  { package: 'util-linux', program: 'prlimit' },
  { package: 'ffmpeg', program: 'ffmpeg' },
  { package: 'ffmpeg', program: 'ffprobe' },
  { package: 'p7zip-full', program: '7za' },
  { package: 'desktop-file-utils', program: 'desktop-file-validate' },
  { package: 'appstream', program: 'appstreamcli' },
  { package: 'mandoc', program: 'mandoc' },
  { package: 'shared-mime-info', program: 'update-mime-database' },
  { package: 'icoutils', program: 'icotool' },
]);

/** What draws the icons from their SVG; only for who changes one. */
export const ICON_NEEDS = /** @type {readonly SystemNeed[]} */ ([{ package: 'librsvg2-bin', program: 'rsvg-convert' }]);

/** Debian's own Python: its packages aren't seen by another one that may come first on PATH. */
const PYTHON = '/usr/bin/python3';

/**
 * Which of the needs aren't met on this machine.
 * @param {readonly SystemNeed[]} needs
 */
export function missingNeeds(needs) {
  if (process.platform !== 'linux') return [];
  const libraries = needs.some((need) => need.library) ? sharedLibraries() : '';
  const pythonModules = needs.flatMap((need) => (need.python ? [need.python] : []));
  const python = pythonModules.length > 0 ? pythonModulesFound(pythonModules) : new Set();
  return needs.filter(
    (need) =>
      (need.library && !libraries.includes(`${need.library} `)) ||
      (need.program && !programPath(need.program)) ||
      (need.python && !python.has(need.python)),
  );
}

/**
 * Where a program is on PATH.
 * @param {string} program
 */
export function programPath(program) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // The next folder may have it.
    }
  }
  return undefined;
}

/** The loader's cache, one library a line. ldconfig isn't on the PATH of everyone but can be run by everyone. */
function sharedLibraries() {
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path)) ?? 'ldconfig';
  return spawnSync(ldconfig, ['-p'], { encoding: 'utf8' }).stdout ?? '';
}

/** @param {readonly string[]} modules */
function pythonModulesFound(modules) {
  const code = 'import importlib.util, sys\nfor m in sys.argv[1:]:\n  if importlib.util.find_spec(m): print(m)';
  const { stdout } = spawnSync(PYTHON, ['-c', code, ...modules], { encoding: 'utf8' });
  return new Set((stdout ?? '').split('\n'));
}

/**
 * Installs what is missing where that is possible (root on a Debian), in one go.
 * @param {readonly SystemNeed[]} needs
 * @param {string} purpose ends the sentence "… needed for"
 * @returns {Promise<readonly SystemNeed[]>} what is still missing: empty where all is there
 */
export async function installNeeds(needs, purpose) {
  if (missingNeeds(needs).length === 0) return [];
  if (process.getuid?.() !== 0 || !programPath('apt-get')) return missingNeeds(needs);
  return withLock('system', async () => {
    const packages = packageNames(missingNeeds(needs));
    if (packages.length === 0) return [];
    say(`Installing from Debian what ${purpose} needs: ${packages.join(' ')}…`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    // A stale or partly unreachable list may still hold what is needed: the installation decides.
    await runQuietly('apt-get', ['update', '-qq'], { env });
    const names = await Promise.all(packages.map(availableName));
    await mustRun('Installing system packages', 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env });
    return missingNeeds(needs);
  });
}

/**
 * As `installNeeds`, for what can't be done without.
 * @param {readonly SystemNeed[]} needs
 * @param {string} purpose
 */
export async function requireNeeds(needs, purpose) {
  const missing = await installNeeds(needs, purpose);
  if (missing.length > 0) throw new SetupError(missingSentence(missing, purpose));
}

/**
 * What is missing and what to do, in one sentence.
 * @param {readonly SystemNeed[]} missing
 * @param {string} purpose
 */
export function missingSentence(missing, purpose) {
  const what = missing.map((need) => need.library ?? need.program ?? `Python's ${need.python}`).join(', ');
  const names = packageNames(missing).join(' ');
  return `This machine lacks what ${purpose} needs (${what}): install it and start again, on Debian or Ubuntu with "sudo apt-get install ${names}".`;
}

/** @param {readonly SystemNeed[]} needs */
function packageNames(needs) {
  return [...new Set(needs.map((need) => need.package))];
}

/**
 * Debian 13 and Ubuntu 24.04 renamed libraries (the change to 64-bit times) and some old names are no package any more.
 * @param {string} name
 */
async function availableName(name) {
  const { status } = await runQuietly('apt-cache', ['show', `${name}t64`]);
  return status === 0 ? `${name}t64` : name;
}
