import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { bytesPastLastPixel, encapsulatedFrame, pixelDataShortfall } from '../../../core/pixels/frames.js';
import { describeImage, type ImageDescription } from '../../../core/pixels/image-description.js';
import { readFrame } from '../../../core/pixels/read-frame.js';
import { nodeCodecs } from '../../support/codec-binaries.js';
import { type Fields, parsedEncapsulated, parsedPicture } from '../../support/sample-files.js';

const codecs = nodeCodecs();
const JPEG = '1.2.840.10008.1.2.4.50';
beforeAll(() => codecs.prepare(JPEG));

const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof FrameError) return error.code;
    throw error;
  }
  return 'none';
};

describe('native frames', () => {
  const bits = (fields: Fields): Fields => [[0x00280100, 1], [0x00280101, 1], [0x00280102, 0], ...fields];

  it('unpacks 1-bit frames that begin inside a byte', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 4 }),
        fc.infiniteStream(fc.boolean()),
        (rows, columns, frames, stream) => {
          const size = rows * columns;
          const wanted = Array.from({ length: size * frames }, () => (stream.next().value ? 1 : 0));
          const packed = new Uint8Array(Math.ceil(wanted.length / 8));
          wanted.forEach((bit, index) => {
            packed[index >> 3] = (packed[index >> 3] as number) | (bit << (index & 7));
          });
          const parsed = parsedPicture(
            bits([
              [0x00280010, rows],
              [0x00280011, columns],
              [0x00280008, String(frames)],
              [0x7fe00010, packed, 'OB'],
            ]),
          );
          for (let frame = 0; frame < frames; frame++) {
            expect([...readFrame(parsed, frame, codecs).samples]).toEqual(wanted.slice(frame * size, (frame + 1) * size));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('puts the samples of planes side by side, and repeats the colours of 4:2:2', () => {
    const color: Fields = [
      [0x00280002, 3],
      [0x00280010, 1],
      [0x00280011, 2],
      [0x00280100, 8],
      [0x00280101, 8],
      [0x00280102, 7],
    ];
    const planes = parsedPicture([...color, [0x00280004, 'RGB'], [0x00280006, 1], [0x7fe00010, Uint8Array.of(1, 2, 3, 4, 5, 6), 'OB']]);
    expect([...readFrame(planes, 0, codecs).samples]).toEqual([1, 3, 5, 2, 4, 6]);
    const halved = readFrame(
      parsedPicture([...color, [0x00280004, 'YBR_FULL_422'], [0x00280006, 0], [0x7fe00010, Uint8Array.of(10, 20, 30, 40), 'OB']]),
      0,
      codecs,
    );
    expect(halved.photometric).toBe('YBR_FULL');
    expect([...halved.samples]).toEqual([10, 30, 40, 20, 30, 40]);
  });

  it('says how many bytes are missing, and reads the frames that are there', () => {
    const parsed = parsedPicture([
      [0x00280008, '3'],
      [0x7fe00010, new Uint16Array(13), 'OW'],
    ]);
    expect(pixelDataShortfall(parsed)).toBe(10);
    expect(readFrame(parsed, 1, codecs).samples.length).toBe(6);
    expect(codeOf(() => readFrame(parsed, 2, codecs))).toBe('pixel-data-short');
    expect(codeOf(() => readFrame(parsed, 3, codecs))).toBe('frame-out-of-range');
    expect(pixelDataShortfall(parsedPicture())).toBe(0);
    expect(pixelDataShortfall(parsedPicture([], [0x00280010]))).toBe(null);
  });

  it('finds what lies behind the last pixel, but not the byte that makes the length even', () => {
    const odd: Fields = [
      [0x00280010, 1],
      [0x00280100, 8],
      [0x00280101, 8],
      [0x00280102, 7],
    ];
    expect(bytesPastLastPixel(parsedPicture([...odd, [0x7fe00010, Uint8Array.of(1, 2, 3), 'OB']]))).toBe(null);
    const hidden = parsedPicture([...odd, [0x7fe00010, Uint8Array.of(1, 2, 3, 9), 'OB']]);
    const found = bytesPastLastPixel(hidden);
    expect(found?.length).toBe(1);
    expect([...hidden.dataSet.body.read(found?.offset ?? 0, 1)]).toEqual([9]);
    expect(bytesPastLastPixel(parsedPicture([...odd, [0x7fe00010, new Uint8Array(8), 'OB']]))?.length).toBe(5);
  });
});

describe('encapsulated frames', () => {
  const start = (value: number): Uint8Array => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, value, value);
  const more = (value: number): Uint8Array => Uint8Array.of(value, value);
  const frames = (count: number): Fields => [[0x00280008, String(count)]];
  const bytesOf = (parsed: ReturnType<typeof parsedPicture>, frame: number): number[] => {
    const image = describeImage(parsed.dataSet) as ImageDescription;
    return [...encapsulatedFrame(parsed, image, frame)];
  };

  it('joins all fragments of a single frame', () => {
    expect(bytesOf(parsedEncapsulated(JPEG, [], [], [start(1), more(2), more(3)]), 0)).toEqual([...start(1), 2, 2, 3, 3]);
  });
  it('takes one fragment a frame', () => {
    expect(bytesOf(parsedEncapsulated(JPEG, frames(2), [], [more(1), more(2)]), 1)).toEqual([2, 2]);
  });
  it('follows the Basic Offset Table over several fragments', () => {
    const parsed = parsedEncapsulated(JPEG, frames(2), [0, 24], [start(1), more(2), start(3), more(4), more(5)]);
    expect(bytesOf(parsed, 0)).toEqual([...start(1), 2, 2]);
    expect(bytesOf(parsed, 1)).toEqual([...start(3), 4, 4, 5, 5]);
  });
  it('looks for codestream starts where no table fits', () => {
    const parsed = parsedEncapsulated(JPEG, frames(2), [0, 7], [start(1), more(2), start(3)]);
    expect(bytesOf(parsed, 0)).toEqual([...start(1), 2, 2]);
    expect(bytesOf(parsed, 1)).toEqual([...start(3)]);
  });
  it('follows the Extended Offset Table and cuts padding off', () => {
    const big = (...values: number[]): Uint8Array => new Uint8Array(BigUint64Array.from(values.map(BigInt)).buffer);
    const parsed = parsedEncapsulated(JPEG, [...frames(2), [0x7fe00001, big(0, 14)], [0x7fe00002, big(5, 2)]], [], [start(1), more(2)]);
    expect(bytesOf(parsed, 0)).toEqual([...start(1).subarray(0, 5)]);
    expect(bytesOf(parsed, 1)).toEqual([2, 2]);
  });
  it('takes an Extended Offset Table that does not fit for none, and a frame for no longer than its fragment', () => {
    const big = (...values: number[]): Uint8Array => new Uint8Array(BigUint64Array.from(values.map(BigInt)).buffer);
    const withTable = (offsets: number[], lengths: number[]) =>
      parsedEncapsulated(JPEG, [...frames(2), [0x7fe00001, big(...offsets)], [0x7fe00002, big(...lengths)]], [], [start(1), more(2)]);
    expect(bytesOf(withTable([0, 15], [5, 2]), 0)).toEqual([...start(1)]);
    expect(bytesOf(withTable([0, 15], [5, 2]), 1)).toEqual([2, 2]);
    expect(bytesOf(withTable([0, 14], [5, 9]), 1)).toEqual([2, 2]);
  });
  it('passes over empty items in front of the first frame, and over codestreams behind the last', () => {
    const empty = new Uint8Array(0);
    const early = parsedEncapsulated(JPEG, frames(2), [], [empty, start(1), more(2), start(3)]);
    expect(bytesOf(early, 0)).toEqual([...start(1), 2, 2]);
    const late = parsedEncapsulated(JPEG, frames(2), [], [start(1), start(2), start(3)]);
    expect(bytesOf(late, 1)).toEqual([...start(2)]);
    expect(codeOf(() => bytesOf(late, 2))).toBe('frame-missing');
  });
  it('reads items of a value that has a length, one frame without items, and items without a table', () => {
    const itemOf = (bytes: Uint8Array): number[] => [0xfe, 0xff, 0x00, 0xe0, bytes.length, 0, 0, 0, ...bytes];
    const defined = (...value: number[]) => parsedPicture([[0x7fe00010, Uint8Array.from(value), 'OB'], ...frames(2)]);
    const end = [0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0];
    const items = [...itemOf(new Uint8Array(0)), ...itemOf(start(1)), ...itemOf(start(2))];
    expect(bytesOf(defined(...items), 1)).toEqual([...start(2)]);
    expect(bytesOf(defined(...items, ...end), 1)).toEqual([...start(2)]);
    expect(bytesOf(defined(...itemOf(start(1)), ...itemOf(start(2))), 1)).toEqual([...start(2)]);
    expect(bytesOf(parsedPicture([[0x7fe00010, start(3), 'OB']]), 0)).toEqual([...start(3)]);
    expect(codeOf(() => bytesOf(defined(...itemOf(start(1)), 1, 2, 3, 4, 5, 6, 7, 8), 0))).toBe('bad-description');
    expect(codeOf(() => bytesOf(defined(1, 2, 3, 4), 0))).toBe('frame-missing');
  });
  it('says which frame is missing, and what can not be told apart', () => {
    const fewer = parsedEncapsulated(JPEG, frames(3), [], [start(1), start(2)]);
    expect(codeOf(() => bytesOf(fewer, 2))).toBe('frame-missing');
    expect(codeOf(() => bytesOf(parsedEncapsulated(JPEG, frames(2), [], [more(1), more(2), more(3)]), 0))).toBe('frame-position-unknown');
    expect(codeOf(() => bytesOf(parsedEncapsulated(JPEG, [], [], []), 0))).toBe('frame-missing');
  });
});
