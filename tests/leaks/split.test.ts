import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../cli/report.js';
import type { SavedTerms } from '../../core/deid/leak-search/term-dictionary.js';
import { findElement } from '../../core/dicom/data-set.js';
import { parse } from '../core/deid/export-in-memory.js';
import { element, imageFile, SYNTAX } from '../support/dicom-bytes.js';
import { buildSteps, runCli, scratchFolder } from '../support/run-cli.js';

/**
 * A set of one patient is exported whole, and in parts with the terms of the whole: the bytes are the same. What one file says of
 * the person is looked for in all the others, so that a part without the terms gives other bytes.
 */
const SEED = 'd4'.repeat(32);
const scratch = scratchFolder();
afterAll(() => scratch.remove());

const FILES = Array.from({ length: 8 }, (_, index) =>
  imageFile(SYNTAX.explicit, [
    { tag: 0x00080018, bytes: element(0x00080018, 'UI', `1.2.3.4.5.6.7777${index}`) },
    // Each file knows one physician, and speaks of the next one's.
    { tag: 0x00080090, bytes: element(0x00080090, 'PN', `Physician${'abcdefgh'[index]}quov`) },
    { tag: 0x00185010, bytes: element(0x00185010, 'LO', `probe of physician${'abcdefgh'[(index + 3) % 8]}quov, ${index}`) },
    // A reference to another file of the set.
    { tag: 0x00081155, bytes: element(0x00081155, 'UI', `1.2.3.4.5.6.7777${(index + 1) % 8}`) },
  ]),
);

function run(...args: readonly string[]): void {
  const { code, stderr } = runCli(args);
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${stderr}`);
}

/** Exports files of the set; the copies by the names of their sources. */
function exported(name: string, inputs: readonly string[], more: readonly string[]): Map<string, Buffer> {
  const out = join(scratch.path, name);
  run('export', ...inputs, '--out', out, '--text', 'off', '--faces', 'keep', '--report', `${out}.json`, ...more);
  const report = JSON.parse(readFileSync(`${out}.json`, 'utf8')) as Report;
  return new Map(
    report.inputs.flatMap(({ path, output }) => (output ? [[basename(path), readFileSync(join(out, output.path))] as const] : [])),
  );
}

describe('a set', () => {
  const folder = join(scratch.path, 'in');
  const terms = join(scratch.path, 'terms.json');
  const seed = ['--seed', SEED];
  let paths: string[];
  let whole: Map<string, Buffer>;
  beforeAll(() => {
    buildSteps('cli');
    mkdirSync(folder);
    FILES.forEach((bytes, index) => {
      writeFileSync(join(folder, `IM${index}`), bytes);
    });
    paths = readdirSync(folder).map((name) => join(folder, name));
    run('plan', folder, '--text', 'off', '--terms', terms, '--json');
    whole = exported('whole', [folder], seed);
  }, 120_000);

  it('is exported whole, and what one file says of a person is cut from the others', () => {
    expect(whole.size).toBe(8);
    for (const bytes of whole.values()) expect(/physician/i.test(bytes.toString('latin1'))).toBe(false);
    expect([...whole.values()].every((bytes) => bytes.includes('probe of'))).toBe(true);
  });

  it.each([2, 4])('split in %i with its terms gives the bytes of one run', (parts) => {
    const pieces = Array.from({ length: parts }, (_, part) =>
      exported(
        `part-${parts}-${part}`,
        paths.filter((_path, index) => index % parts === part),
        [...seed, '--terms', terms],
      ),
    );
    const together = new Map(pieces.flatMap((piece) => [...piece]));
    expect(together.size).toBe(whole.size);
    for (const [name, bytes] of whole) expect([name, together.get(name)?.equals(bytes)]).toEqual([name, true]);
  });

  it('of whose words not all were collected stays, in every part', () => {
    const saved = JSON.parse(readFileSync(terms, 'utf8')) as SavedTerms;
    const broken = join(scratch.path, 'broken.json');
    writeFileSync(broken, JSON.stringify({ ...saved, patients: saved.patients.map((patient) => ({ ...patient, isWhole: false })) }));
    const out = join(scratch.path, 'stays');
    const options = ['--text', 'off', '--faces', 'keep', '--terms', broken, '--report', `${out}.json`];
    const { code } = runCli(['export', paths[0] as string, '--out', out, ...options]);
    const { inputs } = JSON.parse(readFileSync(`${out}.json`, 'utf8')) as Report;
    expect([code, inputs.map(({ status, reason }) => [status, reason])]).toEqual([3, [['left-out', 'words-not-collected']]]);
  });

  it('split without its terms gives others: they are what makes the parts one', () => {
    const alone = exported('alone', paths.slice(0, 1), seed);
    for (const [name, bytes] of alone) expect(whole.get(name)?.equals(bytes)).toBe(false);
  });

  it('exported twice with one seed gives the same bytes, in whatever order, and with another no UID in common', () => {
    const copy = join(scratch.path, 'copy');
    mkdirSync(copy);
    for (const path of [...paths].reverse()) copyFileSync(path, join(copy, basename(path)));
    for (const [name, bytes] of exported('again', [copy], seed)) expect([name, whole.get(name)?.equals(bytes)]).toEqual([name, true]);
    const uids = (files: Map<string, Buffer>) =>
      new Set([...files.values()].flatMap((bytes) => bytes.toString('latin1').match(/2\.25\.\d{20,}/g) ?? []));
    const other = uids(exported('other', [folder], ['--seed', 'e5'.repeat(32)]));
    const common = [...uids(whole)].filter((uid) => other.has(uid));
    // The program's own Implementation Class UID names the writer of every export.
    expect(common.length).toBe(1);
    expect(other.size).toBeGreaterThan(8);
  });

  it('keeps its references: each points at a copy of the set', () => {
    const text = (bytes: Buffer, tag: number) => {
      const parsed = parse(bytes);
      const found = findElement(parsed.dataSet, tag);
      return found ? Buffer.from(parsed.dataSet.body.read(found.valueOffset, found.valueLength)).toString('latin1') : '';
    };
    const instances = new Set([...whole.values()].map((bytes) => text(bytes, 0x00080018)));
    expect(instances.size).toBe(8);
    for (const bytes of whole.values()) expect(instances.has(text(bytes, 0x00081155))).toBe(true);
  });
});
