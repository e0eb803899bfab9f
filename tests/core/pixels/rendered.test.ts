import { createHash } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { ParsedFile } from '../../../core/dicom/parse-file.js';
import { type DisplayFrame, displayFrame } from '../../../core/pixels/display-frame.js';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { describeGrey, describeImage } from '../../../core/pixels/image-description.js';
import { readFrame } from '../../../core/pixels/read-frame.js';
import { renderGrey } from '../../../core/pixels/voi-lut.js';
import { nodeCodecs } from '../../support/codec-binaries.js';
import { corpus } from '../../support/real-files.js';
import { readScan, runPython, type ScanFile, scanFiles, tryScan } from '../../support/scan-files.js';
import { tools } from '../../support/tools.js';
import { describeWith, itWith } from '../../support/when.js';

/** Pictures as they are shown, behind all lookup tables, against a rendering by numpy that shares no code: identical. */
const codecs = nodeCodecs();

/** Lossy decoders differ by a grey level: those are compared by agreement.test.ts. */
const LOSSLESS = new Set(['', '.1', '.1.99', '.2', '.5', '.4.57', '.4.70', '.4.80', '.4.90'].map((suffix) => `1.2.840.10008.1.2${suffix}`));
const MAX_POINTS = 1_200_000;
const A_KIND = 3;

interface Picture {
  readonly scan: ScanFile;
  readonly frame: number;
  readonly kind: string;
  readonly sha256: string;
}
interface Reference {
  readonly file: string;
  readonly frame: number;
  readonly sha256?: string;
  readonly error?: string;
}

/** What of the pipeline a picture goes through, in words: pictures of each kind are compared. */
function kindOf({ dataSet }: ParsedFile, frame: number, display: DisplayFrame): string {
  const image = describeImage(dataSet);
  if (image.kind === 'refused') return 'refused';
  if (display.kind === 'color')
    return `${image.photometric} ${image.bitsAllocated}${image.photometric === 'MONOCHROME2' ? ' supplemental palette' : ''}`;
  const grey = describeGrey(dataSet, frame);
  const voi = grey.windows.length > 0 ? `window ${grey.voiLutFunction}` : display.voiLut ? 'voi-lut' : 'auto';
  const modality = grey.modalityLut ? 'modality-lut' : grey.slope === 1 && grey.intercept === 0 ? 'plain' : 'rescale';
  const sample = `${image.sampleKind === 'integer' ? '' : image.sampleKind}${image.signed ? 'signed' : 'unsigned'}${image.bitsStored}of${image.bitsAllocated}`;
  return [image.photometric, sample, modality, voi, display.inverted ? 'inverted' : '', display.padding ? 'padding' : ''].join(' ').trim();
}

function hashOf(display: DisplayFrame): string {
  const rgba =
    display.kind === 'color'
      ? display.rgba
      : renderGrey(display, display.windows.length === 0 && display.voiLut ? display.voiLut : display.defaultWindow);
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) rgb.set(rgba.subarray(from, from + 3), to);
  return createHash('sha256').update(rgb).digest('hex');
}

async function drawOne(scan: ScanFile, kinds: Map<string, number>): Promise<Picture | null> {
  const parsed = tryScan(scan);
  if (typeof parsed === 'string' || !LOSSLESS.has(parsed.transferSyntax.uid)) return null;
  const image = describeImage(parsed.dataSet);
  if (image.kind === 'refused' || image.rows * image.columns * Math.min(image.numberOfFrames, 40) > MAX_POINTS) return null;
  await codecs.prepare(parsed.transferSyntax.uid);
  const frame = image.numberOfFrames - 1;
  try {
    const display = displayFrame(parsed, frame, readFrame(parsed, frame, codecs));
    const kind = kindOf(parsed, frame, display);
    const count = kinds.get(kind) ?? 0;
    if (count >= A_KIND) return null;
    kinds.set(kind, count + 1);
    return { scan, frame, kind, sha256: hashOf(display) };
  } catch (error) {
    // What is refused draws nothing: agreement.test.ts holds that this is right.
    if (error instanceof FrameError) return null;
    throw error;
  }
}

