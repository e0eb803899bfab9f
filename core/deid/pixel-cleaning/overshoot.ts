import { codestreamOf, isReversible } from '../../pixels/codecs/jpeg-2000-header.js';
import type { Samples } from '../../pixels/decoded-frame.js';
import { frameSyntaxOf } from '../../pixels/frame-syntaxes.js';
import type { ImageDescription } from '../../pixels/image-description.js';

/** Loss puts a value at most this share of the range beyond its end … */
const BEYOND = 1 / 16;
/** … and only where all around it is within this share of that end. */
const NEAR = 1 / 4;
/** How far around, in pixels. */
const AROUND = 2;

/** Transfer syntaxes whose codestreams lose nothing: a value beyond the range is there because somebody put it there. */
const LOSSLESS: ReadonlySet<string> = new Set(
  ['5', '8.1', '4.57', '4.70', '4.80', '4.90', '4.92', '4.201', '4.202'].map((suffix) => `1.2.840.10008.1.2.${suffix}`),
);

/**
 * Whether a codestream loses something, by its syntax or, where that says no and the wavelet says yes, by itself: real files are labelled amiss.
 * @throws FrameError
 */
export function mayOvershoot(transferSyntaxUid: string, codestream: Uint8Array): boolean {
  if (!LOSSLESS.has(transferSyntaxUid)) return true;
  const family = frameSyntaxOf(transferSyntaxUid)?.family;
  return (family === 'jpeg-2000' || family === 'htj2k') && !isReversible(codestreamOf(codestream));
}

/**
 * Whether a sample beyond the range of the stored values is what lossy compression makes of a bright or a dark place: a little beyond the
 * end, among values near that end. A bit that was set beside the value puts it far beyond, or beside values that don't have the bit.
 * @param at the sample's index; those of a pixel lie side by side
 */
export function isOvershoot(
  samples: Samples,
  at: number,
  { rows, columns, samplesPerPixel, bitsStored, signed }: ImageDescription,
): boolean {
  const range = 2 ** bitsStored;
  const least = signed ? -range / 2 : 0;
  const most = least + range - 1;
  const value = samples[at] as number;
  const isHigh = value > most;
  if ((isHigh ? value - most : least - value) > range * BEYOND) return false;
  const pixel = Math.floor(at / samplesPerPixel);
  const row = Math.floor(pixel / columns);
  const column = pixel % columns;
  for (let y = Math.max(0, row - AROUND); y <= Math.min(rows - 1, row + AROUND); y += 1) {
    for (let x = Math.max(0, column - AROUND); x <= Math.min(columns - 1, column + AROUND); x += 1) {
      const other = samples[(y * columns + x) * samplesPerPixel + (at % samplesPerPixel)] as number;
      if (isHigh ? other < most - range * NEAR : other > least + range * NEAR) return false;
    }
  }
  return true;
}
