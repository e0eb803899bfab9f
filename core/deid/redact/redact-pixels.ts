import type { ParsedFile } from '../../dicom/parse-file.js';
import { describeImage } from '../../pixels/image-description.js';
import type { NewPixelValue } from '../pixel-cleaning/pixel-cleaning.js';
import { coverFragments } from './cover-fragments.js';
import { coverNative } from './cover-native.js';
import { RedactionError, type RedactionPlan } from './redaction.js';
import type { RedactionCodecs } from './redaction-codecs.js';

/**
 * The value of Pixel Data with the planned boxes covered, and without what is no picture.
 * @param codecs not needed for native pixels.
 * @throws RedactionError, FrameError, CodestreamError where the boxes can't be covered.
 */
export function redactPixels(parsed: ParsedFile, plan: RedactionPlan, codecs?: RedactionCodecs): NewPixelValue {
  const image = describeImage(parsed.dataSet);
  if (image.kind === 'refused') throw new RedactionError('no-picture');
  if (plan.method === 'in-place') return coverNative(parsed, image, plan);
  if (!codecs) throw new RedactionError('syntax-not-covered');
  return coverFragments(parsed, image, plan, codecs);
}
