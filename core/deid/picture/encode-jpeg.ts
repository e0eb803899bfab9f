import { joinBytes } from '../../dicom/encode-value.js';
import type { Picture } from './encode-png.js';
import { BitWriter, type HuffmanCodes, huffmanCodes } from './jpeg-bits.js';
import { forwardDct, quantisationFor, toBlocks } from './jpeg-blocks.js';
import { AC_TABLES, DC_TABLES, type HuffmanSpec, ZIGZAG } from './jpeg-tables.js';

/** JFIF 1.01, no unit, square pixels, no thumbnail (ITU-T T.871): the only application segment. */
export const JFIF_SEGMENT = Uint8Array.of(0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
/** Longest edge that the format knows. */
const LONGEST = 65_535;

/**
 * A JPEG of nothing but the picture (ISO 10918-1 baseline, JFIF): APP0, tables, one scan; no comment, no other application segment. Colours
 * aren't sub-sampled, so that thin coloured lines and letters stay readable. The same picture gives the same bytes.
 */
export function encodeJpeg(picture: Picture): Uint8Array {
  const { rows, columns, channels, samples } = picture;
  if (samples.length !== rows * columns * channels) throw new RangeError('a picture has as many samples as it says');
  if (rows === 0 || columns === 0 || rows > LONGEST || columns > LONGEST) throw new RangeError('a picture that the format has no size for');
  const tables = channels === 1 ? [0] : [0, 1];
  const components = Array.from({ length: channels }, (_, index) => ({ id: index + 1, table: index === 0 ? 0 : 1 }));
  const frame = [8, rows >> 8, rows & 0xff, columns >> 8, columns & 0xff, channels];
  const scan: number[] = [channels];
  for (const { id, table } of components) {
    frame.push(id, 0x11, table);
    scan.push(id, table * 0x11);
  }
  return joinBytes([
    Uint8Array.of(0xff, 0xd8),
    JFIF_SEGMENT,
    ...tables.map((table) => segment(0xdb, [table, ...ZIGZAG.map((place) => quantisationFor(table)[place] as number)])),
    segment(0xc0, frame),
    ...tables.flatMap((table) => [huffmanSegment(table, DC_TABLES[table]), huffmanSegment(0x10 | table, AC_TABLES[table])]),
    segment(0xda, [...scan, 0, 63, 0]),
    encodeScan(
      picture,
      components.map(({ table }) => table),
    ),
    Uint8Array.of(0xff, 0xd9),
  ]);
}

function segment(marker: number, content: readonly number[]): Uint8Array {
  const length = content.length + 2;
  return Uint8Array.of(0xff, marker, length >> 8, length & 0xff, ...content);
}

function huffmanSegment(id: number, spec: HuffmanSpec | undefined): Uint8Array {
  if (!spec) throw new RangeError('there are two tables of each kind');
  return segment(0xc4, [id, ...spec.counts, ...spec.values]);
}

/** All blocks, rows top to bottom, the components of one place side by side. */
function encodeScan(picture: Picture, tables: readonly number[]): Uint8Array {
  const writer = new BitWriter(picture.samples.length);
  const planes = toBlocks(picture);
  const codes = tables.map((table) => ({ dc: huffmanCodes(DC_TABLES[table]), ac: huffmanCodes(AC_TABLES[table]) }));
  const before = tables.map(() => 0);
  const coefficients = new Int32Array(64);
  for (let block = 0; block < planes.count; block += 1) {
    tables.forEach((table, component) => {
      forwardDct(planes.block(component, block), quantisationFor(table), coefficients);
      const { dc, ac } = codes[component] as (typeof codes)[number];
      writeBlock(writer, coefficients, before[component] as number, dc, ac);
      before[component] = coefficients[0] as number;
    });
  }
  return writer.finish();
}

/** One block: the difference of its mean, then runs of zeros and the coefficient that ends each (ISO 10918-1 F.1.2). */
function writeBlock(writer: BitWriter, coefficients: Int32Array, before: number, dc: HuffmanCodes, ac: HuffmanCodes): void {
  const difference = (coefficients[0] as number) - before;
  writer.code(dc, sizeOf(difference));
  writer.amplitude(difference);
  let zeros = 0;
  for (let at = 1; at < 64; at += 1) {
    const value = coefficients[ZIGZAG[at] as number] as number;
    if (value === 0) {
      zeros += 1;
      continue;
    }
    for (; zeros > 15; zeros -= 16) writer.code(ac, 0xf0);
    writer.code(ac, (zeros << 4) | sizeOf(value));
    writer.amplitude(value);
    zeros = 0;
  }
  if (zeros > 0) writer.code(ac, 0);
}

/** Bits of a number's magnitude. */
const sizeOf = (value: number): number => 32 - Math.clz32(Math.abs(value));
