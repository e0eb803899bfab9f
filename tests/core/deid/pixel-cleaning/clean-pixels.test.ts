import { describe, expect, it } from 'vitest';
import { CodestreamError } from '../../../../core/deid/codestream/clean-codestream.js';
import { cleanPixels } from '../../../../core/deid/pixel-cleaning/clean-pixels.js';
import { findElement } from '../../../../core/dicom/data-set.js';
import { concat, element, encapsulated, encodingOf, header, imageFile, SYNTAX, text, uint16 } from '../../../support/dicom-bytes.js';
import { exportBytes, leftOutReason, parse } from '../export-in-memory.js';

interface Bits {
  readonly allocated: 8 | 16 | 32;
  readonly stored: number;
  readonly high?: number;
  readonly signed?: boolean;
  readonly syntax?: string;
}

/** An image of 4 × 4 such samples (the rest zero). */
function imageOf(
  { allocated, stored, high = stored - 1, signed = false, syntax = SYNTAX.explicit }: Bits,
  samples: readonly number[],
  more: Parameters<typeof imageFile>[1] = [],
) {
  const encoding = encodingOf(syntax);
  const short = (tag: number, value: number) => ({ tag, bytes: element(tag, 'US', uint16(value, encoding.littleEndian), encoding) });
  const width = allocated / 8;
  const view = new DataView(new ArrayBuffer(16 * width));
  samples.forEach((sample, at) => {
    if (width === 1) view.setUint8(at, sample);
    else if (width === 2) view.setUint16(at * 2, sample, encoding.littleEndian);
    else view.setUint32(at * 4, sample, encoding.littleEndian);
  });
  const pixels = element(0x7fe00010, width === 1 ? 'OB' : 'OW', new Uint8Array(view.buffer), encoding);
  const description = [short(0x00280100, allocated), short(0x00280101, stored), short(0x00280102, high), short(0x00280103, signed ? 1 : 0)];
  return imageFile(syntax, [...description, ...more], pixels);
}

function samplesOf(bytes: Uint8Array, width: number): number[] {
  const { dataSet } = parse(bytes);
  const pixels = findElement(dataSet, 0x7fe00010);
  if (!pixels) throw new Error('no pixels');
  const value = Uint8Array.from(dataSet.body.read(pixels.valueOffset, pixels.valueLength));
  const view = new DataView(value.buffer);
  const little = dataSet.encoding.littleEndian;
  return Array.from({ length: value.length / width }, (_, at) =>
    width === 1 ? view.getUint8(at) : width === 2 ? view.getUint16(at * 2, little) : view.getUint32(at * 4, little),
  );
}

describe('bits beside the samples', () => {
  it.each<[string, Bits, number[], number[], number]>([
    ['12 of 16', { allocated: 16, stored: 12 }, [0xf123, 0x0456, 0x7fff], [0x0123, 0x0456, 0x0fff], 2],
    ['big endian', { allocated: 16, stored: 12, syntax: SYNTAX.bigEndian }, [0xf123, 0x0456], [0x0123, 0x0456], 1],
    ['implicit', { allocated: 16, stored: 10, syntax: SYNTAX.implicit }, [0xfc01], [0x0001], 1],
    [
      'the sign goes on',
      { allocated: 16, stored: 12, signed: true },
      [0xf800, 0x0800, 0x5800, 0x57ff],
      [0xf800, 0x0800, 0xf800, 0x07ff],
      2,
    ],
    ['a high bit further up', { allocated: 16, stored: 8, high: 11 }, [0xf00f, 0x0ff0], [0x0000, 0x0ff0], 1],
    ['a high bit at the top, signed', { allocated: 16, stored: 12, high: 15, signed: true }, [0x800f, 0x1230], [0x8000, 0x1230], 1],
    ['7 of 8', { allocated: 8, stored: 7 }, [0xff, 0x7f], [0x7f, 0x7f], 1],
    ['24 of 32', { allocated: 32, stored: 24 }, [0x51123456, 0x00ffffff], [0x00123456, 0x00ffffff], 1],
    ['31 of 32, signed', { allocated: 32, stored: 31, signed: true }, [0xc0000000, 0x80000001], [0xc0000000, 0x00000001], 1],
  ])('are cleared: %s', (_name, bits, samples, left, count) => {
    const { bytes, review } = exportBytes(imageOf(bits, samples));
    expect(samplesOf(bytes, bits.allocated / 8).slice(0, left.length)).toEqual(left);
    expect(review.pixels?.samplesCleared).toBe(count);
    expect(cleanPixels(parse(bytes))).toBeNull();
  });

  it('that are zero, the sign, or all used stay as they lie', () => {
    for (const [bits, samples] of [
      [{ allocated: 16, stored: 12 }, [0x0fff, 0]],
      [{ allocated: 16, stored: 12, signed: true }, [0xffff, 0xf800, 0x07ff]],
      [{ allocated: 16, stored: 16 }, [0xffff]],
      [{ allocated: 8, stored: 8 }, [0xff]],
      [{ allocated: 32, stored: 32 }, [0xffffffff]],
    ] as const)
      expect(cleanPixels(parse(imageOf(bits, samples)))).toBeNull();
  });

  it('that were an overlay go with what described it', () => {
    const overlay = [
      { tag: 0x60000010, bytes: element(0x60000010, 'US', uint16(4)) },
      { tag: 0x60000100, bytes: element(0x60000100, 'US', uint16(16)) },
      { tag: 0x60000102, bytes: element(0x60000102, 'US', uint16(12)) },
    ];
    const { bytes, output } = exportBytes(imageOf({ allocated: 16, stored: 12 }, [0x1123, 0x0123], overlay));
    expect(samplesOf(bytes, 2).slice(0, 2)).toEqual([0x0123, 0x0123]);
    expect(output.dataSet.elements.filter(({ tag }) => tag >= 0x60000000 && tag < 0x61000000)).toEqual([]);
  });

  it('and bytes past the last pixel go together', () => {
    const file = imageFile(
      SYNTAX.explicit,
      [0x00280101, 0x00280102].map((tag, index) => ({ tag, bytes: element(tag, 'US', uint16(12 - index)) })),
      element(0x7fe00010, 'OW', concat(uint16(0xf001), new Uint8Array(30), text('QUILLFEATHER'))),
    );
    const { bytes, review } = exportBytes(file);
    expect(samplesOf(bytes, 2)).toEqual([1, ...new Array<number>(15).fill(0)]);
    expect(review.pixels).toEqual({ samplesCleared: 1, removedBytes: { 'past-last-pixel': 12 } });
  });
});

