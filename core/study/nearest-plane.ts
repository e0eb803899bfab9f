import { normalOf, type Orientation } from './geometry.js';

/** The plane of the body that a picture is nearest to. */
export type NearestPlane = 'axial' | 'coronal' | 'sagittal';

/** Across (axial), from side to side as seen from the front (coronal), or from front to back (sagittal): the axis that the picture's normal is nearest to. */
export function nearestPlane(orientation: Orientation): NearestPlane {
  const [x, y, z] = normalOf(orientation).map(Math.abs) as [number, number, number];
  if (z >= x && z >= y) return 'axial';
  return y >= x ? 'coronal' : 'sagittal';
}
