import { describe, expect, it } from 'vitest';
import { type CleanCodestream, CodestreamError } from '../../../../core/deid/codestream/clean-codestream.js';
import { cleanJpeg } from '../../../../core/deid/codestream/clean-jpeg.js';
import { cleanJpeg2000, cleanJpeg2000OrFile } from '../../../../core/deid/codestream/clean-jpeg-2000.js';
import { cleanRle } from '../../../../core/deid/codestream/clean-rle.js';
import { concat, text, uint32 } from '../../../support/dicom-bytes.js';

const SECRET = text('QUILLFEATHER');
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const big = (value: number, width: number): Uint8Array =>
  Uint8Array.from({ length: width }, (_, at) => (value >>> (8 * (width - 1 - at))) & 0xff);
const segment = (marker: number, content: Uint8Array): Uint8Array => concat(bytes(0xff, marker), big(content.length + 2, 2), content);
const join = ({ pieces }: CleanCodestream, source: Uint8Array): Uint8Array =>
  concat(...pieces.map((piece) => (piece instanceof Uint8Array ? piece : source.subarray(piece.offset, piece.offset + piece.length))));

const SOI = bytes(0xff, 0xd8);
const EOI = bytes(0xff, 0xd9);
const TABLE = segment(0xdb, concat(bytes(0), new Uint8Array(64)));
const HUFFMAN = segment(0xc4, concat(bytes(0), bytes(1), new Uint8Array(15), bytes(7)));
const FRAME = segment(0xc0, bytes(8, 0, 8, 0, 8, 1, 1, 0x11, 0));
const SCAN = concat(segment(0xda, bytes(1, 1, 0, 0, 63, 0)), bytes(0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56));
const JPEG = concat(SOI, TABLE, HUFFMAN, FRAME, SCAN, EOI);

describe('a JPEG codestream', () => {
  const cleaned = (source: Uint8Array) => join(cleanJpeg(source), source);
  it.each([
    ['nothing to clean', JPEG],
    ['comments', concat(SOI, segment(0xfe, SECRET), TABLE, HUFFMAN, FRAME, segment(0xfe, SECRET), SCAN, EOI)],
    [
      'every application segment',
      concat(SOI, ...Array.from({ length: 16 }, (_, index) => segment(0xe0 + index, SECRET)), JPEG.subarray(2)),
    ],
    ['fill bytes', concat(SOI, bytes(0xff, 0xff, 0xff), TABLE, HUFFMAN, FRAME, SCAN, EOI)],
    ['bytes behind the end', concat(JPEG, SECRET)],
    ['another picture behind the end', concat(JPEG, JPEG)],
    ['a comment between two scans', concat(JPEG.subarray(0, -2), segment(0xfe, SECRET), EOI)],
  ])('loses %s, and no byte of the picture', (_name, source) => {
    expect(cleaned(source)).toEqual(JPEG);
    expect(cleaned(cleaned(source))).toEqual(JPEG);
  });

  it('accounts for every byte that goes', () => {
    const source = concat(SOI, segment(0xfe, SECRET), segment(0xe5, SECRET), JPEG.subarray(2), SECRET);
    const { removed } = cleanJpeg(source);
    expect(removed.map(({ what, length }) => [what, length])).toEqual([
      ['comment', 16],
      ['application', 16],
      ['behind-end', 12],
    ]);
    expect(removed.reduce((sum, { length }) => sum + length, 0)).toBe(source.length - JPEG.length);
  });

  it('keeps what decides colour, written from its fields', () => {
    const jfif = concat(text('JFIF'), bytes(0, 1, 2, 1, 0, 72, 0, 72));
    const thumbnail = segment(0xe0, concat(jfif, bytes(2, 2), SECRET));
    const adobe = (version: number) => segment(0xee, concat(text('Adobe!').subarray(0, 5), bytes(0, version, 1, 2, 3, 4, 1)));
    const colour = segment(0xe8, concat(text('mrfx'), bytes(3)));
    const left = Buffer.from(cleaned(concat(SOI, thumbnail, adobe(77), colour, JPEG.subarray(2))));
    expect(left.includes(Buffer.from(segment(0xe0, concat(jfif, bytes(0, 0)))))).toBe(true);
    expect(left.includes(Buffer.from([0xff, 0xee, 0, 14, 0x41, 0x64, 0x6f, 0x62, 0x65, 0, 100, 0, 0, 0, 0, 1]))).toBe(true);
    expect(left.includes(Buffer.from(colour))).toBe(true);
    expect(left.includes('QUILL')).toBe(false);
  });

  it.each([
    ['a longer Adobe segment', segment(0xee, concat(text('Adobe!').subarray(0, 5), new Uint8Array(7), SECRET))],
    ['a longer mrfx segment', segment(0xe8, concat(text('mrfx'), bytes(3), SECRET))],
  ])('loses %s', (_name, extra) => {
    expect(cleaned(concat(SOI, extra, JPEG.subarray(2)))).toEqual(JPEG);
  });

  it.each([
    ['a table with bytes behind it', segment(0xdb, concat(bytes(0), new Uint8Array(64), SECRET))],
    ['Huffman codes with bytes behind them', segment(0xc4, concat(bytes(0), bytes(1), new Uint8Array(15), bytes(7), SECRET))],
    ['a frame with bytes behind it', segment(0xc1, concat(bytes(8, 0, 8, 0, 8, 1, 1, 0x11, 0), SECRET))],
    ['a scan with bytes behind its header', segment(0xda, concat(bytes(1, 1, 0, 0, 63, 0), SECRET))],
    ['an interval with bytes behind it', segment(0xdd, concat(bytes(0, 8), SECRET))],
    ['an unknown marker', segment(0x02, SECRET)],
    ['a length past the end', bytes(0xff, 0xfe, 0xff, 0xff)],
    ['no marker', SECRET],
  ])('is not understood: %s', (_name, extra) => {
    expect(() => cleanJpeg(concat(SOI, extra, JPEG.subarray(2)))).toThrow(CodestreamError);
  });
});

