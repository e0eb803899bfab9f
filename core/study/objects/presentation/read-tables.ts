import type { DataSet } from '../../../dicom/data-set.js';
import { sequenceItems } from '../../../dicom/read-value.js';
import type { Tag } from '../../../dicom/tag.js';
import { FrameError } from '../../../pixels/frame-error.js';
import { type LookupTable, readLookupTable } from '../../../pixels/lookup-table.js';

/** The first table of a LUT sequence: null where there is none, and where it is damaged, which `isDamaged` then says. */
export interface FoundTable {
  readonly table: LookupTable | null;
  readonly isDamaged: boolean;
}

/** Its first value mapped is read as a number without a sign: only with a picture is it known whether it has one (PS3.3 C.11.1.1). */
export function readTable(dataSet: DataSet, tag: Tag): FoundTable {
  const [item] = sequenceItems(dataSet, tag);
  if (!item) return { table: null, isDamaged: false };
  try {
    return { table: readLookupTable(item, false), isDamaged: false };
  } catch (fault) {
    if (fault instanceof FrameError) return { table: null, isDamaged: true };
    throw fault;
  }
}
