import type { DataSet } from '../../dicom/data-set.js';
import { childPath, findElement } from '../../dicom/data-set.js';
import { encodeAscii, encodeUnsigned } from '../../dicom/encode-value.js';
import type { Tag } from '../../dicom/tag.js';
import type { Vr } from '../../dicom/vr.js';
import { BURNED_IN_ANNOTATION, PHOTOMETRIC_INTERPRETATION, PLANAR_CONFIGURATION } from '../../pixels/attributes.js';
import type { Addition, Reason } from '../export-plan.js';
import type { RedactionPlan } from './redaction.js';

/**
 * Smallest and largest values, of the picture, the series and planes, valid ones too (PS3.3 C.7.6.3, C.11.15), and Histogram Sequence: they
 * were counted over pixels that are covered now.
 */
export const COUNTED_OVER_PIXELS: ReadonlySet<Tag> = new Set([
  0x00280104, 0x00280105, 0x00280106, 0x00280107, 0x00280108, 0x00280109, 0x00280110, 0x00280111, 0x00603000,
]);

/**
 * The elements that follow covered pixels, as they are to be written: what describes samples that were encoded in another
 * way, and Burned In Annotation NO where a person has looked at every frame as it leaves.
 */
export function changedAttributes(dataSet: DataSet, plan: RedactionPlan | null, seenByPerson: boolean): readonly Addition[] {
  const changed = (tag: Tag, vr: Vr, reason: Reason, value: Uint8Array): Addition => ({
    path: childPath('', tag),
    tag,
    vr,
    reason,
    depth: 0,
    value,
  });
  const attributes: Addition[] = [];
  if (plan && plan.photometric !== null)
    attributes.push(changed(PHOTOMETRIC_INTERPRETATION, 'CS', 'pixels-changed', encodeAscii('CS', plan.photometric)));
  if (plan && plan.planarConfiguration !== null)
    attributes.push(
      changed(PLANAR_CONFIGURATION, 'US', 'pixels-changed', encodeUnsigned('US', [plan.planarConfiguration], dataSet.encoding)),
    );
  const hasPixels = [0x7fe00010, 0x7fe00008, 0x7fe00009].some((tag) => findElement(dataSet, tag));
  if (seenByPerson && hasPixels) attributes.push(changed(BURNED_IN_ANNOTATION, 'CS', 'mark', encodeAscii('CS', 'NO')));
  return attributes;
}
