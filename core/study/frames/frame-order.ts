import type { DataSet } from '../../dicom/data-set.js';
import { numberValues, sequenceItems } from '../../dicom/read-value.js';
import { PER_FRAME_FUNCTIONAL_GROUPS } from '../../pixels/attributes.js';

const FRAME_CONTENT_SEQUENCE = 0x00209111;
const DIMENSION_INDEX_VALUES = 0x00209157;
const MAX_DIMENSIONS = 32;

/** Dimension Index Values of every frame (PS3.3 C.7.6.16.2.2), or null where a frame has none or another number of them. */
export function dimensionIndices(dataSet: DataSet): readonly (readonly number[])[] | null {
  const all = sequenceItems(dataSet, PER_FRAME_FUNCTIONAL_GROUPS).map((frame) => {
    const [content] = sequenceItems(frame, FRAME_CONTENT_SEQUENCE);
    return content ? numberValues(content, DIMENSION_INDEX_VALUES) : [];
  });
  const count = all[0]?.length ?? 0;
  return count > 0 && count <= MAX_DIMENSIONS && all.every((one) => one.length === count) ? all : null;
}

/**
 * The order in which frames are meant to be looked at: by their dimension indices, the first dimension slowest. Frames of equal
 * indices keep the order of the file. Null where the file's own order is that order, or it names none.
 */
export function frameOrder(dataSet: DataSet, numberOfFrames: number): Uint32Array | null {
  const indices = dimensionIndices(dataSet);
  if (indices?.length !== numberOfFrames) return null;
  const order = Uint32Array.from(indices.keys()).sort(
    (a, b) => compare(indices[a] as readonly number[], indices[b] as readonly number[]) || a - b,
  );
  return order.every((frame, index) => frame === index) ? null : order;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value - (b[index] as number);
  return 0;
}
