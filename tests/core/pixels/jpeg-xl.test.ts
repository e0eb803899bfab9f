import { beforeAll, describe, expect, it } from 'vitest';
import { readJpegXlHeader } from '../../../core/pixels/codecs/jpeg-xl-header.js';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { readFrame } from '../../../core/pixels/read-frame.js';
import { nodeCodecs } from '../../support/codec-binaries.js';
import { jpegXlBytes, jpegXlPicture, jpegXlSamples } from '../../support/jpeg-xl-codestreams.js';
import { type Fields, parsedEncapsulated } from '../../support/sample-files.js';

const LOSSLESS = '1.2.840.10008.1.2.4.110';
const codecs = nodeCodecs();
beforeAll(() => codecs.prepare(LOSSLESS));

function codeOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof FrameError) return error.code;
    throw error;
  }
  return 'none';
}

describe('JPEG XL lossless', () => {
  it.each([
    ['grey8', 8, 1],
    ['grey10', 10, 1],
    ['grey12', 12, 1],
    ['grey16', 16, 1],
    ['rgb8', 8, 3],
    ['rgb12', 12, 3],
    ['rgb16', 16, 3],
  ] as const)('gives every stored value of %s', (name, bits, components) => {
    const parsed = parsedEncapsulated(LOSSLESS, jpegXlPicture(bits, components), [], [jpegXlBytes(name)]);
    expect([...readFrame(parsed, 0, codecs).samples]).toEqual(jpegXlSamples(bits, components));
  });

  it('takes the sign from the highest bit where Pixel Representation is 1', () => {
    const parsed = parsedEncapsulated(LOSSLESS, [...jpegXlPicture(12, 1), [0x00280103, 1]], [], [jpegXlBytes('grey12')]);
    const wanted = jpegXlSamples(12, 1).map((value) => (value > 2047 ? value - 4096 : value));
    expect([...readFrame(parsed, 0, codecs).samples]).toEqual(wanted);
  });

  it('refuses another size and another number of components before it decodes', () => {
    for (const other of [[[0x00280010, 6]], jpegXlPicture(8, 3)] as Fields[]) {
      const parsed = parsedEncapsulated(LOSSLESS, [...jpegXlPicture(12, 1), ...other], [], [jpegXlBytes('grey12')]);
      expect(codeOf(() => readFrame(parsed, 0, codecs))).toBe('codestream-mismatch');
    }
  });

  it('gives values that are too large for the container that is declared one of 16 bits', () => {
    const parsed = parsedEncapsulated(LOSSLESS, jpegXlPicture(8, 1), [], [jpegXlBytes('grey12')]);
    const decoded = readFrame(parsed, 0, codecs);
    expect(decoded).toMatchObject({ bitsAllocated: 16, bitsStored: 12, highBit: 11 });
    expect([...decoded.samples]).toEqual(jpegXlSamples(12, 1));
  });

  it('refuses every cut, and decodes the next frame as before', () => {
    for (const name of ['grey12', 'rgb16'] as const) {
      const whole = jpegXlBytes(name);
      for (let length = 0; length < whole.length - 4; length += 3) {
        const [bits, components] = name === 'grey12' ? ([12, 1] as const) : ([16, 3] as const);
        const cut = parsedEncapsulated(LOSSLESS, jpegXlPicture(bits, components), [], [whole.subarray(0, length)]);
        expect(
          codeOf(() => readFrame(cut, 0, codecs)),
          `${name} cut at ${length}`,
        ).not.toBe('none');
      }
    }
    const parsed = parsedEncapsulated(LOSSLESS, jpegXlPicture(8, 1), [], [jpegXlBytes('grey8')]);
    expect([...readFrame(parsed, 0, codecs).samples]).toEqual(jpegXlSamples(8, 1));
  });
});

describe('the header of JPEG XL', () => {
  /** Bits of the header behind the signature, least significant first. */
  const header = (...bits: (readonly [value: number, count: number])[]): Uint8Array => {
    const all = bits.flatMap(([value, count]) => Array.from({ length: count }, (_, bit) => (value >> bit) & 1));
    const bytes = new Uint8Array(2 + Math.ceil(all.length / 8) + 4);
    bytes.set([0xff, 0x0a]);
    all.forEach((bit, index) => {
      bytes[2 + (index >> 3)] = (bytes[2 + (index >> 3)] as number) | (bit << (index & 7));
    });
    return bytes;
  };
  const small: (readonly [number, number])[] = [
    [1, 1],
    [3, 5],
  ];

  it('knows the sizes that are written short', () => {
    expect(readJpegXlHeader(header(...small, [1, 3], [1, 1]))).toMatchObject({
      rows: 32,
      columns: 32,
      components: 3,
      precision: 8,
      xyb: true,
    });
    expect(readJpegXlHeader(header(...small, [7, 3], [1, 1]))).toMatchObject({ rows: 32, columns: 64 });
    expect(readJpegXlHeader(header(...small, [0, 3], [4, 5], [1, 1]))).toMatchObject({ rows: 32, columns: 40 });
  });

  it.each([
    [
      'floats',
      [
        [0, 1],
        [1, 1],
      ],
    ],
    [
      'transparency',
      [
        [0, 1],
        [0, 1],
        [0, 2],
        [1, 1],
        [1, 2],
      ],
    ],
    [
      'an orientation',
      [
        [1, 1],
        [2, 3],
      ],
    ],
    [
      'an animation',
      [
        [1, 1],
        [0, 3],
        [0, 1],
        [0, 1],
        [1, 1],
      ],
    ],
  ] as const)('refuses %s', (_, bits) => {
    expect(codeOf(() => readJpegXlHeader(header(...small, [1, 3], [0, 1], ...bits)))).toBe('bits-not-supported');
  });
});
