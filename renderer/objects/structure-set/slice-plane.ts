import { dot, normalOf } from '../../../core/study/geometry.js';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import type { SlicePlane } from '../../../core/study/objects/structure-set/contours-on-slice.js';

/** For a slice that stands alone and says nothing of its thickness, in mm. */
const LEAST_REACH = 0.5;

/**
 * The plane of a picture of one frame, or null where the file doesn't say where it lies. How far it reaches: half of the
 * way to the nearest neighbour in its series, else half of its thickness.
 */
export function slicePlane(record: InstanceRecord, neighbours: readonly InstanceRecord[]): SlicePlane | null {
  const { position, orientation, spacing, frameOfReferenceUid, sliceThickness } = record.geometry;
  const isOneFrame = record.image.kind === 'image' && record.image.numberOfFrames === 1;
  if (!position || !orientation || spacing?.kind !== 'patient' || !isOneFrame) return null;
  const normal = normalOf(orientation);
  const own = dot(position, normal);
  let nearest = Number.POSITIVE_INFINITY;
  for (const { geometry } of neighbours) {
    if (!geometry.position) continue;
    const distance = Math.abs(dot(geometry.position, normal) - own);
    if (distance > 1e-3 && distance < nearest) nearest = distance;
  }
  const reach = Number.isFinite(nearest) ? nearest / 2 : Math.max(LEAST_REACH, (sliceThickness ?? 0) / 2);
  return { position, orientation, spacing: { row: spacing.row, column: spacing.column }, frameOfReferenceUid, reach };
}
