import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findElement } from '../../../../core/dicom/data-set.js';
import type { ParsedFile } from '../../../../core/dicom/parse-file.js';
import { nodeRedactionCodecs } from '../../../support/codec-binaries.js';
import { concat, element, encodingOf, file, imageElements, imageFile, SYNTAX, uint16 } from '../../../support/dicom-bytes.js';
import { redact, reviewBytes } from './redact-in-memory.js';

const CODECS = nodeRedactionCodecs();
const COLUMNS = 6;
const ROWS = 5;
const FRAMES = 3;

interface Layout {
  readonly name: string;
  readonly syntax: string;
  readonly vr: 'OB' | 'OW';
  readonly allocated: 1 | 8 | 16 | 32;
  readonly stored: number;
  readonly high?: number;
  readonly signed?: boolean;
  readonly photometric: string;
  readonly planar?: 0 | 1;
  /** Stored value of black, one a sample, as design.md says. */
  readonly black: readonly number[];
}

const grey = { photometric: 'MONOCHROME2', black: [0] } as const;
const LAYOUTS: readonly Layout[] = [
  { name: '8 bits', syntax: SYNTAX.explicit, vr: 'OB', allocated: 8, stored: 8, ...grey },
  { name: '8 bits, big endian words', syntax: SYNTAX.bigEndian, vr: 'OW', allocated: 8, stored: 8, ...grey },
  { name: '8 bits, deflated', syntax: SYNTAX.deflated, vr: 'OB', allocated: 8, stored: 8, ...grey },
  { name: '1 bit', syntax: SYNTAX.explicit, vr: 'OB', allocated: 1, stored: 1, ...grey },
  { name: '1 bit, big endian words', syntax: SYNTAX.bigEndian, vr: 'OW', allocated: 1, stored: 1, ...grey },
  { name: '12 of 16 bits', syntax: SYNTAX.implicit, vr: 'OW', allocated: 16, stored: 12, ...grey },
  {
    name: '12 of 16 bits, upper ones',
    syntax: SYNTAX.explicit,
    vr: 'OW',
    allocated: 16,
    stored: 12,
    high: 15,
    photometric: 'MONOCHROME1',
    black: [4095],
  },
  {
    name: '16 bits signed, big endian',
    syntax: SYNTAX.bigEndian,
    vr: 'OW',
    allocated: 16,
    stored: 16,
    signed: true,
    photometric: 'MONOCHROME2',
    black: [-32768],
  },
  {
    name: '10 of 16 bits signed',
    syntax: SYNTAX.explicit,
    vr: 'OW',
    allocated: 16,
    stored: 10,
    signed: true,
    photometric: 'MONOCHROME1',
    black: [511],
  },
  { name: '32 bits', syntax: SYNTAX.explicit, vr: 'OW', allocated: 32, stored: 32, photometric: 'MONOCHROME1', black: [4294967295] },
  { name: 'RGB', syntax: SYNTAX.explicit, vr: 'OB', allocated: 8, stored: 8, photometric: 'RGB', planar: 0, black: [0, 0, 0] },
  { name: 'RGB, planes', syntax: SYNTAX.bigEndian, vr: 'OW', allocated: 8, stored: 8, photometric: 'RGB', planar: 1, black: [0, 0, 0] },
  {
    name: 'RGB of 16 bits, planes',
    syntax: SYNTAX.explicit,
    vr: 'OW',
    allocated: 16,
    stored: 16,
    photometric: 'RGB',
    planar: 1,
    black: [0, 0, 0],
  },
  { name: 'YBR', syntax: SYNTAX.explicit, vr: 'OB', allocated: 8, stored: 8, photometric: 'YBR_FULL', planar: 1, black: [0, 128, 128] },
  {
    name: 'YBR 4:2:2',
    syntax: SYNTAX.explicit,
    vr: 'OB',
    allocated: 8,
    stored: 8,
    photometric: 'YBR_FULL_422',
    planar: 0,
    black: [0, 128, 128],
  },
];

