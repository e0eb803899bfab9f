#!/usr/bin/env node
/**
 * What electron-builder calls as fpm where that program can't be had: makes a .deb by dpkg-deb from fpm's own arguments. For test
 * packages only; the workflow that makes releases uses fpm itself.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { isProgram } from '../setup/repository.mjs';

/** Arguments that stand alone; every other one that begins with a dash takes the next word. */
const ALONE = new Set(['--force', '--debug']);

/**
 * fpm's arguments as options (each may be given many times) and inputs `SOURCE=TARGET`.
 * @param {readonly string[]} args
 */
export function readFpmArguments(args) {
  const options = /** @type {Map<string, string[]>} */ (new Map());
  const inputs = /** @type {{ source: string, target: string }[]} */ ([]);
  const words = [...args];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (ALONE.has(word)) continue;
    if (word.startsWith('-')) {
      const value = words.shift();
      if (value === undefined) throw new Error(`${word} needs a value`);
      options.set(word, [...(options.get(word) ?? []), value]);
    } else {
      const at = word.indexOf('=');
      if (at < 0) throw new Error(`not SOURCE=TARGET: ${word}`);
      inputs.push({ source: word.slice(0, at), target: word.slice(at + 1) });
    }
  }
  return { options, inputs };
}

/**
 * The control file of a package (Debian Policy 5.3).
 * @param {ReadonlyMap<string, readonly string[]>} options
 * @param {number} kilobytes
 */
export function controlFile(options, kilobytes) {
  const one = (/** @type {string} */ name) => {
    const value = options.get(name)?.[0];
    if (value === undefined) throw new Error(`${name} is missing`);
    return value.trim();
  };
  const [summary = '', ...rest] = one('--description').split('\n');
  const lines = [
    `Package: ${one('--name')}`,
    `Version: ${one('--version')}`,
    `Architecture: ${one('--architecture')}`,
    `Maintainer: ${one('--maintainer')}`,
    `Installed-Size: ${kilobytes}`,
    ...list('Depends', options.get('-d')),
    ...list('Recommends', options.get('--deb-recommends')),
    `Section: ${one('--category')}`,
    `Priority: ${one('--deb-priority')}`,
    `Homepage: ${one('--url')}`,
    `Description: ${summary.trim()}`,
    ...rest.map((line) => ` ${line.trim() === '' ? '.' : line.trim()}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** @param {string} name @param {readonly string[] | undefined} values */
function list(name, values) {
  return values && values.length > 0 ? [`${name}: ${values.join(', ')}`] : [];
}

/** @param {string} source @param {string} path */
function place(source, path) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  if (source.endsWith('/')) cpSync(source, path, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
  else if (path.includes('/usr/share/man/')) writeFileSync(`${path}.gz`, gzipSync(readFileSync(source), { level: 9 }));
  else {
    copyFileSync(source, path);
    chmodSync(path, 0o644);
  }
}

/** Bytes of all files below a folder. */
function bytesBelow(/** @type {string} */ folder) {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += statSync(join(entry.parentPath ?? entry.path, entry.name)).size;
  }
  return bytes;
}

/** @param {readonly string[]} args */
function main(args) {
  const { options, inputs } = readFpmArguments(args);
  if (options.get('-t')?.[0] !== 'deb') throw new Error('this stand-in makes .deb only; install fpm for the others');
  const artifact = options.get('--package')?.[0] ?? '';
  const staging = mkdtempSync(join(dirname(artifact), `${basename(artifact)}.partial-`));
  try {
    chmodSync(staging, 0o755);
    for (const { source, target } of inputs) place(source, join(staging, target));
    const control = join(staging, 'DEBIAN');
    const kilobytes = Math.ceil(bytesBelow(staging) / 1024);
    mkdirSync(control, { mode: 0o755 });
    writeFileSync(join(control, 'control'), controlFile(options, kilobytes));
    for (const [option, name] of /** @type {const} */ ([
      ['--after-install', 'postinst'],
      ['--after-remove', 'postrm'],
    ])) {
      const script = options.get(option)?.[0];
      if (script === undefined) continue;
      copyFileSync(script, join(control, name));
      chmodSync(join(control, name), 0o755);
    }
    // Level 1: what is made here is tried and deleted.
    execFileSync('dpkg-deb', ['--root-owner-group', '-Zgzip', '-z1', '--build', staging, artifact], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

if (isProgram(import.meta.url)) main(process.argv.slice(2));
