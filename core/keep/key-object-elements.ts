import type { FramePlace } from '../study/measure/mark.js';
import { CODES } from './codes.js';
import { imageContent, rootElements } from './content-items.js';
import type { KeepRequest } from './keep-request.js';
import type { NewElement } from './new-element.js';
import { framesByFile, type KnownFiles } from './references.js';
import { documentElements, evidenceElement } from './report-elements.js';

/** A key object selection (PS3.3 A.35.4, PS3.16 TID 2010) of pictures that a person gave a star. */
export function keyObjectElements(
  places: readonly FramePlace[],
  files: KnownFiles,
  request: Pick<KeepRequest, 'date' | 'time'>,
): readonly NewElement[] {
  const images = framesByFile(places, files).map(([file, frames]) => imageContent('CONTAINS', file, frames));
  return [...documentElements(request), evidenceElement(places, files), ...rootElements(CODES.ofInterest, '2010', images)];
}
