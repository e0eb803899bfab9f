import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { JPEG_2000_LOSSLESS, JPEG_LS_LOSSLESS } from '../../../core/pixels/encoded-syntaxes.js';
import { describeImage, type ImageDescription } from '../../../core/pixels/image-description.js';
import { overlayPlanes } from '../../../core/pixels/overlay-planes.js';
import { readFrame } from '../../../core/pixels/read-frame.js';
import { storedValues } from '../../../core/pixels/stored-values.js';
import { nodeCodecs, nodeRedactionCodecs } from '../../support/codec-binaries.js';
import { corpus } from '../../support/real-files.js';
import { type Fields, parsedEncapsulated, parsedPicture } from '../../support/sample-files.js';
import { runPython, scanFiles, tryScan } from '../../support/scan-files.js';
import { tools } from '../../support/tools.js';
import { itWith } from '../../support/when.js';

const codecs = nodeCodecs();
beforeAll(() => codecs.prepare('1.2.840.10008.1.2.1'));

/** An overlay of 1 × 5 points; `bits` in the order of the planes. */
const overlay = (bytes: number[], more: Fields = []): Fields => [
  [0x60000010, 1, 'US'],
  [0x60000011, 5, 'US'],
  [0x60000040, 'G', 'CS'],
  [0x60000050, Uint16Array.of(2, 0xffff), 'SS'],
  [0x60000100, 1, 'US'],
  [0x60000102, 0, 'US'],
  [0x60001500, 'Mark', 'LO'],
  [0x60003000, Uint8Array.from(bytes), 'OW'],
  ...more,
];
const planesOf = (fields: Fields, frame = 0) => overlayPlanes(parsedPicture(fields), frame, null);

describe('overlays (PS3.3 C.9.2)', () => {
  it('reads a plane with its place and its name', () => {
    expect(planesOf(overlay([0b10110, 0]))).toEqual([
      {
        group: 0x6000,
        kind: 'graphics',
        rows: 1,
        columns: 5,
        top: 1,
        left: -2,
        bits: Uint8Array.of(0, 1, 1, 0, 1),
        untrustedLabel: 'Mark',
      },
    ]);
    expect(planesOf(overlay([1, 0]), 7)).toHaveLength(1);
  });

  it('takes the planes of frames from the middle of bytes, from their first frame on', () => {
    // Three planes of 5 bits: 00001, 00010, 00011 (lowest bit first), from image frame 3 on.
    const fields = overlay(
      [0b010_10000, 0b0_11000_00],
      [
        [0x60000015, '3', 'IS'],
        [0x60000051, 3, 'US'],
      ],
    );
    const bits = (frame: number) => planesOf(fields, frame)[0]?.bits;
    expect([0, 1, 5].map(bits)).toEqual([undefined, undefined, undefined]);
    expect(bits(2)).toEqual(Uint8Array.of(0, 0, 0, 0, 1));
    expect(bits(3)).toEqual(Uint8Array.of(0, 1, 0, 0, 0));
    expect(bits(4)).toEqual(Uint8Array.of(0, 0, 0, 1, 1));
  });

  it('has no plane where the data is short or the size is none', () => {
    expect(planesOf([...overlay([1, 0]), [0x60000010, 4, 'US']])).toEqual([]);
    expect(planesOf([...overlay([1, 0]), [0x60000010, 0, 'US']])).toEqual([]);
  });

  it('takes a plane out of the bits beside the stored value, and never out of the value', () => {
    const embedded = (position: number): Fields => [
      [0x60020010, 2, 'US'],
      [0x60020011, 3, 'US'],
      [0x60020050, [1, 1], 'SS'],
      [0x60020100, 16, 'US'],
      [0x60020102, position, 'US'],
      [0x7fe00010, Uint16Array.of(0x1000, 1, 0x1002, 3, 0x2fff, 0x1fff), 'OW'],
    ];
    const drawn = (position: number) => {
      const parsed = parsedPicture(embedded(position));
      return overlayPlanes(parsed, 0, readFrame(parsed, 0, codecs)).map((plane) => [...plane.bits]);
    };
    expect(drawn(12)).toEqual([[1, 0, 1, 0, 0, 1]]);
    expect(drawn(13)).toEqual([[0, 0, 0, 0, 1, 0]]);
    expect(drawn(11)).toEqual([]);
    expect(overlayPlanes(parsedPicture(embedded(12)), 0, null)).toEqual([]);
  });
});

describe('overlays in the pixels of compressed pictures', () => {
  const both = nodeRedactionCodecs();
  beforeAll(() =>
    Promise.all([JPEG_LS_LOSSLESS, JPEG_2000_LOSSLESS].flatMap((uid) => [both.encoders.prepare(uid), both.decoders.prepare(uid)])),
  );
  /** Containers with a bit in front of the value: it lies over pixels 0, 2 and 5. */
  const containers = (sign: 0 | 1) => Uint16Array.of(0x8000, 1, 0x8002, sign === 1 ? 0xfff : 3, 4, 0x8fff);

  it.each([
    [JPEG_LS_LOSSLESS, 0],
    [JPEG_LS_LOSSLESS, 1],
    [JPEG_2000_LOSSLESS, 0],
    [JPEG_2000_LOSSLESS, 1],
  ] as const)('are taken out, and never shown as brightness: %s, Pixel Representation %i', (uid, sign) => {
    const fields: Fields = [
      [0x00280103, sign],
      [0x60000010, 2, 'US'],
      [0x60000011, 3, 'US'],
      [0x60000050, [1, 1], 'SS'],
      [0x60000100, 16, 'US'],
      [0x60000102, 15, 'US'],
    ];
    const described = describeImage(parsedPicture(fields).dataSet) as ImageDescription;
    const whole = { ...described, bitsStored: 16, highBit: 15, signed: false };
    const codestream = both.encoders.encoderFor(uid).encode(containers(sign), whole);
    const parsed = parsedEncapsulated(uid, fields, [], [codestream]);
    const decoded = readFrame(parsed, 0, both.decoders);
    expect([...storedValues(decoded)]).toEqual(sign === 1 ? [0, 1, 2, -1, 4, -1] : [0, 1, 2, 3, 4, 4095]);
    expect(overlayPlanes(parsed, 0, decoded).map(({ bits }) => [...bits])).toEqual([[1, 0, 1, 0, 0, 1]]);
  });
});

itWith([corpus, tools.pydicomPixels], 'are those that pydicom reads from real files', () => {
  const read = scanFiles().flatMap((scan) => {
    const parsed = tryScan(scan);
    if (typeof parsed === 'string') return [];
    const planes = overlayPlanes(parsed, 0, null).map(({ group, rows, columns, bits }) => ({
      group,
      rows,
      columns,
      sha256: createHash('sha256').update(bits).digest('hex'),
    }));
    return planes.length > 0 ? [{ scan, planes }] : [];
  });
  expect(read.length).toBeGreaterThanOrEqual(3);
  const theirs = runPython(
    tools.pydicomPixels,
    'read-overlays.py',
    read.map(({ scan }) => scan.absolute),
  );
  expect(read.map(({ planes }) => planes)).toEqual(theirs);
});
