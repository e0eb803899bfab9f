import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Report, ReportRow } from '../../cli/report.js';
import { PROFILE_ROWS } from '../../core/deid/profile-table.generated.js';
import { learnedAction } from '../../core/deid/type-needs.js';
import { isWellKnownUid } from '../../core/deid/uid-map.js';
import { memorySource } from '../../core/dicom/byte-source.js';
import { walkElements } from '../../core/dicom/data-set.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { textValues } from '../../core/dicom/read-value.js';
import { corpus, pydicomData, repository } from '../support/real-files.js';
import { buildSteps, runCli, scratchFolder } from '../support/run-cli.js';
import { runPython, type ScanFile, scanFiles } from '../support/scan-files.js';
import { tools } from '../support/tools.js';
import { describeWith } from '../support/when.js';

/** Exports every real file at hand through the command line, and lets independent programs judge the copies. */
const SEED = 'a1'.repeat(32);
const OTHER_SEED = 'b2'.repeat(32);
/** UI attributes that name kinds and vocabularies: what a vendor wrote there is no person's. */
const CLASS_TAGS = ['00080016', '0008001A', '0008001B', '0008010C', '00080117', '00080118', '00081150', '0008115A'];
/** File meta: the class again, and the writer's own, which is the program's in a copy. */
const META_CLASS_TAGS = ['00020002', '00020012'];

/** Not one that some object needs: what dciodvfy reported stands in core/deid/type-needs.ts. */
const isAlwaysRemoved = (tag: number, code: string): boolean =>
  [
    { sopClassUid: '', parent: null },
    { sopClassUid: '1.2.840.10008.5.1.4.1.1.11.1', parent: null },
    { sopClassUid: '', parent: 0x0072000c },
  ].every((placement) => (learnedAction(tag, placement) ?? code) === 'X');

/** Every tag that the basic profile removes, or a mask of such tags; less those that a reader was found to need. */
const REMOVED = PROFILE_ROWS.split('\n')
  .map((row) => row.split('|'))
  .filter(([tag = '', code]) => (tag.includes('X') ? code === 'X' : isAlwaysRemoved(Number.parseInt(tag, 16), code ?? '')))
  .map(([tag = '']) => tag);

interface Judgement {
  readonly files: Readonly<Record<string, readonly string[]>>;
  readonly errorsBefore: number;
  readonly errorsAfter: number;
  readonly newErrors: Readonly<Record<string, readonly string[]>>;
  readonly deflated: readonly string[];
}
interface Reading {
  readonly pydicom: string | null;
  readonly dcmdump: string | null;
  readonly image: boolean;
}

const judges = [tools.pydicom, tools.dcmdump, tools.dciodvfy];
const scratch = scratchFolder();
afterAll(() => scratch.remove());

function exportAll(name: string, inputs: readonly string[], seed: string): { out: string; report: Report } {
  const out = join(scratch.path, name);
  const report = `${out}.report.json`;
  const run = runCli(['export', ...inputs, '--out', out, '--text', 'off', '--faces', 'keep', '--seed', seed, '--report', report]);
  if (run.code !== 0 && run.code !== 3) throw new Error(`export ended with ${run.code}: ${run.stderr}`);
  return { out, report: JSON.parse(readFileSync(report, 'utf8')) as Report };
}

const exported = (report: Report) => report.inputs.filter((row): row is ReportRow & { output: { path: string } } => row.output !== null);

/** UIDs of a copy that aren't registered by the standard, but those of classes. */
function ownUids(file: string): Set<string> {
  const parsed = parseFile(memorySource(readFileSync(file)));
  const uids = new Set<string>();
  const classes = new Set([...CLASS_TAGS, ...META_CLASS_TAGS].map((tag) => Number.parseInt(tag, 16)));
  for (const part of [parsed.fileMeta, parsed.dataSet]) {
    if (!part) continue;
    walkElements(part, (element, _path, owner) => {
      if (element.vr !== 'UI' || classes.has(element.tag)) return;
      for (const uid of textValues(owner, element)) if (uid !== '' && !isWellKnownUid(uid)) uids.add(uid);
    });
  }
  return uids;
}

function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].map(([value, count]) => `${value} ${count}`).join(', ');
}