const SIZE = segment(0x51, concat(big(0, 2), ...[8, 8, 0, 0, 8, 8, 0, 0].map((value) => big(value, 4)), big(1, 2), bytes(7, 1, 1)));
const CODING = segment(0x52, bytes(0, 0, 0, 1, 0, 0, 4, 4, 0, 1));
const QUANT = segment(0x5c, bytes(0x40, 0x40));
const comment = segment(0x64, concat(bytes(0, 1), SECRET));
const PACKETS = bytes(0xff, 0x93, 1, 2, 3, 0xff, 0x7f, 4);
const tilePart = (inside: Uint8Array, declared?: number): Uint8Array =>
  concat(segment(0x90, concat(big(0, 2), big(declared ?? 12 + inside.length, 4), bytes(0, 1))), inside);
const j2k = (main: readonly Uint8Array[], part: Uint8Array): Uint8Array =>
  concat(bytes(0xff, 0x4f), SIZE, CODING, QUANT, ...main, part, EOI);
const J2K = j2k([], tilePart(PACKETS));

describe('a JPEG 2000 codestream', () => {
  const cleaned = (source: Uint8Array) => join(cleanJpeg2000OrFile(source), source);
  const box = (type: string, content: Uint8Array): Uint8Array => concat(big(content.length + 8, 4), text(type), content);
  const signature = box('jP  ', bytes(0x0d, 0x0a, 0x87, 0x0a));
  it.each([
    ['nothing to clean', J2K],
    ['comments of the main header', j2k([comment, comment], tilePart(PACKETS))],
    ['comments of a tile-part, whose length changes', j2k([], tilePart(concat(comment, PACKETS)))],
    [
      'a table of lengths that hold no longer',
      j2k([segment(0x55, concat(bytes(0, 0x40), big(38, 4)))], tilePart(concat(comment, PACKETS))),
    ],
    ['bytes behind the end', concat(J2K, SECRET)],
    ['boxes around it', concat(signature, box('xml ', SECRET), box('jp2c', j2k([comment], tilePart(PACKETS))), box('uuid', SECRET))],
  ])('loses %s, and no byte of the picture', (_name, source) => {
    expect(cleaned(source)).toEqual(J2K);
  });

  it("of a last tile-part without a length ends with the first end: another in what is behind it doesn't count", () => {
    const open = j2k([], tilePart(PACKETS, 0));
    expect(cleaned(concat(open, SECRET, EOI))).toEqual(open);
  });

  it.each([
    ['an end inside a tile-part', j2k([], tilePart(concat(PACKETS, EOI, SECRET)))],
    ['an unknown marker', j2k([segment(0x74, SECRET)], tilePart(PACKETS))],
    ['a tile-part past the end', j2k([], tilePart(PACKETS, 4000))],
    ['no tile-part', concat(bytes(0xff, 0x4f), SIZE)],
    ['another codestream', JPEG],
  ])('is not understood: %s', (_name, source) => {
    expect(() => cleanJpeg2000(source)).toThrow(CodestreamError);
  });
});

describe('an RLE frame', () => {
  /** `gap` bytes stand in front of each segment. */
  function rle(segments: readonly Uint8Array[], gap: Uint8Array = new Uint8Array(0), behind: Uint8Array = new Uint8Array(0)): Uint8Array {
    let at = 64;
    const offsets = segments.map((one) => {
      const offset = at + gap.length;
      at = offset + one.length;
      return offset;
    });
    const header = concat(uint32(segments.length), ...offsets.map((offset) => uint32(offset)));
    return concat(header, new Uint8Array(64 - header.length), ...segments.flatMap((one) => [gap, one]), behind);
  }
  const RUN = bytes(253, 9);
  const LITERAL = bytes(3, 1, 2, 3, 4, 0);
  const cleaned = (source: Uint8Array, planes: number) => join(cleanRle(source, 4, planes), source);

  it('loses bytes between its segments and behind them, and in its header', () => {
    const sound = rle([RUN, LITERAL]);
    const dirty = rle([RUN, LITERAL], SECRET, SECRET);
    dirty.set(SECRET, 40);
    expect(cleaned(dirty, 2)).toEqual(sound);
    expect(cleaned(sound, 2)).toEqual(sound);
  });

  it.each<[string, Uint8Array, number]>([
    ['a segment that the picture has no use for', rle([RUN, concat(bytes(11), SECRET)]), 1],
    ['a run behind the last pixel', rle([concat(bytes(15), bytes(1, 2, 3, 4), SECRET)]), 1],
    ['too few pixels', rle([bytes(254, 9)]), 1],
    ['a segment in front of another', rle([RUN, RUN]).map((byte, at) => (at === 8 ? 64 : byte)), 2],
    ['no header', new Uint8Array(63), 1],
  ])('is not understood: %s', (_name, source, planes) => {
    expect(() => cleanRle(source, 4, planes)).toThrow(CodestreamError);
  });
});
