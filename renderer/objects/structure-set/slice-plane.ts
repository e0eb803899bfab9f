import { planeOfFrame } from '../../../core/study/frames/frame-table.js';
import { dot, normalOf, type Vector } from '../../../core/study/geometry.js';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import type { SlicePlane } from '../../../core/study/objects/structure-set/contours-on-slice.js';

/** For a slice that stands alone and says nothing of its thickness, in mm. */
const LEAST_REACH = 0.5;

/**
 * The plane of one frame (from 0), or null where the file doesn't say where it lies. How far it reaches: half of the way to
 * the nearest neighbour in its file or series, else half of its thickness.
 */
export function slicePlane(record: InstanceRecord, frame: number, neighbours: readonly InstanceRecord[]): SlicePlane | null {
  const { spacing, frameOfReferenceUid, sliceThickness } = record.geometry;
  const { position, orientation } = record.frames ? planeOfFrame(record.frames, frame) : record.geometry;
  if (!position || !orientation || spacing?.kind !== 'patient' || record.image.kind !== 'image') return null;
  const normal = normalOf(orientation);
  const own = dot(position, normal);
  let nearest = Number.POSITIVE_INFINITY;
  for (const place of placesBeside(record, neighbours)) {
    const distance = Math.abs(dot(place, normal) - own);
    if (distance > 1e-3 && distance < nearest) nearest = distance;
  }
  const reach = Number.isFinite(nearest) ? nearest / 2 : Math.max(LEAST_REACH, (sliceThickness ?? 0) / 2);
  return { position, orientation, spacing: { row: spacing.row, column: spacing.column }, frameOfReferenceUid, reach };
}

/** Positions of the other slices: frames of the same file, else files of the same series. */
function placesBeside({ frames, image }: InstanceRecord, neighbours: readonly InstanceRecord[]): Vector[] {
  if (frames && image.kind === 'image') {
    return Array.from({ length: image.numberOfFrames }, (_, frame) => planeOfFrame(frames, frame).position).filter(
      (place) => place !== null,
    );
  }
  return neighbours.map(({ geometry }) => geometry.position).filter((place) => place !== null);
}
