/**
 * electron-builder's hooks around each file that it makes, so that two packagings of one commit are the same bytes: every time in
 * it is SOURCE_DATE_EPOCH (scripts/package.mjs sets it to the commit's), and a .gz doesn't say what it was packed from and when.
 */
import { lutimesSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Flags of a gzip header (RFC 1952) for what may follow its ten bytes. */
const HAS_EXTRA = 4;
const HAS_NAME = 8;
const HAS_COMMENT = 16;
const HAS_HEADER_SUM = 2;
const UNIX = 3;

/** @param {{ file: string }} started */
export async function artifactBuildStarted({ file }) {
  const epoch = Number(process.env['SOURCE_DATE_EPOCH']);
  if (!Number.isInteger(epoch) || epoch <= 0) throw new Error('SOURCE_DATE_EPOCH is not set: package with "npm run package"');
  const folder = dirname(file);
  for (const name of readdirSync(folder)) if (name.endsWith('-unpacked')) setTimes(join(folder, name), epoch);
}

/** @param {{ file: string }} completed */
export async function artifactBuildCompleted({ file }) {
  if (!file.endsWith('.gz')) return;
  writeFileSync(`${file}.new`, plainGzip(readFileSync(file)));
  renameSync(`${file}.new`, file);
}

/**
 * Gives a folder and all below it one time.
 * @param {string} folder
 * @param {number} epoch in seconds
 */
export function setTimes(folder, epoch) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) setTimes(path, epoch);
    else lutimesSync(path, epoch, epoch);
  }
  lutimesSync(folder, epoch, epoch);
}

/**
 * The same compressed bytes behind a header without name, time and comment.
 * @param {Buffer} gzip with one member
 * @throws Error where it isn't gzip
 */
export function plainGzip(gzip) {
  if (gzip.readUInt32BE(0) >>> 8 !== 0x1f8b08) throw new Error('not gzip');
  const flags = gzip.readUInt8(3);
  let at = 10;
  if (flags & HAS_EXTRA) at += 2 + gzip.readUInt16LE(at);
  for (const flag of [HAS_NAME, HAS_COMMENT]) if (flags & flag) at = gzip.indexOf(0, at) + 1;
  if (flags & HAS_HEADER_SUM) at += 2;
  const header = Buffer.alloc(10);
  gzip.copy(header, 0, 0, 3);
  // How hard it was compressed stays.
  header.writeUInt8(gzip.readUInt8(8), 8);
  header.writeUInt8(UNIX, 9);
  return Buffer.concat([header, gzip.subarray(at)]);
}
