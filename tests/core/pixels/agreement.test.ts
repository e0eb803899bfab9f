import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Agreement, AgreementRow } from '../../../scripts/conformance/agreement.js';
import { agrees, type Comparison, compareFrames, measured, NOT_A_PICTURE, readersOf } from '../../support/compare-frames.js';
import { corpus, corpusFiles, pydicomFiles, repository } from '../../support/real-files.js';
import { tools } from '../../support/tools.js';
import { itWith } from '../../support/when.js';

/**
 * Every image file at hand, first, middle and last frame, against GDCM, pydicom, DCMTK, and what else reads it (libjxl, OpenJPEG 2.5, zlib, libjpeg): what is lossless is equal, what
 * is lossy is within one grey level of one of them (two where YBR had to be turned into RGB to compare).
 */
const sources = [...pydicomFiles(), ...corpusFiles().filter((file) => !/\.(zip|gz|nii|png|jpg)$/.test(file.path))];

const READERS = ['GDCM', 'pydicom', 'DCMTK', 'libjxl', 'OpenJPEG', 'zlib', 'libjpeg'];
const keptFile = join(repository, 'scripts', 'conformance', 'agreement.json');

let comparisons: readonly Comparison[] = [];

describe.runIf(tools.pydicomPixels.missing === undefined)('agreement with independent decoders', () => {
  beforeAll(async () => {
    comparisons = await compareFrames(sources);
    process.stderr.write(`${table(comparisons)}\n`);
    // NEGATOSCOPE_AGREEMENT=2026-01-31 keeps this measurement, with its date, for docs/CONFORMANCE.md.
    const date = process.env['NEGATOSCOPE_AGREEMENT'];
    if (date) writeFileSync(keptFile, `${JSON.stringify({ date, readers: READERS, rows: tally(comparisons) }, null, 2)}\n`);
  }, 600_000);

  it('compares a good number of frames', () => {
    expect(comparisons.filter((one) => one.refused === '').length).toBeGreaterThan(60);
  });
  it('refuses nothing that two readers read', () => {
    const missing = comparisons.filter((one) => one.refused !== '' && readersOf(one).length >= 2);
    expect(missing.map((one) => `${one.name} #${one.frame} ${one.refused}`)).toEqual([]);
  });
  it('agrees with a reader wherever one reads the frame', () => {
    const wrong = comparisons.filter((one) => one.refused === '' && measured(one).length > 0 && !agrees(one));
    expect(wrong.map((one) => `${one.name} #${one.frame} ${JSON.stringify(one.readers)}`)).toEqual([]);
  });
});

/** What docs/CONFORMANCE.md says is what is measured here. */
itWith([corpus, tools.pydicomPixels], 'keeps the table of agreement that it measures', () => {
  expect((JSON.parse(readFileSync(keptFile, 'utf8')) as Agreement).rows).toEqual(tally(comparisons));
});

function tally(all: readonly Comparison[]): AgreementRow[] {
  return [...new Set(all.map((one) => one.syntax))]
    .filter((syntax) => syntax !== NOT_A_PICTURE)
    .sort()
    .map((transferSyntax) => {
      const own = all.filter((one) => one.syntax === transferSyntax);
      const read = own.filter((one) => one.refused === '');
      return {
        transferSyntax,
        frames: own.length,
        agree: read.filter(agrees).length,
        unread: read.filter((one) => measured(one).length === 0).length,
        refused: own.length - read.length,
      };
    });
}

function table(all: readonly Comparison[]): string {
  const lines = ['transfer syntax | frames | agree | no reader | refused'];
  for (const { transferSyntax, frames, agree, unread, refused } of tally(all))
    lines.push(`${transferSyntax} | ${frames} | ${agree} | ${unread} | ${refused}`);
  for (const one of all) {
    if (one.refused !== '')
      lines.push(`refused: ${one.name} #${one.frame}: ${one.refused}; read by ${readersOf(one).join(', ') || 'none'}`);
    else if (measured(one).length > 0 && !agrees(one)) lines.push(`disagrees: ${one.name} #${one.frame}: ${JSON.stringify(one.readers)}`);
  }
  return lines.join('\n');
}
