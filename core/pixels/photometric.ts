import type { DecodedFrame, Samples } from './decoded-frame.js';
import { FrameError } from './frame-error.js';

/**
 * RGB and YBR_FULL samples → opaque RGBA bytes. Samples of more than 8 bits keep their upper 8.
 * @throws FrameError `photometric-not-supported`.
 */
export function colorToRgba(decoded: DecodedFrame, values: Samples): Uint8ClampedArray {
  if (decoded.photometric !== 'RGB' && decoded.photometric !== 'YBR_FULL')
    throw new FrameError('photometric-not-supported', decoded.photometric);
  if (decoded.signed) throw new FrameError('bits-not-supported', 'PixelRepresentation');
  const shift = decoded.bitsStored - 8;
  const scale = shift > 0 ? 2 ** -shift : 1;
  if (decoded.bitsStored < 8) throw new FrameError('bits-not-supported', 'BitsStored');
  const rgba = new Uint8ClampedArray((values.length / 3) * 4);
  const ybr = decoded.photometric === 'YBR_FULL';
  for (let from = 0, to = 0; from < values.length; from += 3, to += 4) {
    const a = Math.floor((values[from] as number) * scale);
    const b = Math.floor((values[from + 1] as number) * scale);
    const c = Math.floor((values[from + 2] as number) * scale);
    if (ybr) writeYbr(rgba, to, a, b - 128, c - 128);
    else {
      rgba[to] = a;
      rgba[to + 1] = b;
      rgba[to + 2] = c;
    }
    rgba[to + 3] = 255;
  }
  return rgba;
}

/** YBR_FULL of 8 bits (PS3.3 C.7.6.3.1.2); the clamped array rounds and clips. */
function writeYbr(rgba: Uint8ClampedArray, to: number, luma: number, blue: number, red: number): void {
  rgba[to] = luma + 1.402 * red;
  rgba[to + 1] = luma - 0.344136 * blue - 0.714136 * red;
  rgba[to + 2] = luma + 1.772 * blue;
}
