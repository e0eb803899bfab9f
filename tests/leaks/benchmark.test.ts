import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report } from '../../cli/report.js';
import { PROFILE_ROWS } from '../../core/deid/profile-table.generated.js';
import { buildSteps, runCli, scratchFolder } from '../support/run-cli.js';
import { runPython, scanFiles } from '../support/scan-files.js';
import { tools } from '../support/tools.js';
import { describeWith } from '../support/when.js';

/**
 * The leak benchmark: invented people are planted into copies of real files by a script of pydicom, in every place that is
 * known to leak, exported by the command line, and looked for by another script. The copies of a naive exporter, which blanks
 * a list of tags, show that the search finds what is there. `LONG=1` plants into every real file at hand.
 */
const LARGEST = process.env['LONG'] === '1' ? 20_000_000 : 400_000;
const MOST = process.env['LONG'] === '1' ? 2_000 : 150;

interface Planting {
  readonly planted: readonly (readonly [person: number, path: string])[];
  readonly places: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, string>>;
}
interface Finding {
  readonly leaks: Readonly<Record<string, readonly string[]>>;
  readonly searched: number;
}

/** Where something was planted, and how the search names what it finds there. */
const PLACES: readonly string[] = [
  'Table E.1-1, at the top',
  'Table E.1-1, two levels down',
  'kept text and codes',
  'bulk data',
  'UN',
  'UTF-16',
  'unknown elements',
  'private, declared',
  'private, not declared',
  'original attributes',
  'overlay',
  'curve',
  'icon',
  'file meta',
  'preamble',
  'trailing padding',
  'bytes behind the end',
  'past the last pixel',
  'unused bits',
  'JPEG comment',
  'JPEG application segment',
  'JPEG 2000 comment',
  'behind the end of a codestream',
  'a fragment of no frame',
  'Basic Offset Table',
  'names of files and folders',
  'DICOMDIR',
];

const scratch = scratchFolder();
afterAll(() => scratch.remove());
const folder = (name: string): string => {
  const path = join(scratch.path, name);
  mkdirSync(path);
  return path;
};

function ask<Answer>(script: string, question: unknown): Answer {
  const path = join(scratch.path, `${script}.json`);
  writeFileSync(path, JSON.stringify(question));
  return runPython<Answer>(tools.pydicom, script, [path]);
}

const find = (files: readonly (readonly [number, string])[], bytes: readonly (readonly [number, string])[] = []): Finding =>
  ask('leak-find.py', { files, names: files.map(([person, path]) => [person, basename(path)]), bytes });

describeWith([tools.pydicomPixels], 'the leak benchmark', () => {
  let planting: Planting;
  let report: Report;
  let out: string;
  let naive: string;

  beforeAll(() => {
    buildSteps('cli');
    const input = folder('in');
    naive = folder('naive');
    out = join(scratch.path, 'out');
    const sources = scanFiles()
      .filter(({ name, absolute }) => !/malformed|charset/.test(name) && statSync(absolute).size <= LARGEST)
      .slice(-MOST)
      .map(({ absolute }) => absolute);
    const rows = PROFILE_ROWS.split('\n').map((row) => row.split('|')[0]);
    planting = ask('leak-plant.py', { sources, out: input, rows, naive });
    zipOne(planting, input);
    const run = runCli([
      'export',
      input,
      '--out',
      out,
      '--dicomdir',
      '--text',
      'off',
      '--seed',
      'c3'.repeat(32),
      '--report',
      `${out}.json`,
    ]);
    if (run.code !== 0 && run.code !== 3) throw new Error(`export ended with ${run.code}: ${run.stderr}`);
    report = JSON.parse(readFileSync(`${out}.json`, 'utf8')) as Report;
  }, 600_000);

  /** Every ninth file goes into a zip that bears the person's name, as does its entry. */
  function zipOne({ planted }: Planting, input: string): void {
    for (const [person, path] of planted.filter((_, index) => index % 9 === 4)) {
      const zip = join(input, `${basename(path, '.dcm')}.zip`);
      execFileSync(tools.pydicom.command, ['-I', '-m', 'zipfile', '-c', zip, path]);
      renameSync(path, join(scratch.path, `zipped-${person}`));
    }
  }

  /** The copies, each with the person that was planted into its source. */
  const exported = (): (readonly [number, string])[] => {
    const people = new Map(planting.planted.map(([person, path]) => [basename(path), person]));
    return report.inputs.flatMap(({ path, output }) =>
      output ? [[people.get(basename(path)) ?? -1, join(out, output.path)] as const] : [],
    );
  };

  it('plants into 60 files and more, in every place, and most of them are exported', () => {
    const files = exported();
    const reasons = report.inputs.filter(({ status }) => status !== 'exported').map(({ reason }) => String(reason));
    process.stderr.write(
      `leak benchmark: ${planting.planted.length} files planted, ${files.length} exported, left out: ${tally(reasons)}\n`,
    );
    expect(files.every(([person]) => person >= 0)).toBe(true);
    expect(PLACES.filter((place) => !planting.places[place])).toEqual([]);
    expect(files.length).toBeGreaterThanOrEqual(60);
    // And the new index.
    expect(readdirSync(out).length).toBe(files.length + 1);
  });

  it('finds the people in the copies of a naive exporter', () => {
    const found = find(planting.planted.map(([person]) => [person, join(naive, `${person}.dcm`)]));
    expect(Object.keys(found.leaks).length).toBe(planting.planted.length);
    const everywhere = new Set(Object.values(found.leaks).flat());
    const leaks = Object.values(found.leaks).flat().length;
    process.stderr.write(`leak benchmark: the naive exporter leaks in ${leaks} places of ${planting.planted.length} files\n`);
    for (const place of ['preamble', 'bytes', 'pixel data', 'unused bits', 'private', '00020016', '04000561.04000550.00100010', '60000022'])
      expect([...everywhere]).toContain(place);
  }, 600_000);

  it('finds nobody in what this program exports', () => {
    const files = exported();
    const index = files.map(([person]) => [person, join(out, 'DICOMDIR')] as const);
    const found = find(files, index);
    const rows = Object.entries(planting.places).map(([place, count]) => `${place.padEnd(32)}${count} files, 0 leaks`);
    expect(found.leaks).toEqual({});
    expect(found.searched).toBe(files.length * 3);
    process.stderr.write(`${rows.join('\n')}\n`);
  }, 600_000);

  it('finds nobody in a zip of them, and everybody in the index and in a zip of what was planted', () => {
    const some = planting.planted.filter(([, path]) => existsSync(path)).slice(0, 6);
    const zip = join(scratch.path, 'copy.zip');
    const run = runCli([
      'export',
      ...some.map(([, path]) => path),
      '--format',
      'zip',
      '--dicomdir',
      '--out',
      zip,
      '--text',
      'off',
      '--faces',
      'keep',
    ]);
    expect([run.code === 0 || run.code === 3, run.code === 1 ? run.stderr : '']).toEqual([true, '']);
    const dirty = join(scratch.path, 'planted.zip');
    execFileSync(tools.pydicom.command, ['-I', '-m', 'zipfile', '-c', dirty, ...some.map(([, path]) => path)]);
    const searched = (path: string): string[] =>
      Object.keys(
        find(
          [],
          some.map(([person]) => [person, path]),
        ).leaks,
      );
    expect(searched(zip)).toEqual([]);
    expect(searched(dirty).length).toBe(some.length);
    expect(searched(join(scratch.path, 'in', 'DICOMDIR')).length).toBe(some.length);
  }, 600_000);
});

function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${value} ${count}`).join(', ');
}
