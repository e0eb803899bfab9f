import { beforeAll, describe, expect, it } from 'vitest';
import { allocateSamples, type Samples } from '../../../core/pixels/decoded-frame.js';
import {
  encodesExactly,
  HTJ2K_LOSSLESS,
  JPEG_2000_LOSSLESS,
  JPEG_LS_LOSSLESS,
  RLE_LOSSLESS,
} from '../../../core/pixels/encoded-syntaxes.js';
import type { ImageDescription } from '../../../core/pixels/image-description.js';
import { nodeRedactionCodecs } from '../../support/codec-binaries.js';

const SYNTAXES = { RLE_LOSSLESS, JPEG_LS_LOSSLESS, JPEG_2000_LOSSLESS, HTJ2K_LOSSLESS } as const;
const KINDS = [
  { bitsAllocated: 1, bitsStored: 1, signed: false, samplesPerPixel: 1 },
  { bitsAllocated: 8, bitsStored: 4, signed: false, samplesPerPixel: 1 },
  { bitsAllocated: 8, bitsStored: 8, signed: false, samplesPerPixel: 1 },
  { bitsAllocated: 8, bitsStored: 8, signed: true, samplesPerPixel: 1 },
  { bitsAllocated: 16, bitsStored: 8, signed: false, samplesPerPixel: 1 },
  { bitsAllocated: 16, bitsStored: 9, signed: true, samplesPerPixel: 1 },
  { bitsAllocated: 16, bitsStored: 12, signed: false, samplesPerPixel: 1 },
  { bitsAllocated: 16, bitsStored: 12, signed: true, samplesPerPixel: 1 },
  { bitsAllocated: 16, bitsStored: 16, signed: false, samplesPerPixel: 1 },
  { bitsAllocated: 16, bitsStored: 16, signed: true, samplesPerPixel: 1 },
  { bitsAllocated: 32, bitsStored: 32, signed: false, samplesPerPixel: 1 },
  { bitsAllocated: 8, bitsStored: 8, signed: false, samplesPerPixel: 3 },
  { bitsAllocated: 16, bitsStored: 16, signed: false, samplesPerPixel: 3 },
] as const;
const SIZES = [
  [1, 1],
  [37, 29],
  [4, 200],
  [130, 7],
] as const;

const describeKind = (kind: (typeof KINDS)[number], columns: number, rows: number): ImageDescription => ({
  kind: 'image',
  rows,
  columns,
  ...kind,
  photometric: kind.samplesPerPixel === 3 ? 'RGB' : 'MONOCHROME2',
  planarConfiguration: 0,
  sampleKind: 'integer',
  highBit: kind.bitsStored - 1,
  numberOfFrames: 1,
  padding: null,
  lossy: false,
});

/** Waves with some noise, over the whole range, ends included, and a flat part as boxes leave one. */
function samplesOf({ bitsAllocated, bitsStored, signed, rows, columns, samplesPerPixel }: ImageDescription): Samples {
  const samples = allocateSamples('integer', bitsAllocated, signed, rows * columns * samplesPerPixel);
  const most = 2 ** bitsStored - 1;
  const low = signed ? -(2 ** (bitsStored - 1)) : 0;
  let state = bitsStored;
  for (let index = 0; index < samples.length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const wave = (Math.sin(index / 9) + 1) / 2 + (state / 0x100000000 - 0.5) / 16;
    samples[index] = index % 50 < 12 ? low : low + Math.round(Math.max(0, Math.min(1, wave)) * most);
  }
  return samples;
}

describe('encoders', () => {
  const codecs = nodeRedactionCodecs();
  beforeAll(async () => {
    for (const uid of Object.values(SYNTAXES)) await Promise.all([codecs.encoders.prepare(uid), codecs.decoders.prepare(uid)]);
  });

  it.each(Object.entries(SYNTAXES))('give every sample back where they say so: %s', (_, uid) => {
    let count = 0;
    for (const kind of KINDS) {
      for (const [columns, rows] of SIZES) {
        const image = describeKind(kind, columns, rows);
        if (!encodesExactly(uid, image, image.photometric)) continue;
        count++;
        const samples = samplesOf(image);
        const codestream = codecs.encoders.encoderFor(uid).encode(samples.slice(), image);
        const { samples: decoded } = codecs.decoders.codecFor(uid).decode(codestream, image);
        expect(Array.from(decoded), `${JSON.stringify(kind)} ${columns} × ${rows}`).toEqual(Array.from(samples));
      }
    }
    expect(count).toBeGreaterThanOrEqual(5 * SIZES.length);
  });

  it('refuse values that do not fit what is said of them, with a sign', () => {
    const image = describeKind(KINDS[7], 2, 1);
    expect(() => codecs.encoders.encoderFor(JPEG_LS_LOSSLESS).encode(Int16Array.of(5000, 0), image)).toThrow('BitsStored');
  });

  it('write RLE that goes past no row and no run', () => {
    const image = describeKind(KINDS[2], 300, 2);
    const flat = codecs.encoders.encoderFor(RLE_LOSSLESS).encode(new Uint8Array(600), image);
    // A header of 64 bytes and, for each row, runs of 128, 128 and 44.
    expect(Array.from(flat.subarray(64))).toEqual([129, 0, 129, 0, 213, 0, 129, 0, 129, 0, 213, 0]);
  });
});
