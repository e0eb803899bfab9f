import type { ParsedFile } from '../../dicom/parse-file.js';
import { pixelElement } from '../../pixels/frames.js';
import { describeImage } from '../../pixels/image-description.js';
import { CodestreamError } from '../codestream/clean-codestream.js';
import { cleanFragments } from './clean-fragments.js';
import { cleanNative } from './clean-native.js';
import type { PixelCleaning } from './pixel-cleaning.js';

/**
 * What of a file's Pixel Data is no picture and goes (design, "Bits and bytes beside the pixels"); null where all of it
 * is picture, or where there is none.
 * @throws CodestreamError, FrameError where pixel data isn't described, or encapsulated and not understood to the last byte.
 */
export function cleanPixels(parsed: ParsedFile): PixelCleaning | null {
  const element = pixelElement(parsed.dataSet);
  if (!element || element.items) return null;
  const image = describeImage(parsed.dataSet);
  // Nobody can say which of these bytes are samples, and what stands beside them.
  if (image.kind === 'refused') {
    if (element.valueLength === 0) return null;
    throw new CodestreamError(0);
  }
  return element.fragments ? cleanFragments(parsed, image) : cleanNative(parsed, image);
}