const samplesPerPixel = ({ black }: Layout): number => black.length;
const storedSamples = (layout: Layout): number => (layout.photometric === 'YBR_FULL_422' ? 2 : samplesPerPixel(layout));
const frameSamples = (layout: Layout): number => ROWS * COLUMNS * storedSamples(layout);

/** The value of Pixel Data: random samples, nothing beside them. */
function randomPixels(layout: Layout, seed: number): Uint8Array {
  const { allocated, stored, high = stored - 1 } = layout;
  const bytes = new Uint8Array(2 * Math.ceil((frameSamples(layout) * FRAMES * allocated) / 16));
  let state = seed;
  for (let sample = 0; sample < frameSamples(layout) * FRAMES; sample++) {
    for (let bit = 0; bit < stored; bit++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      if (state >= 0x80000000) setBit(bytes, bitPlace(layout, sample, high - stored + 1 + bit), 1);
    }
  }
  return bytes;
}

/** Where bit `bit` of a stored sample lies: counted from the first bit of the value's first byte. */
function bitPlace({ allocated, syntax, vr }: Layout, sample: number, bit: number): number {
  const big = syntax === SYNTAX.bigEndian;
  const straight = sample * allocated + bit;
  if (!big) return straight;
  const byte = straight >> 3;
  const swapped =
    allocated > 8 ? byte - (byte % (allocated / 8)) + (allocated / 8 - 1 - (byte % (allocated / 8))) : vr === 'OW' ? byte ^ 1 : byte;
  return swapped * 8 + (straight & 7);
}

function setBit(bytes: Uint8Array, place: number, bit: number): void {
  bytes[place >> 3] = ((bytes[place >> 3] as number) & ~(1 << (place & 7))) | (bit << (place & 7));
}

/** Which stored samples belong to a pixel, and which of black's samples each is. */
function samplesAt(layout: Layout, frame: number, x: number, y: number): [sample: number, colour: number][] {
  const start = frame * frameSamples(layout);
  const pixel = y * COLUMNS + x;
  if (layout.photometric === 'YBR_FULL_422') {
    const pair = start + (pixel - (x % 2)) * 2;
    return [
      [pair + (x % 2), 0],
      [pair + 2, 1],
      [pair + 3, 2],
    ];
  }
  return layout.black.map((_, colour) => [
    start + (layout.planar === 1 ? colour * ROWS * COLUMNS + pixel : pixel * samplesPerPixel(layout) + colour),
    colour,
  ]);
}

function fileOf(layout: Layout, pixels: Uint8Array): Uint8Array {
  const { syntax, vr, allocated, stored, high = stored - 1, signed = false, photometric, planar } = layout;
  const encoding = encodingOf(syntax);
  const short = (tag: number, value: number) => ({ tag, bytes: element(tag, 'US', uint16(value, encoding.littleEndian), encoding) });
  const more = [
    short(0x00280002, samplesPerPixel(layout)),
    { tag: 0x00280004, bytes: element(0x00280004, 'CS', photometric, encoding) },
    ...(planar === undefined ? [] : [short(0x00280006, planar)]),
    { tag: 0x00280008, bytes: element(0x00280008, 'IS', String(FRAMES), encoding) },
    short(0x00280010, ROWS),
    short(0x00280011, COLUMNS),
    short(0x00280100, allocated),
    short(0x00280101, stored),
    short(0x00280102, high),
    short(0x00280103, signed ? 1 : 0),
    short(0x00280107, 7),
  ];
  const value = element(0x7fe00010, vr, pixels, encoding);
  if (syntax !== SYNTAX.deflated) return imageFile(syntax, more, value);
  const packed = deflateRawSync(imageElements(SYNTAX.explicit, more, value));
  return file(syntax, concat(packed, new Uint8Array(packed.length % 2)));
}

function pixelsOf({ dataSet }: ParsedFile): Uint8Array {
  const found = findElement(dataSet, 0x7fe00010);
  if (!found) throw new Error('no pixels');
  return Uint8Array.from(dataSet.body.read(found.valueOffset, found.valueLength));
}

const side = (length: number) =>
  fc.tuple(fc.nat(length - 1), fc.nat(length - 1)).map(([one, other]) => [Math.min(one, other), Math.abs(one - other) + 1] as const);
