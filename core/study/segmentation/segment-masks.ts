import type { DecodedFrame } from '../../pixels/decoded-frame.js';
import { storedValues } from '../../pixels/stored-values.js';
import type { Segmentation, SegmentFrame } from './segmentation.js';

/** One segment on one frame: how much of each point it is, 0 to 255, rows top to bottom. */
export interface SegmentMask {
  readonly segmentNumber: number;
  readonly rows: number;
  readonly columns: number;
  readonly coverage: Uint8Array;
}

/**
 * The segments on one frame, which `readFrame` gave as `decoded`: one of a binary or fractional segmentation, those that occur of a
 * label map. A value that no segment has is drawn as none.
 */
export function segmentMasks(segmentation: Segmentation, { segmentNumber }: SegmentFrame, decoded: DecodedFrame): SegmentMask[] {
  const { rows, columns } = decoded;
  const values = storedValues(decoded);
  if (segmentation.type !== 'label-map') {
    if (segmentNumber === null) return [];
    const { maximum } = segmentation;
    return [
      {
        segmentNumber,
        rows,
        columns,
        coverage: Uint8Array.from(values, (value) => Math.round((Math.max(0, Math.min(maximum, value)) / maximum) * 255)),
      },
    ];
  }
  const present = new Set(values);
  return segmentation.segments
    .filter(({ number }) => number !== segmentation.background && present.has(number))
    .map(({ number }) => ({
      segmentNumber: number,
      rows,
      columns,
      coverage: Uint8Array.from(values, (value) => (value === number ? 255 : 0)),
    }));
}