function suite(what: string, inputs: () => readonly string[], scans: () => readonly ScanFile[], least: number): void {
  let first: { out: string; report: Report };
  beforeAll(() => {
    buildSteps('cli', 'sample');
    first = exportAll(what, inputs(), SEED);
  }, 300_000);

  it('exports every image that two readers read whole, or says why not', () => {
    const readings = runPython<Record<string, Reading>>(
      tools.pydicom,
      'read-independently.py',
      scans().map(({ absolute }) => absolute),
    );
    const rows = new Map(first.report.inputs.map((row) => [row.path, row]));
    const whole = scans().filter(({ absolute }) => {
      const reading = readings[absolute];
      return reading?.pydicom === null && reading.dcmdump === null && reading.image;
    });
    const met = whole.map(({ absolute }) => rows.get(absolute));
    const leftOut = met.filter((row) => row?.status === 'left-out');
    process.stderr.write(
      `${what}: ${whole.length} images are read whole by two readers: ${met.length - leftOut.length} exported, ${leftOut.length} left out (${tally(leftOut.map((row) => String(row?.reason)))}); ${exported(first.report).length} of ${first.report.inputs.length} files exported in all\n`,
    );
    expect(met.every((row) => row?.status === 'exported' || (row?.status === 'left-out' && row.reason !== null))).toBe(true);
    // A reason of reading or of a defect is none for a file that two readers read.
    expect(
      tallyOf(leftOut, [
        'not-readable',
        'unreadable',
        'truncated',
        'bad-length',
        'bad-item',
        'bad-vr',
        'review-differs',
        'second-reader-differs',
      ]),
    ).toEqual([]);
    expect(met.length - leftOut.length).toBeGreaterThan(least);
  }, 300_000);

  it('writes copies that pydicom, dcmdump and dciodvfy find no fault with, and in which nothing of the source is left', () => {
    const pairs = exported(first.report).map(({ path, output }) => [isScanFile(path) ? path : null, join(first.out, output.path)]);
    const asked = join(scratch.path, `${what}.asked.json`);
    writeFileSync(asked, JSON.stringify({ pairs, removed: REMOVED, classes: [...CLASS_TAGS, ...META_CLASS_TAGS] }));
    const judged = runPython<Judgement>(tools.pydicom, 'check-exports.py', [asked]);
    const bySource = new Map(pairs.map(([source, output]) => [output, source]));
    const problems = Object.entries(judged.files).flatMap(([file, found]) => found.map((problem) => `${bySource.get(file)}: ${problem}`));
    process.stderr.write(
      `${what}: ${pairs.length} copies judged (${pairs.filter(([source]) => source === null).length} of files inside archives, without their source); dciodvfy errors ${judged.errorsBefore} in the sources, ${judged.errorsAfter} in the copies (of deflated files it was given the inflated data set)\n`,
    );
    expect(Object.keys(judged.files).length).toBe(pairs.length);
    expect(problems).toEqual([]);
    expect(judged.newErrors).toEqual({});
  }, 300_000);

  it('gives the same bytes for the same seed, and no UID in common for another', () => {
    const again = exportAll(`${what}-again`, inputs(), SEED);
    const other = exportAll(`${what}-other`, inputs(), OTHER_SEED);
    const names = readdirSync(first.out).sort();
    expect(readdirSync(again.out).sort()).toEqual(names);
    const differing = names.filter(
      (name) => Buffer.compare(readFileSync(join(first.out, name)), readFileSync(join(again.out, name))) !== 0,
    );
    expect(differing).toEqual([]);
    const own = new Set(names.flatMap((name) => [...ownUids(join(first.out, name))]));
    const others = new Set(names.flatMap((name) => [...ownUids(join(other.out, name))]));
    expect(own.size).toBeGreaterThan(names.length);
    expect([...others].filter((uid) => own.has(uid))).toEqual([]);
  }, 300_000);

  it('is verified by its receipt', () => {
    const run = runCli(['verify', first.out, '--receipt', `${first.out}.receipt.json`]);
    expect(run.code).toBe(0);
  });
}

/** A file that pydicom can open by its path: neither inside an archive nor packed. */
const isScanFile = (path: string): boolean => existsSync(path) && !/\.(gz|zip)$/.test(path);

const tallyOf = (rows: readonly (ReportRow | undefined)[], reasons: readonly string[]): string[] =>
  rows.filter((row) => row?.reason != null && reasons.includes(row.reason)).map((row) => `${row?.path}: ${row?.reason}`);

describeWith([...judges, corpus], 'export of the corpus', () => {
  const corpusFolder = join(repository, '..', 'shared', 'corpus');
  suite(
    'corpus',
    () => [corpusFolder],
    () => scanFiles().filter(({ name }) => name.startsWith('corpus/')),
    250,
  );
});

describeWith([...judges, pydicomData], "export of pydicom's files and the sample study", () => {
  const scans = () => scanFiles().filter(({ name }) => name.startsWith('pydicom/'));
  suite('pydicom', () => [...scans().map(({ absolute }) => absolute), join(repository, 'build/sample')], scans, 60);
});
