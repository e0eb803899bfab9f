import type { ParsedFile } from '../../dicom/parse-file.js';
import { describeGrey, type ImageDescription } from '../../pixels/image-description.js';
import { readPalette } from '../../pixels/palette-color.js';
import type { Photometric } from '../../pixels/photometric-names.js';

/**
 * The stored value of displayed black, one a sample (design, Pixels). Grey: the smallest value, or the largest where low
 * values are drawn bright; never one that says "padding". YBR: brightness 0 and no colour. Palette: the darkest entry. Floating point: 0.
 * @param photometric of the samples that are written: decoders turn some into others.
 * @throws FrameError for a palette that can't be read.
 */
export function fillValue(parsed: ParsedFile, image: ImageDescription, photometric: Photometric): readonly number[] {
  const half = 2 ** (image.bitsStored - 1);
  switch (photometric) {
    case 'MONOCHROME1':
    case 'MONOCHROME2':
      return [image.sampleKind === 'integer' ? darkestGrey(parsed, image) : 0];
    case 'PALETTE COLOR':
      return [darkestEntry(parsed, image)];
    case 'RGB':
    case 'YBR_ICT':
    case 'YBR_RCT':
      return [0, 0, 0];
    case 'YBR_FULL':
    case 'YBR_FULL_422':
      return [0, half, half];
    case 'YBR_PARTIAL_422':
    case 'YBR_PARTIAL_420':
      // Black is 16 of 256 there (PS3.3 C.7.6.3.1.2).
      return [2 ** (image.bitsStored - 4), half, half];
  }
}

/** Smallest and largest value of the bits that are stored. */
function storedRange({ bitsStored, signed }: ImageDescription): { readonly low: number; readonly high: number } {
  return signed && bitsStored > 1
    ? { low: -(2 ** (bitsStored - 1)), high: 2 ** (bitsStored - 1) - 1 }
    : { low: 0, high: 2 ** bitsStored - 1 };
}

function darkestGrey(parsed: ParsedFile, image: ImageDescription): number {
  const { low, high } = storedRange(image);
  const { inverted, slope } = describeGrey(parsed.dataSet, 0);
  const lowIsDark = inverted === slope < 0;
  const darkest = lowIsDark ? low : high;
  const { padding } = image;
  if (!padding || darkest < padding.low || darkest > padding.high) return darkest;
  // The value next to the padding; where all values are padding, there is none.
  const next = lowIsDark ? padding.high + 1 : padding.low - 1;
  return next >= low && next <= high ? next : darkest;
}

function darkestEntry({ dataSet }: ParsedFile, image: ImageDescription): number {
  const { first, channels } = readPalette(dataSet, image.signed);
  const [red, green, blue] = channels as [Uint8Array, Uint8Array, Uint8Array];
  const { low, high } = storedRange(image);
  let darkest = Math.max(low, Math.min(high, first));
  let least = Number.POSITIVE_INFINITY;
  for (let entry = 0; entry < red.length; entry++) {
    const value = first + entry;
    const isPadding = image.padding !== null && value >= image.padding.low && value <= image.padding.high;
    if (value < low || value > high || isPadding) continue;
    const brightness = 0.299 * (red[entry] as number) + 0.587 * (green[entry] as number) + 0.114 * (blue[entry] as number);
    if (brightness >= least) continue;
    least = brightness;
    darkest = value;
  }
  return darkest;
}
