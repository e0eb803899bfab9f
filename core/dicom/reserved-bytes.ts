import type { DataElement } from './data-element.js';
import type { DataSet } from './data-set.js';

/** Length of the header of an element with a 32-bit length in explicit VR, and where its two reserved bytes stand (PS3.5 Table 7.1-1). */
const LONG_HEADER = 12;
const RESERVED = 6;

/** True where the reserved bytes of an element's header aren't zero, as the standard has them: readers pass them by, so they could say anything. */
export function hasReservedBytes(element: DataElement, { body, encoding }: DataSet): boolean {
  if (!encoding.explicitVr || element.valueOffset - element.offset !== LONG_HEADER) return false;
  const [one, two] = body.read(element.offset + RESERVED, 2);
  return one !== 0 || two !== 0;
}
