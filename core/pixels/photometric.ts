import type { DecodedFrame, Samples } from './decoded-frame.js';
import { FrameError } from './frame-error.js';
import type { Photometric } from './photometric-names.js';

/**
 * RGB, YBR_FULL and YBR_PARTIAL_422 samples → opaque RGBA bytes. Samples of more than 8 bits keep their upper 8.
 * @throws FrameError `photometric-not-supported`.
 */
export function colorToRgba(decoded: DecodedFrame, values: Samples): Uint8ClampedArray {
  const write = WRITERS[decoded.photometric];
  if (!write) throw new FrameError('photometric-not-supported', decoded.photometric);
  if (decoded.signed) throw new FrameError('bits-not-supported', 'PixelRepresentation');
  const shift = decoded.bitsStored - 8;
  const scale = shift > 0 ? 2 ** -shift : 1;
  if (decoded.bitsStored < 8) throw new FrameError('bits-not-supported', 'BitsStored');
  const rgba = new Uint8ClampedArray((values.length / 3) * 4);
  for (let from = 0, to = 0; from < values.length; from += 3, to += 4) {
    const a = Math.floor((values[from] as number) * scale);
    const b = Math.floor((values[from + 1] as number) * scale);
    const c = Math.floor((values[from + 2] as number) * scale);
    write(rgba, to, a, b, c);
    rgba[to + 3] = 255;
  }
  return rgba;
}

type Writer = (rgba: Uint8ClampedArray, to: number, a: number, b: number, c: number) => void;

function writeRgb(rgba: Uint8ClampedArray, to: number, red: number, green: number, blue: number): void {
  rgba[to] = red;
  rgba[to + 1] = green;
  rgba[to + 2] = blue;
}

/** YBR_FULL of 8 bits (PS3.3 C.7.6.3.1.2); the clamped array rounds and clips. */
function writeFull(rgba: Uint8ClampedArray, to: number, luma: number, cb: number, cr: number): void {
  writeRgb(rgba, to, luma + 1.402 * (cr - 128), luma - 0.344136 * (cb - 128) - 0.714136 * (cr - 128), luma + 1.772 * (cb - 128));
}

/** The inverse of the equations of YBR_PARTIAL_422: black is 16, white 235, and colours lie from 16 to 240. */
function writePartial(rgba: Uint8ClampedArray, to: number, luma: number, cb: number, cr: number): void {
  const full = (255 / 219) * (luma - 16);
  const blue = (255 / 224) * (cb - 128);
  const red = (255 / 224) * (cr - 128);
  writeRgb(rgba, to, full + 1.402 * red, full - 0.344136 * blue - 0.714136 * red, full + 1.772 * blue);
}

const WRITERS: Readonly<Partial<Record<Photometric, Writer>>> = { RGB: writeRgb, YBR_FULL: writeFull, YBR_PARTIAL_422: writePartial };
