import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../setup/repository.mjs';

/**
 * A package of others that the program is made of.
 * @typedef {object} ThirdParty
 * @property {string} name
 * @property {string} version
 * @property {string} licence its SPDX expression
 * @property {string} sha512 of the package as the registry gave it, in hex
 * @property {readonly string[]} texts of its own licence files; none where it brings none
 */

/** Names under which packages keep their licence. */
const LICENCE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/**
 * Everything below `dependencies` in the lock file, in one order on every machine. Some of it is shaken out when the page is
 * bundled: the list may name more than what ships, never less. What is optional is a native part of some build tool, and is never bundled.
 * @returns {readonly ThirdParty[]}
 */
export function thirdParties(folder = root) {
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  /** @type {[string, { version: string, integrity: string, license?: string, dev?: boolean, devOptional?: boolean, optional?: boolean }][]} */
  const entries = Object.entries(lock.packages);
  return entries
    .filter(([path, entry]) => path !== '' && entry.dev !== true && entry.devOptional !== true && entry.optional !== true)
    .map(([path, { version, integrity, license }]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      if (license === undefined) throw new Error(`${name} ${version} says nowhere under which licence it is`);
      return { name, version, licence: license, sha512: sha512Of(name, integrity), texts: licenceTexts(join(folder, path)) };
    })
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** @param {string} name @param {string} integrity as in a lock file: `sha512-` and base64 */
function sha512Of(name, integrity) {
  if (!integrity.startsWith('sha512-')) throw new Error(`${name} has no SHA-512 in the lock file`);
  return Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex');
}

/** @param {string} folder of a package; absent where it is for another system */
function licenceTexts(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && LICENCE_FILE.test(entry.name))
    .map((entry) => entry.name)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim());
}