const box = fc.tuple(side(COLUMNS), side(ROWS)).map(([[column, width], [row, height]]) => ({ column, row, width, height }));
const request = fc.array(
  fc.record({ frame: fc.oneof(fc.nat(FRAMES - 1), fc.constant('all' as const)), boxes: fc.array(box, { minLength: 1, maxLength: 3 }) }),
  {
    minLength: 1,
    maxLength: 3,
  },
);

describe('boxes in native pixels', () => {
  it.each(LAYOUTS)('change exactly the bits of their pixels: $name', async (layout) => {
    await fc.assert(
      fc.asyncProperty(request, fc.nat(), async (boxes, seed) => {
        const before = randomPixels(layout, seed);
        const input = fileOf(layout, before);
        const { output, review, plan } = await redact(input, { boxes }, CODECS);
        const expected = Uint8Array.from(before);
        for (const { frame, boxes: covered } of plan.redaction?.frames ?? []) {
          for (const { column, row, width, height } of covered) {
            for (let y = row; y < row + height; y++)
              for (let x = column; x < column + width; x++) coverPixel(layout, expected, frame, x, y);
          }
        }
        expect(Buffer.compare(pixelsOf(output), expected)).toBe(0);
        for (const asked of boxes) expect(isInside(asked, plan.redaction?.frames ?? [])).toBe(true);
        expect(review.redaction?.method).toBe('in-place');
        expect(findElement(output.dataSet, 0x00280107)).toBeUndefined();
      }),
      { numRuns: 12 },
    );
  });
});

function coverPixel(layout: Layout, bytes: Uint8Array, frame: number, x: number, y: number): void {
  const { allocated, stored, high = stored - 1, signed = false } = layout;
  for (const [sample, colour] of samplesAt(layout, frame, x, y)) {
    const value = BigInt(layout.black[colour] as number) << BigInt(high - stored + 1);
    for (let bit = 0; bit < allocated; bit++) {
      const inValue = bit <= high || signed;
      setBit(bytes, bitPlace(layout, sample, bit), inValue ? Number((value >> BigInt(bit)) & 1n) : 0);
    }
  }
}

type Boxes = { frame: number | 'all'; boxes: readonly { column: number; row: number; width: number; height: number }[] };
function isInside(asked: Boxes, frames: readonly Boxes[]): boolean {
  const wanted = frames.filter(({ frame }) => asked.frame === 'all' || frame === asked.frame);
  if (wanted.length !== (asked.frame === 'all' ? FRAMES : 1)) return false;
  return wanted.every(({ boxes }) =>
    asked.boxes.every((inner) =>
      boxes.some(
        (outer) =>
          outer.column <= inner.column &&
          outer.row <= inner.row &&
          outer.column + outer.width >= inner.column + inner.width &&
          outer.row + outer.height >= inner.row + inner.height,
      ),
    ),
  );
}

describe('the review of boxes', () => {
  const layout = LAYOUTS[0] as Layout;
  const boxes = [{ frame: 1, boxes: [{ column: 1, row: 1, width: 2, height: 2 }] }];

  it('counts what is covered', async () => {
    const { review } = await redact(fileOf(layout, randomPixels(layout, 5)), { boxes }, CODECS);
    expect(review.redaction).toEqual({ method: 'in-place', frames: 1, boxes: 1, pixels: 4, bytesWritten: 4 });
  });

  it.each([
    ['a covered pixel that shows through', COLUMNS * ROWS + COLUMNS + 1],
    ['a pixel outside that changed', COLUMNS * ROWS],
    ['a pixel of another frame that changed', 0],
  ])('refuses %s', async (_, at) => {
    const { plan, source, bytes, output } = await redact(fileOf(layout, randomPixels(layout, 5)), { boxes }, CODECS);
    const tampered = Uint8Array.from(bytes);
    const place = (findElement(output.dataSet, 0x7fe00010)?.valueOffset ?? 0) + at;
    tampered[place] = (tampered[place] as number) ^ 0x40;
    expect(() => reviewBytes(plan, source, tampered, CODECS)).toThrow(expect.objectContaining({ code: 'review-differs' }));
  });
});
