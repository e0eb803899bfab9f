import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import type { ParseErrorCode } from '../../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../../core/dicom/parse-file.js';
import { readScan, runPython, type ScanFile, scanFiles, tryScan } from '../../support/scan-files.js';
import { tools } from '../../support/tools.js';
import { itWith } from '../../support/when.js';
import { keepAll, writeUnchanged } from './keep-all.js';
import { REFUSED } from './refused-files.js';
import { tileFile } from './tile-file.js';

/** Every real file at hand: what is refused, what tiles, and what comes back byte for byte. */
const scans = scanFiles();
const tried = scans.map((scan) => ({ scan, outcome: tryScan(scan) }));
const accepted = tried.filter((one): one is { scan: ScanFile; outcome: ParsedFile } => typeof one.outcome !== 'string');

const present = new Set(scans.map(({ name }) => name));

describe('identity over real files', () => {
  it('refuses exactly the files of the list, each for its reason', () => {
    const refused = tried.filter(({ outcome }) => typeof outcome === 'string').map(({ scan, outcome }) => [scan.name, outcome]);
    const listed = Object.entries(REFUSED).filter(([name]) => present.has(name));
    process.stderr.write(`tokenizer: ${accepted.length} files accepted, ${refused.length} refused\n`);
    expect(Object.fromEntries(refused)).toEqual(Object.fromEntries(listed) as Record<string, ParseErrorCode>);
  });

  itWith(
    [tools.pydicom, tools.dcmdump],
    'accepts every file that pydicom and dcmdump both read whole',
    () => {
      type Reading = Readonly<Record<'pydicom' | 'dcmdump', string | null>>;
      const readings = runPython<Record<string, Reading>>(
        tools.pydicom,
        'read-independently.py',
        scans.map(({ absolute }) => absolute),
      );
      const both = tried.filter(({ scan }) => {
        const reading = readings[scan.absolute];
        return reading?.pydicom === null && reading.dcmdump === null;
      });
      process.stderr.write(`pydicom and dcmdump both read ${both.length} files whole\n`);
      expect(both.length).toBeGreaterThan(100);
      expect(both.filter(({ outcome }) => typeof outcome === 'string').map(({ scan }) => scan.name)).toEqual([]);
    },
    300_000,
  );

  it('tiles every accepted file: tokens without gap or overlap', () => {
    const failures: string[] = [];
    for (const { scan, outcome } of accepted) {
      const problem = tileFile(outcome);
      if (problem) failures.push(`${scan.name}: ${problem}`);
    }
    expect(failures).toEqual([]);
  });

  it('gives back every data set byte for byte: copied as it lies, and rebuilt from every level', () => {
    const failures: string[] = [];
    const corrected: string[] = [];
    let rebuilt = 0;
    for (const { scan, outcome } of accepted) {
      if (outcome.transferSyntax.deflated) continue;
      const { dataSetStart, dataSetEnd } = outcome.layout;
      const wanted = outcome.dataSet.body.read(dataSetStart, dataSetEnd - dataSetStart);
      if (Buffer.compare(writeUnchanged(outcome, 'keep'), wanted) !== 0) failures.push(`${scan.name} (kept)`);
      // Its last item says too much, which writing it anew puts right.
      if (outcome.warnings.some(({ code }) => code === 'length-past-end')) corrected.push(scan.name.replace(/^.*\//, ''));
      else if (Buffer.compare(writeUnchanged(outcome, 'descend'), wanted) !== 0) failures.push(`${scan.name} (rebuilt)`);
      else rebuilt += 1;
    }
    process.stderr.write(`identity: ${accepted.length} copied, ${rebuilt} rebuilt from every level\n`);
    expect(failures).toEqual([]);
    expect(new Set(corrected)).toEqual(new Set(['DICOMDIR-nooffset']));
    expect(rebuilt).toBeGreaterThan(100);
  });

  it('gives back what a deflated data set inflates to', () => {
    const deflated = accepted.filter(({ outcome }) => outcome.transferSyntax.deflated);
    expect(deflated.length).toBeGreaterThan(0);
    for (const { outcome } of deflated) {
      const bytes = keepAll(outcome, 'keep');
      const again = parseFile(memorySource(bytes));
      const one = outcome.dataSet.body.read(0, outcome.layout.dataSetEnd);
      const other = again.dataSet.body.read(0, again.dataSet.body.size);
      expect(Buffer.compare(one, other)).toBe(0);
      expect((bytes.length - again.layout.metaEnd) % 2).toBe(0);
    }
  });

  it('never reads a value to tokenize: a file read in two ways is the same', () => {
    for (const { scan, outcome } of accepted.slice(0, 40)) {
      const again = readScan(scan);
      expect(again.layout).toEqual(outcome.layout);
      expect(again.source.size).toBe(readFileSync(scan.absolute).length);
    }
  });
});
