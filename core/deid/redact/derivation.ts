import { childPath, type DataSet, findElement } from '../../dicom/data-set.js';
import { encodeAscii } from '../../dicom/encode-value.js';
import { textValues } from '../../dicom/read-value.js';
import type { Tag } from '../../dicom/tag.js';
import type { Addition } from '../export-plan.js';

const IMAGE_TYPE: Tag = 0x00080008;
const DERIVATION_DESCRIPTION: Tag = 0x00082111;
const SHARED_FUNCTIONAL_GROUPS: Tag = 0x52009229;

/** What was done to the pixels of a file. */
export interface PixelChange {
  readonly coversBoxes: boolean;
  readonly removesFace: boolean;
}

/** Fixed sentences, in the default repertoire. */
const COVERED = 'Areas of the picture were covered with black when it was de-identified.';
const FACE_REMOVED = 'The face was replaced by air when the images were de-identified.';

/**
 * The elements by which a picture says that its pixels aren't those that were acquired: Image Type (0008,0008) begins with DERIVED, and
 * Derivation Description (0008,2111) says how (PS3.3 C.7.6.1.1.2, C.7.6.1.1.3). Frames of enhanced multi-frame pictures say it
 * one by one, in functional groups that refer to other pictures: their Image Type stays as it is.
 * @param keepsDescription the source's own description is kept, and says more
 */
export function derivationMarks(dataSet: DataSet, change: PixelChange, keepsDescription: boolean): readonly Addition[] {
  const mark = (tag: Tag, vr: 'CS' | 'ST', text: string): Addition => ({
    path: childPath('', tag),
    tag,
    vr,
    reason: 'pixels-changed',
    depth: 0,
    value: encodeAscii(vr, text),
  });
  const marks: Addition[] = [];
  const [first, ...others] = textValues(dataSet, IMAGE_TYPE);
  // What is no code string is for the profile to judge; it isn't written anew.
  const isSound = [first, ...others].every((value) => value !== undefined && /^[A-Z0-9_ ]{0,16}$/.test(value));
  if (first === 'ORIGINAL' && isSound && !findElement(dataSet, SHARED_FUNCTIONAL_GROUPS))
    marks.push(mark(IMAGE_TYPE, 'CS', ['DERIVED', ...others].join('\\')));
  const sentences = [...(change.coversBoxes ? [COVERED] : []), ...(change.removesFace ? [FACE_REMOVED] : [])];
  const isKept = keepsDescription && (findElement(dataSet, DERIVATION_DESCRIPTION)?.valueLength ?? 0) > 0;
  if (sentences.length > 0 && !isKept) marks.push(mark(DERIVATION_DESCRIPTION, 'ST', sentences.join(' ')));
  return marks;
}
