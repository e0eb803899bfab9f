import { zlibSync } from 'fflate';
import { joinBytes } from '../../dicom/encode-value.js';
import { crc32 } from '../../media/crc32.js';

/** A picture as it is written: rows top to bottom, samples of a pixel side by side, 8 bits each. */
export interface Picture {
  readonly rows: number;
  readonly columns: number;
  readonly channels: 1 | 3;
  readonly samples: Uint8Array;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Colour types of ISO/IEC 15948: grey, and true colour. */
const COLOUR_TYPE = { 1: 0, 3: 2 } as const;

/** A PNG of nothing but the picture: IHDR, one IDAT, IEND; no time, no text, no resolution, no colour profile. */
export function encodePng({ rows, columns, channels, samples }: Picture): Uint8Array {
  const stride = columns * channels;
  if (samples.length !== rows * stride) throw new RangeError('a picture has as many samples as it says');
  const lines = new Uint8Array(rows * (stride + 1));
  // Filter 2 (Up): the difference to the line above packs pictures of scans well and costs little.
  for (let row = 0; row < rows; row += 1) {
    const to = row * (stride + 1);
    const from = row * stride;
    lines[to] = row === 0 ? 0 : 2;
    if (row === 0) lines.set(samples.subarray(0, stride), 1);
    else
      for (let at = 0; at < stride; at += 1) lines[to + 1 + at] = (samples[from + at] as number) - (samples[from - stride + at] as number);
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, columns);
  view.setUint32(4, rows);
  header.set([8, COLOUR_TYPE[channels], 0, 0, 0], 8);
  return joinBytes([SIGNATURE, chunk('IHDR', header), chunk('IDAT', zlibSync(lines, { level: 6 })), chunk('IEND', new Uint8Array(0))]);
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + content.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, content.length);
  for (let at = 0; at < 4; at += 1) bytes[4 + at] = name.charCodeAt(at);
  bytes.set(content, 8);
  view.setUint32(8 + content.length, crc32(bytes.subarray(4, 8 + content.length)));
  return bytes;
}
