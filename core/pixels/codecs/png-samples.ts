import { unzlibSync } from 'fflate';
import { FrameError } from '../frame-error.js';

/** What a decoder hands over as a PNG. */
export interface PngSamples {
  readonly rows: number;
  readonly columns: number;
  readonly channels: 1 | 3;
  readonly bits: 8 | 16;
  readonly samples: Uint8Array | Uint16Array;
}

const IHDR = 0x49484452;
const IDAT = 0x49444154;

/**
 * The samples of a PNG of grey or true colours, not interlaced (ISO 15948), which is of the size that was asked for.
 * @throws FrameError `codestream-mismatch` for any other.
 */
export function readPngSamples(
  png: Uint8Array,
  wanted: { readonly rows: number; readonly columns: number; readonly channels: 1 | 3 },
): PngSamples {
  const { header, packed } = readChunks(png);
  const bits = header[8];
  const channels = header[9] === 0 ? 1 : 3;
  if ((bits !== 8 && bits !== 16) || (header[9] !== 0 && header[9] !== 2) || header[12] !== 0) throw mismatch('decoded depth');
  const view = new DataView(header.buffer, header.byteOffset);
  const [columns, rows] = [view.getUint32(0), view.getUint32(4)];
  if (columns !== wanted.columns || rows !== wanted.rows || channels !== wanted.channels) throw mismatch('decoded size');
  const pixelBytes = (channels * bits) / 8;
  const lines = unzlibSync(packed, { out: new Uint8Array(rows * (columns * pixelBytes + 1)) });
  const bytes = unfilter(lines, rows, columns * pixelBytes, pixelBytes);
  return { rows, columns, channels, bits, samples: bits === 8 ? bytes : words(bytes) };
}

function readChunks(png: Uint8Array): { header: Uint8Array; packed: Uint8Array } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  let header: Uint8Array | null = null;
  const parts: Uint8Array[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = view.getUint32(at);
    const type = view.getUint32(at + 4);
    const content = png.subarray(at + 8, at + 8 + length);
    if (type === IHDR && length === 13) header = content;
    if (type === IDAT) parts.push(content);
    at += 12 + length;
  }
  if (!header || parts.length === 0) throw mismatch('decoded size');
  const packed = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    packed.set(part, at);
    at += part.length;
  }
  return { header, packed };
}

/** Undoes the filter of each line: none, Sub, Up, Average, Paeth. */
function unfilter(lines: Uint8Array, rows: number, stride: number, step: number): Uint8Array {
  const bytes = new Uint8Array(rows * stride);
  for (let row = 0; row < rows; row++) {
    const filter = lines[row * (stride + 1)] as number;
    const from = row * (stride + 1) + 1;
    const start = row * stride;
    for (let index = 0; index < stride; index++) {
      const at = start + index;
      const left = index >= step ? (bytes[at - step] as number) : 0;
      const above = row > 0 ? (bytes[at - stride] as number) : 0;
      const corner = row > 0 && index >= step ? (bytes[at - stride - step] as number) : 0;
      bytes[at] = (lines[from + index] as number) + predicted(filter, left, above, corner);
    }
  }
  return bytes;
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4: {
      const estimate = left + above - corner;
      const [byLeft, byAbove, byCorner] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)];
      if (byLeft <= byAbove && byLeft <= byCorner) return left;
      return byAbove <= byCorner ? above : corner;
    }
    default:
      throw mismatch('filter');
  }
}

function words(bytes: Uint8Array): Uint16Array {
  const samples = new Uint16Array(bytes.length / 2);
  for (let index = 0; index < samples.length; index++)
    samples[index] = (bytes[index * 2] as number) * 256 + (bytes[index * 2 + 1] as number);
  return samples;
}

const mismatch = (detail: string): FrameError => new FrameError('codestream-mismatch', detail);
