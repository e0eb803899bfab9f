import type { DataSet } from '../dicom/data-set.js';
import { numberValues } from '../dicom/read-value.js';
import * as A from './attributes.js';
import { functionalGroup } from './image-description.js';

/** Pixels are never thinner than this: what says so is broken. */
const MAX_ASPECT = 64;

/**
 * How high a pixel of frame `frame` (from 0) is for its width, 1 where it is square or nothing is said: from the spacing of
 * the frame, else Pixel Aspect Ratio (0028,0034), which is vertical, then horizontal (PS3.3 C.7.6.3.1.7).
 */
export function pixelAspect(dataSet: DataSet, frame: number): number {
  const measures = functionalGroup(dataSet, frame, A.PIXEL_MEASURES_SEQUENCE) ?? dataSet;
  const said = [
    numberValues(measures, A.PIXEL_SPACING),
    numberValues(dataSet, IMAGER_PIXEL_SPACING),
    numberValues(dataSet, A.PIXEL_ASPECT_RATIO),
  ];
  for (const [vertical, horizontal] of said) {
    const aspect = (vertical ?? 0) / (horizontal ?? 0);
    if (vertical !== undefined && vertical > 0 && Number.isFinite(aspect) && aspect >= 1 / MAX_ASPECT && aspect <= MAX_ASPECT)
      return aspect;
  }
  return 1;
}

const IMAGER_PIXEL_SPACING = 0x00181164;
