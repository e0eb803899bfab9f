import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { parseFile } from '../../../core/dicom/parse-file.js';
import type { Samples } from '../../../core/pixels/decoded-frame.js';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { encapsulatedFrame } from '../../../core/pixels/frames.js';
import { describeImage, type ImageDescription } from '../../../core/pixels/image-description.js';
import { nodeCodecs } from '../../support/codec-binaries.js';
import { pydicomData, pydicomFiles } from '../../support/real-files.js';
import { describeWith } from '../../support/when.js';

/** A real codestream, its description and its decoder; `decode` gives the samples of a changed one, or the code of its refusal. */
async function real(name: string) {
  const file = pydicomFiles().find(({ path }) => path === `test_files/${name}`);
  const parsed = parseFile(memorySource(readFileSync(file?.absolute ?? name)));
  const image = describeImage(parsed.dataSet) as ImageDescription;
  const codecs = nodeCodecs();
  await codecs.prepare(parsed.transferSyntax.uid);
  const codec = codecs.codecFor(parsed.transferSyntax.uid);
  const decode = (codestream: Uint8Array, description = image): Samples | string => {
    try {
      return codec.decode(codestream, description).samples;
    } catch (error) {
      if (error instanceof FrameError) return error.code;
      throw error;
    }
  };
  return { whole: new Uint8Array(encapsulatedFrame(parsed, image, 0)), image, decode };
}

/** Where the last marker of that kind stands, from the end. */
function lastMarker(codestream: Uint8Array, marker: number): number {
  for (let at = codestream.length - 2; at > 0; at--) if (codestream[at] === 0xff && codestream[at + 1] === marker) return at;
  throw new Error('no such marker');
}

const EOI = 0xd9;
const same = (one: Samples | string, other: Samples | string): boolean =>
  typeof one !== 'string' && typeof other !== 'string' && Buffer.compare(Buffer.from(one.buffer), Buffer.from(other.buffer)) === 0;

describeWith(pydicomData, 'codestreams of careless writers', () => {
  it.each([
    'SC_rgb_jpeg_dcmtk.dcm',
    'MR_small_jp2klossless.dcm',
    'MR_small_jpeg_ls_lossless.dcm',
    'JPEG-lossy.dcm',
    'SC_rgb_jpeg_gdcm.dcm',
  ])('give the whole picture without an end, with and without the byte that makes the length even: %s', async (name) => {
    const { whole, decode } = await real(name);
    const end = lastMarker(whole, EOI);
    const expected = decode(whole);
    expect(typeof expected).not.toBe('string');
    for (const padding of [0, 1]) {
      const open = new Uint8Array(end + padding);
      open.set(whole.subarray(0, end));
      expect(same(decode(open), expected), `padded with ${padding}`).toBe(true);
    }
  });

  it('are refused where the picture itself is cut off', async () => {
    for (const name of ['SC_rgb_jpeg_dcmtk.dcm', 'MR_small_jp2klossless.dcm', 'MR_small_jpeg_ls_lossless.dcm']) {
      const { whole, decode } = await real(name);
      expect(typeof decode(whole.slice(0, lastMarker(whole, EOI) - 60)), name).toBe('string');
    }
  });

  it('may name their rows behind the scan (DNL)', async () => {
    for (const name of ['SC_rgb_jpeg_dcmtk.dcm', 'SC_rgb_jpeg_gdcm.dcm', 'JPEG-lossy.dcm']) {
      const { whole, image, decode } = await real(name);
      const later = whole.slice(0, lastMarker(whole, EOI));
      const frame = Buffer.from(later).findIndex((byte, at) => byte === 0xff && [0xc0, 0xc1, 0xc3].includes(later[at + 1] ?? 0));
      later.set([0, 0], frame + 5);
      const named = Uint8Array.from([...later, 0xff, 0xdc, 0, 4, image.rows >> 8, image.rows & 255, 0xff, EOI]);
      expect(same(decode(named), decode(whole)), name).toBe(true);
      expect(decode(later), name).toBe('codestream-mismatch');
    }
  });
});

describe('codestreams that promise more than their bytes can hold', () => {
  /** A header of 60,000 × 16,000 samples of 8 bits: almost a gigabyte. */
  const huge = (image: ImageDescription): ImageDescription => ({
    ...image,
    rows: 60_000,
    columns: 16_000,
    samplesPerPixel: 1,
    photometric: 'MONOCHROME2',
  });
  const frameHeader = (marker: number, precision: number): Uint8Array =>
    Uint8Array.of(
      0xff,
      0xd8,
      0xff,
      marker,
      0,
      11,
      precision,
      60_000 >> 8,
      60_000 & 255,
      16_000 >> 8,
      16_000 & 255,
      1,
      1,
      0x11,
      0,
      0xff,
      0xda,
      0,
      8,
      1,
      1,
      0,
      1,
      0,
      0,
    );
  const image: ImageDescription = {
    kind: 'image',
    rows: 1,
    columns: 1,
    samplesPerPixel: 1,
    photometric: 'MONOCHROME2',
    planarConfiguration: 0,
    sampleKind: 'integer',
    bitsAllocated: 8,
    bitsStored: 8,
    highBit: 7,
    signed: false,
    numberOfFrames: 1,
    padding: null,
    lossy: false,
  };
  const rle = new Uint8Array(80);
  rle.set([1, 0, 0, 0, 64]);

  it.each([
    ['RLE', '1.2.840.10008.1.2.5', rle, 8],
    ['JPEG lossless', '1.2.840.10008.1.2.4.70', frameHeader(0xc3, 8), 8],
    ['JPEG of 12 bits', '1.2.840.10008.1.2.4.51', frameHeader(0xc1, 12), 16],
    ['JPEG of 8 bits', '1.2.840.10008.1.2.4.50', frameHeader(0xc0, 8), 8],
  ] as const)('are refused before any room is made: %s', async (_, uid, codestream, bitsAllocated) => {
    const codecs = nodeCodecs();
    await codecs.prepare(uid);
    const before = process.memoryUsage().arrayBuffers;
    const description = { ...huge(image), bitsAllocated, bitsStored: bitsAllocated, highBit: bitsAllocated - 1 };
    expect(() => codecs.codecFor(uid).decode(codestream, description)).toThrow('codestream ends early');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });
});
