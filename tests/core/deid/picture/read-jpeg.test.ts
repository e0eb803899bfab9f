import { describe, expect, it } from 'vitest';
import { encodeJpeg } from '../../../../core/deid/picture/encode-jpeg.js';
import { readPlainJpeg } from '../../../../core/deid/picture/read-jpeg.js';
import { reviewPicture } from '../../../../core/deid/picture/review-picture.js';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { concat, text } from '../../../support/dicom-bytes.js';

const picture = (channels: 1 | 3) => ({
  rows: 19,
  columns: 21,
  channels,
  samples: Uint8Array.from({ length: 19 * 21 * channels }, (_, index) => (index * 37) % 256),
});
const grey = encodeJpeg(picture(1));
const segment = (marker: number, content: string) => concat(Uint8Array.of(0xff, marker, 0, content.length + 2), text(content));
/** The file with bytes put in at a place. */
const within = (place: number, bytes: Uint8Array) => concat(grey.subarray(0, place), bytes, grey.subarray(place));
const read = (bytes: Uint8Array) => readPlainJpeg(memorySource(bytes));
/** Behind SOI and JFIF. */
const FIRST = 20;

describe('a JPEG that may leave', () => {
  it('is what this program writes, of grey and of colours', () => {
    expect(read(grey)).toEqual({ rows: 19, columns: 21, channels: 1 });
    expect(read(encodeJpeg(picture(3)))).toEqual({ rows: 19, columns: 21, channels: 3 });
    expect(() => reviewPicture(picture(1), memorySource(grey), 'jpeg')).not.toThrow();
  });

  it.each([
    ['a comment', within(FIRST, segment(0xfe, 'QUILLFEATHER'))],
    ['an Exif segment', within(FIRST, segment(0xe1, 'Exif\0\0QUILL'))],
    ['another application segment', within(FIRST, segment(0xef, 'QUILL'))],
    ['a second JFIF segment', within(FIRST, segment(0xe0, 'JFIF\0QUILLFEATHER'))],
    ['a restart interval', within(FIRST, Uint8Array.of(0xff, 0xdd, 0, 4, 0x51, 0x55))],
    ['a table twice', within(FIRST, grey.subarray(FIRST, FIRST + 69))],
    ['a byte between segments', within(FIRST, Uint8Array.of(0))],
    ['a comment inside the scan', within(grey.length - 2, segment(0xfe, 'QUILL'))],
    ['bytes behind the end', concat(grey, text('QUILLFEATHER'))],
    ['no end', grey.subarray(0, -2)],
    ['nothing', new Uint8Array(0)],
  ])('is not one with %s', (_name, bytes) => {
    expect(() => read(bytes)).toThrow(/review-differs/);
  });

  it('is compared with what it was made of', () => {
    const other = { ...picture(1), samples: picture(1).samples.map((sample, index) => (index === 5 ? sample ^ 0x80 : sample)) };
    expect(() => reviewPicture(other, memorySource(grey), 'jpeg')).toThrow(/review-differs/);
  });
});
