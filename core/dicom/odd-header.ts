import type { DataElement } from './data-element.js';
import type { DataSet } from './data-set.js';

/** Length of the header of an element with a 32-bit length in explicit VR, and where its VR stands; two reserved bytes follow (PS3.5 Table 7.1-1). */
const LONG_HEADER = 12;
const VR_AT = 4;

/**
 * True where the header of an element isn't what this program would write: its reserved bytes aren't zero, or its VR is spelt in a way that is
 * none and reads as UN. Readers pass both by, so they could say anything.
 */
export function hasOddHeader(element: DataElement, { body, encoding }: DataSet): boolean {
  if (!encoding.explicitVr || element.valueOffset - element.offset !== LONG_HEADER) return false;
  const [first, second, one, two] = body.read(element.offset + VR_AT, 4);
  return one !== 0 || two !== 0 || first !== element.vr.charCodeAt(0) || second !== element.vr.charCodeAt(1);
}
