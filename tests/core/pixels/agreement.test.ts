import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { type ParsedFile, parseFile } from '../../../core/dicom/parse-file.js';
import { encodeFrameWords } from '../../../core/pixels/decoded-frame.js';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { describeImage } from '../../../core/pixels/image-description.js';
import { readFrame } from '../../../core/pixels/read-frame.js';
import type { Agreement, AgreementRow } from '../../../scripts/conformance/agreement.js';
import { nodeCodecs } from '../../support/codec-binaries.js';
import { corpus, corpusFiles, pydicomFiles, repository } from '../../support/real-files.js';
import { tools } from '../../support/tools.js';
import { itWith } from '../../support/when.js';

/**
 * Every image file at hand, first, middle and last frame, against GDCM, pydicom, DCMTK, and what else reads it (libjxl, OpenJPEG 2.5, zlib): what is lossless is equal, what
 * is lossy is within one grey level of one of them (two where YBR had to be turned into RGB to compare).
 */
const codecs = nodeCodecs();
const scratch = mkdtempSync(join(tmpdir(), 'negatoscope-agreement-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

interface Row {
  readonly file: string;
  readonly name: string;
  readonly frame: number;
  readonly syntax: string;
  readonly lossy: boolean;
  readonly refused: string;
}
type Verdict = { readonly max: number; readonly compared: 'stored' | 'rgb' } | { readonly error: string; readonly reads?: boolean };
interface Comparison extends Row {
  readonly readers: Readonly<Record<string, Verdict>>;
}

const LOSSY = new Set(['50', '51', '53', '55', '81', '91', '111', '112', '203'].map((suffix) => `1.2.840.10008.1.2.4.${suffix}`));
const sources = [...pydicomFiles(), ...corpusFiles().filter((file) => !/\.(zip|gz|nii|png|jpg)$/.test(file.path))];

function parseOrNull(absolute: string): ParsedFile | null {
  try {
    return parseFile(memorySource(readFileSync(absolute)));
  } catch {
    return null;
  }
}

async function decodeAll(): Promise<{ rows: Row[]; manifest: object[] }> {
  const rows: Row[] = [];
  const manifest: object[] = [];
  for (const { absolute, path } of sources) {
    const parsed = parseOrNull(absolute);
    if (!parsed) continue;
    const image = describeImage(parsed.dataSet);
    if (image.kind === 'refused') continue;
    await codecs.prepare(parsed.transferSyntax.uid);
    const last = image.numberOfFrames - 1;
    for (const frame of new Set([0, Math.floor(last / 2), last])) {
      const common = { file: absolute, frame };
      const row = { ...common, name: path, syntax: parsed.transferSyntax.uid, lossy: LOSSY.has(parsed.transferSyntax.uid) };
      try {
        const decoded = readFrame(parsed, frame, codecs);
        const raw = join(scratch, `${rows.length}.raw`);
        writeFileSync(raw, encodeFrameWords(decoded));
        const { bitsAllocated, bitsStored, highBit, signed, photometric, unmasked } = decoded;
        const float = image.sampleKind !== 'integer';
        manifest.push({
          ...common,
          raw,
          samples: decoded.samplesPerPixel,
          bitsAllocated,
          bitsStored,
          highBit,
          signed,
          photometric,
          unmasked,
          float,
        });
        rows.push({ ...row, refused: '' });
      } catch (error) {
        if (!(error instanceof FrameError)) throw error;
        manifest.push({ ...common, raw: null });
        rows.push({ ...row, refused: error.message });
      }
    }
  }
  return { rows, manifest };
}

/** Where the readers at hand are wrong, and how else it is known: `codecs.test.ts` compares this one with its little endian twin. */
const READERS_WRONG: ReadonlySet<string> = new Set(['transfer-syntax/pydicom-core/SC_rgb_small_odd_big_endian.dcm']);

const READERS = ['GDCM', 'pydicom', 'DCMTK', 'libjxl', 'OpenJPEG', 'zlib'];
const keptFile = join(repository, 'scripts', 'conformance', 'agreement.json');

let comparisons: readonly Comparison[] = [];

describe.runIf(tools.pydicomPixels.missing === undefined)('agreement with independent decoders', () => {
  beforeAll(async () => {
    const { rows, manifest } = await decodeAll();
    const manifestFile = join(scratch, 'manifest.json');
    writeFileSync(manifestFile, JSON.stringify(manifest));
    const script = join(repository, 'tests/support/compare-frames.py');
    const answer = execFileSync(tools.pydicomPixels.command, [...tools.pydicomPixels.prefix, script, manifestFile, scratch], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const found = JSON.parse(answer) as { file: string; frame: number; readers: Comparison['readers'] }[];
    const byKey = new Map(found.map((one) => [`${one.file}|${one.frame}`, one.readers]));
    comparisons = rows.map((row) => ({ ...row, readers: byKey.get(`${row.file}|${row.frame}`) ?? {} }));
    process.stderr.write(`${table(comparisons)}\n`);
    // NEGATOSCOPE_AGREEMENT=2026-01-31 keeps this measurement, with its date, for docs/CONFORMANCE.md.
    const date = process.env['NEGATOSCOPE_AGREEMENT'];
    if (date) writeFileSync(keptFile, `${JSON.stringify({ date, readers: READERS, rows: tally(comparisons) }, null, 2)}\n`);
  }, 600_000);

  it('compares a good number of frames', () => {
    expect(comparisons.filter((one) => one.refused === '').length).toBeGreaterThan(60);
  });
  it('refuses nothing that two readers read', () => {
    const reading = (one: Comparison) => Object.values(one.readers).filter((verdict) => 'reads' in verdict).length;
    const missing = comparisons.filter((one) => one.refused !== '' && reading(one) >= 2);
    expect(missing.map((one) => `${one.name} #${one.frame} ${one.refused}`)).toEqual([]);
  });
  it('agrees with a reader wherever one reads the frame', () => {
    const wrong = comparisons.filter(
      (one) => one.refused === '' && measured(one).length > 0 && !agrees(one) && !READERS_WRONG.has(one.name),
    );
    expect(wrong.map((one) => `${one.name} #${one.frame} ${JSON.stringify(one.readers)}`)).toEqual([]);
  });
});

/** What docs/CONFORMANCE.md says is what is measured here. */
itWith([corpus, tools.pydicomPixels], 'keeps the table of agreement that it measures', () => {
  expect((JSON.parse(readFileSync(keptFile, 'utf8')) as Agreement).rows).toEqual(tally(comparisons));
});

const measured = (one: Comparison) => Object.values(one.readers).filter((verdict) => 'max' in verdict);
function agrees(one: Comparison): boolean {
  return measured(one).some((verdict) => 'max' in verdict && verdict.max <= (verdict.compared === 'rgb' ? 2 : one.lossy ? 1 : 0));
}

function tally(all: readonly Comparison[]): AgreementRow[] {
  return [...new Set(all.map((one) => one.syntax))].sort().map((transferSyntax) => {
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
    const reading = Object.keys(one.readers).filter((name) => 'reads' in (one.readers[name] ?? {}));
    if (one.refused !== '') lines.push(`refused: ${one.name} #${one.frame}: ${one.refused}; read by ${reading.join(', ') || 'none'}`);
    else if (measured(one).length > 0 && !agrees(one)) lines.push(`disagrees: ${one.name} #${one.frame}: ${JSON.stringify(one.readers)}`);
  }
  return lines.join('\n');
}
