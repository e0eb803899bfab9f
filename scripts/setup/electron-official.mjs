import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './command.mjs';
import { cache, root, say } from './repository.mjs';

const TRY_MS = 20_000;
const packageFolder = join(root, 'node_modules', 'electron');
const memory = join(cache, 'electron-official.json');

/** The version that package.json pins, which is the one that ships. */
export function pinnedVersion() {
  return String(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version);
}

/** The executable inside a folder of Electron's own files. */
export function executableIn(/** @type {string} */ folder) {
  const name = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform.toString()] ?? 'electron';
  return join(folder, name);
}

/** The official binary's executable, where the whole of it is there in the pinned version. */
export function officialExecutable() {
  const dist = join(packageFolder, 'dist');
  const executable = executableIn(dist);
  // The downloader writes path.txt last, so that it stands for a whole download.
  if (!existsSync(join(packageFolder, 'path.txt')) || !existsSync(executable)) return undefined;
  const version = readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  return version === pinnedVersion() ? executable : undefined;
}

/**
 * Tries once, for 20 s at most, to download the official binary with the electron package's own downloader (which checks
 * its hash), and remembers that it tried: no later start tries again for that version.
 */
export async function tryOfficial() {
  const version = pinnedVersion();
  if (wasTried()) return undefined;
  say(`Trying to download Electron ${version} (once, 20 seconds at most)…`);
  await runQuietly(process.execPath, [join(packageFolder, 'install.js')], { timeoutMs: TRY_MS });
  const executable = officialExecutable();
  if (executable) return executable;
  rmSync(join(packageFolder, 'dist'), { recursive: true, force: true });
  rmSync(join(packageFolder, 'path.txt'), { force: true });
  mkdirSync(cache, { recursive: true });
  writeFileSync(memory, JSON.stringify({ unavailable: version }));
  say(`It couldn't be had here. "npx install-electron" downloads it at any later time.`);
  return undefined;
}

/** Whether the pinned version's download was tried and failed. */
export function wasTried() {
  try {
    return JSON.parse(readFileSync(memory, 'utf8')).unavailable === pinnedVersion();
  } catch {
    return false;
  }
}
