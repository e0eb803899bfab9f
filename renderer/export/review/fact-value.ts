import type { GroupedRow } from '../../../core/deid/export-review.js';
import { PIXEL_DATA } from '../../../core/dicom/tag.js';
import type { ExportMessages } from '../messages/export-messages.js';

type Values = NonNullable<GroupedRow['before']>;

/** One side of a fact for its line: the first value, and how many others there are. Untrusted text, to be shown as text only. */
export interface ShownValue {
  readonly text: string;
  /** Words of ours in the place of a value (`no value`), not text of the file. */
  readonly isWord: boolean;
  readonly more: number;
}

export function shownValue(row: GroupedRow, values: Values | null, messages: ExportMessages): ShownValue {
  if (row.tag === PIXEL_DATA && row.action !== 'remove') return { text: messages.pictureValue, isWord: true, more: 0 };
  const first = values?.samples.find((sample) => sample !== '') ?? '';
  const more = Math.max(0, (values?.distinct ?? 1) - 1);
  if (first !== '') return { text: first, isWord: false, more };
  const isSequence = row.vr === 'SQ' && row.action !== 'empty';
  return { text: isSequence ? messages.partsValue : messages.emptyValue, isWord: true, more: 0 };
}