describeWith([corpus, tools.pydicomPixels], 'rendered pictures', () => {
  const pictures: Picture[] = [];
  let references: readonly Reference[] = [];
  beforeAll(async () => {
    const kinds = new Map<string, number>();
    for (const scan of scanFiles()) {
      const picture = await drawOne(scan, kinds);
      if (picture) pictures.push(picture);
    }
    references = runPython(
      tools.pydicomPixels,
      'render-reference.py',
      pictures.map(({ scan, frame }) => `${scan.absolute}\t${frame}`),
    );
  }, 300_000);

  it('are identical to numpy’s, in every kind of lookup table and photometric interpretation', () => {
    const wrong = pictures.flatMap((picture, index) => {
      const reference = references[index];
      return reference?.sha256 === undefined || reference.sha256 === picture.sha256 ? [] : [`${picture.scan.name}: ${picture.kind}`];
    });
    expect(wrong).toEqual([]);
  });

  it('cover at least thirty files and what files ask for', () => {
    const compared = pictures.filter((_, index) => references[index]?.sha256 !== undefined);
    expect(compared.length).toBeGreaterThanOrEqual(30);
    process.stderr.write(`rendered pictures compared with numpy: ${compared.length}\n`);
    const all = compared.map(({ kind }) => kind).join('\n');
    for (const kind of [
      'MONOCHROME1',
      'PALETTE COLOR',
      'supplemental palette',
      'RGB',
      'YBR_FULL',
      'rescale',
      'modality-lut',
      'window LINEAR',
      'voi-lut',
      'auto',
      'padding',
      'float',
      'signed',
      '1of1',
    ])
      expect(all, kind).toContain(kind);
  });

  it('leave out no reference for a reason that isn’t known', () => {
    const unread = references.flatMap(({ file, error }) => (error === undefined ? [] : [`${file.split('/').at(-1)}: ${error}`]));
    expect(unread).toEqual([]);
  });
});

/**
 * Mean and greatest difference in HU that a lossy encoding of the CT shows. Its writer stored steps of 32 HU in 8 bits and of 2 HU in 12
 * before it compressed; that no more is lost here is what agreement.test.ts holds against other decoders.
 */
const LOSS: Readonly<Record<string, { readonly mean: number; readonly most: number }>> = {
  '1.2.840.10008.1.2.4.50': { mean: 18, most: 65 },
  '1.2.840.10008.1.2.4.51': { mean: 5, most: 36 },
  '1.2.840.10008.1.2.4.53': { mean: 5, most: 36 },
  '1.2.840.10008.1.2.4.55': { mean: 5, most: 36 },
  '1.2.840.10008.1.2.4.81': { mean: 1, most: 1 },
  '1.2.840.10008.1.2.4.91': { mean: 1, most: 5 },
};

itWith(corpus, 'every encoding of one CT gives the same picture', async () => {
  // The folder holds CT2_J2KR too: another slice of another person, which agreement.test.ts compares.
  const scans = scanFiles().filter(({ name }) => name.startsWith('corpus/transfer-syntax/ct-same-image/CTImage'));
  expect(scans).toHaveLength(14);
  const seen: { readonly syntax: string; readonly values: Float64Array; readonly rendered: Uint8ClampedArray }[] = [];
  for (const scan of scans) {
    const parsed = readScan(scan);
    await codecs.prepare(parsed.transferSyntax.uid);
    const display = displayFrame(parsed, 0, readFrame(parsed, 0, codecs));
    if (display.kind !== 'grey') throw new Error('not grey');
    const values = Float64Array.from(display.values, (value) => value * display.slope + display.intercept);
    seen.push({ syntax: parsed.transferSyntax.uid, values, rendered: renderGrey(display, { center: 40, width: 400 }) });
  }
  const plain = seen.find(({ syntax }) => syntax === '1.2.840.10008.1.2.1');
  if (!plain) throw new Error('no uncompressed one');
  // Where the file declares padding the values are none.
  const measured = [...plain.values.keys()].filter((index) => (plain.values[index] as number) > -3000);
  for (const { syntax, values, rendered } of seen) {
    if (LOSSLESS.has(syntax)) {
      expect(Buffer.compare(Buffer.from(rendered.buffer), Buffer.from(plain.rendered.buffer)), syntax).toBe(0);
      continue;
    }
    const differences = measured.map((index) => Math.abs((values[index] as number) - (plain.values[index] as number)));
    const mean = differences.reduce((sum, one) => sum + one, 0) / differences.length;
    const most = differences.reduce((greatest, one) => Math.max(greatest, one), 0);
    const allowed = LOSS[syntax];
    expect(mean, syntax).toBeLessThanOrEqual(allowed?.mean ?? 0);
    expect(most, syntax).toBeLessThanOrEqual(allowed?.most ?? 0);
  }
});
