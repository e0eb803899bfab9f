import { dot, normalOf } from '../../../core/study/geometry.js';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import { pointAt, type StructureRegion } from '../../../core/study/objects/structure-set/structure-set.js';

/** For a picture that doesn't say how thick its slice is, in mm. */
const UNKNOWN_THICKNESS = 2;

/**
 * The open picture on which the middle contour of a region was drawn: by its UID, else the picture of its frame of
 * reference whose slice it lies in. Undefined where none is open.
 */
export function pictureThrough(region: StructureRegion, records: readonly InstanceRecord[]): InstanceRecord | undefined {
  const contour = region.contours[Math.floor(region.contours.length / 2)];
  if (!contour) return undefined;
  const named = contour.imageUid === '' ? undefined : records.find((record) => record.sopInstanceUid === contour.imageUid);
  if (named) return named;
  const point = pointAt(contour, 0);
  let nearest: InstanceRecord | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const record of records) {
    const { position, orientation, frameOfReferenceUid, sliceThickness } = record.geometry;
    if (!position || !orientation || frameOfReferenceUid === '' || frameOfReferenceUid !== region.frameOfReferenceUid) continue;
    const normal = normalOf(orientation);
    const distance = Math.abs(dot(position, normal) - dot(point, normal));
    if (distance < least && distance <= (sliceThickness ?? UNKNOWN_THICKNESS)) {
      least = distance;
      nearest = record;
    }
  }
  return nearest;
}
