import type { ParsedFile } from '../../dicom/parse-file.js';
import { pixelElement } from '../../pixels/frames.js';
import { describeImage } from '../../pixels/image-description.js';
import { CodestreamError } from '../codestream/clean-codestream.js';
import { cleanFragments } from './clean-fragments.js';
import { cleanNative } from './clean-native.js';
import { DirtySamples, nativeBits } from './dirty-samples.js';
import type { PixelCleaning } from './pixel-cleaning.js';

/**
 * What of a file's Pixel Data is no picture and goes (design, "Bits and bytes beside the pixels"); null where all of it
 * is picture, or where there is none.
 * @param looked native samples that were looked at as they passed; where all of them were, they aren't read once more
 * @throws CodestreamError, FrameError where pixel data isn't described, or encapsulated and not understood to the last byte.
 */
export function cleanPixels(parsed: ParsedFile, looked: DirtySamples | null = null): PixelCleaning | null {
  const element = pixelElement(parsed.dataSet);
  if (!element || element.items) return null;
  const image = describeImage(parsed.dataSet);
  // Nobody can say which of these bytes are samples, and what stands beside them.
  if (image.kind === 'refused') {
    if (element.valueLength === 0) return null;
    throw new CodestreamError(0);
  }
  return element.fragments ? cleanFragments(parsed, image) : cleanNative(parsed, image, looked);
}

/** For looking at the native samples of a file as they pass; null where no bit of them is unused, or nobody could say which. */
export function dirtySamplesOf(parsed: ParsedFile): DirtySamples | null {
  const element = pixelElement(parsed.dataSet);
  const image = describeImage(parsed.dataSet);
  if (!element || element.items || element.fragments || image.kind === 'refused') return null;
  const bits = nativeBits(parsed, element, image);
  return bits && new DirtySamples(bits);
}