describe("pixel data that can't be vouched for", () => {
  it.each([
    ['nothing says how many rows', imageFile(SYNTAX.explicit, [{ tag: 0x00280010, bytes: new Uint8Array(0) }])],
    [
      'another number of samples than the colours have',
      imageFile(SYNTAX.explicit, [{ tag: 0x00280002, bytes: element(0x00280002, 'US', uint16(3)) }]),
    ],
    ['fragments that are no codestream', imageFile(SYNTAX.jpegBaseline, [], encapsulated([text('QUILLFEATHER')]))],
  ])('is left out: %s', (_name, file) => {
    expect(() => cleanPixels(parse(file))).toThrow(CodestreamError);
    expect(['picture-not-described', 'codestream-not-understood']).toContain(leftOutReason(file));
  });
});

describe('tables of offsets', () => {
  const frame = (...data: readonly number[]): Uint8Array =>
    Uint8Array.from([0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, ...data, 0xff, 0xd9]);
  const long = (...values: readonly number[]): Uint8Array => {
    const view = new DataView(new ArrayBuffer(values.length * 8));
    values.forEach((value, at) => {
      view.setBigUint64(at * 8, BigInt(value), true);
    });
    return new Uint8Array(view.buffer);
  };
  const twoFrames = (offsets: Uint8Array, lengths: Uint8Array) =>
    imageFile(
      SYNTAX.jpegBaseline,
      [
        { tag: 0x00280008, bytes: element(0x00280008, 'IS', '2') },
        { tag: 0x7fe00001, bytes: concat(header(0x7fe00001, 'OV', offsets.length), offsets) },
        { tag: 0x7fe00002, bytes: concat(header(0x7fe00002, 'OV', lengths.length), lengths) },
      ],
      encapsulated([frame(1, 2), frame(3, 4)]),
    );
  const tables = (bytes: Uint8Array) =>
    exportBytes(bytes).output.dataSet.elements.filter(({ tag }) => tag === 0x7fe00001 || tag === 0x7fe00002).length;

  it('stay where they say where the frames lie', () => {
    expect(tables(twoFrames(long(0, 24), long(16, 16)))).toBe(2);
  });

  it('go where they hold something else, and where there are no fragments', () => {
    expect(tables(twoFrames(long(0, 24), text('QUILLFEATHER OF')))).toBe(0);
    expect(tables(twoFrames(long(0, 24), long(16)))).toBe(0);
    expect(tables(twoFrames(text('QUILLFEATHER OF'), long(16, 16)))).toBe(0);
    const native = imageFile(SYNTAX.explicit, [{ tag: 0x7fe00001, bytes: concat(header(0x7fe00001, 'OV', 16), text('QUILLFEATHER OF.')) }]);
    expect(tables(native)).toBe(0);
  });
});
