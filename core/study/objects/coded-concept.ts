import type { DataSet } from '../../dicom/data-set.js';
import { sequenceItems, textValue } from '../../dicom/read-value.js';
import type { Tag } from '../../dicom/tag.js';
import { plainText } from '../plain-text.js';

const CODE_VALUE = 0x00080100;
const CODING_SCHEME_DESIGNATOR = 0x00080102;
const CODE_MEANING = 0x00080104;
const LONG_CODE_VALUE = 0x00080119;
const URN_CODE_VALUE = 0x00080120;

/** A code of a coding scheme with its meaning in words (PS3.3 §8). All are text of the file, '' where it has none. */
export interface CodedConcept {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string;
}

/** The concept in the first item of a code sequence; null where there is no item, or one that says nothing. */
export function codedConcept(dataSet: DataSet, sequence: Tag): CodedConcept | null {
  const [item] = sequenceItems(dataSet, sequence);
  if (!item) return null;
  const text = (tag: Tag): string => plainText(textValue(item, tag));
  const value = text(CODE_VALUE) || text(LONG_CODE_VALUE) || text(URN_CODE_VALUE);
  const meaning = text(CODE_MEANING);
  return value === '' && meaning === '' ? null : { value, scheme: text(CODING_SCHEME_DESIGNATOR), meaning };
}
