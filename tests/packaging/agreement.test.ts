import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { EXIT } from '../../cli/exit.js';
import { USAGE } from '../../electron/arguments.js';
import { refusedSwitch } from '../../electron/security/release-switches.js';
import { repository } from '../support/real-files.js';

/** What is said of the installed program in several places has to be the same in all of them. */
const read = (...parts: readonly string[]) => readFileSync(join(repository, ...parts), 'utf8');
const manPage = read('resources', 'linux', 'negatoscope.1');
const metadata = read('resources', 'linux', 'negatoscope.metainfo.xml');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found ?? '').sort();

it('the man page has the switches of --help, and the installed program takes each of them', () => {
  const switches = all(USAGE, /^ {2}--([a-z-]+)/gm);
  expect(switches.length).toBeGreaterThan(5);
  expect(all(manPage, /^\.It Fl -([a-z-]+)/gm)).toEqual(switches);
  for (const name of switches) expect(refusedSwitch(['negatoscope', `--${name}`], 'linux'), name).toBeUndefined();
});

it('the man page names every file that the program keeps in its profile', () => {
  const kept = all(read('electron', 'main.ts'), /inProfile\('([^']+)'\)/g);
  expect(kept.length).toBeGreaterThan(2);
  expect(all(manPage, /^\.It Pa ~\/\.config\/Negatoscope\/(.+)$/gm)).toEqual(kept);
});

it('the exit codes of the man page are those of the program', () => {
  const codes = new Set(all(read('electron', 'main.ts') + read('electron', 'security', 'faults.ts'), /app\.exit\((\d)\)/g));
  for (const code of Object.values(EXIT)) codes.add(String(code));
  expect(all(manPage, /^\.It (\d)$/gm)).toEqual([...codes].sort());
});

it('the metadata of the desktop says of the program what the man page says, and has the types that the package registers', () => {
  const summary = /<summary>(.+)<\/summary>/.exec(metadata)?.[1] ?? '';
  expect(manPage).toContain(`.Nd ${summary.charAt(0).toLowerCase()}${summary.slice(1)}\n`);
  const types = all(metadata, /<mediatype>(.+)<\/mediatype>/g);
  expect(all(read('resources', 'linux', 'negatoscope-mime.xml'), /<mime-type type="([^"]+)"/g)).toEqual(types);
  expect(new Set(all(read('electron-builder.yml'), /mimeType: (\S+)/g))).toEqual(new Set(types));
});

it('the metadata says of every paragraph the same in French', () => {
  const paragraphs = all(metadata, /<p( xml:lang="fr")?>/g);
  expect(paragraphs.filter((language) => language !== '')).toHaveLength(paragraphs.length / 2);
});
