import type { DataSet } from '../../dicom/data-set.js';
import { numberValue, numberValues, sequenceItems } from '../../dicom/read-value.js';
import { PER_FRAME_FUNCTIONAL_GROUPS, SHARED_FUNCTIONAL_GROUPS } from '../../pixels/attributes.js';
import { normalOf, type Orientation, type Vector } from '../geometry.js';
import { orientationOf, positionOf } from './plane.js';

const PLANE_POSITION_SEQUENCE = 0x00209113;
const PLANE_ORIENTATION_SEQUENCE = 0x00209116;
const GRID_FRAME_OFFSET_VECTOR = 0x3004000c;
const DETECTOR_INFORMATION_SEQUENCE = 0x00540022;
const SLICE_VECTOR = 0x00540080;
const SPACING_BETWEEN_SLICES = 0x00180088;

/** Where one frame lies. */
export interface FramePlane {
  readonly position: Vector | null;
  readonly orientation: Orientation | null;
}

/**
 * Where every frame of a multi-frame file lies: by its functional groups; the Grid Frame Offset Vector of a dose (PS3.3 C.8.8.3.2); or the
 * Slice Vector of reconstructed nuclear medicine (C.8.4.8). What says nothing has neither position nor orientation.
 */
export function framePlanes(dataSet: DataSet, numberOfFrames: number): FramePlane[] {
  const own = sequenceItems(dataSet, PER_FRAME_FUNCTIONAL_GROUPS);
  const [shared] = sequenceItems(dataSet, SHARED_FUNCTIONAL_GROUPS);
  if (own.length > 0 || shared) return Array.from({ length: numberOfFrames }, (_, frame) => planeOf(own[frame], shared));
  const offsets = numberValues(dataSet, GRID_FRAME_OFFSET_VECTOR);
  if (offsets.length === numberOfFrames) return dosePlanes(dataSet, offsets);
  const slices = numberValues(dataSet, SLICE_VECTOR);
  if (slices.length === numberOfFrames) return nuclearPlanes(dataSet, slices);
  const plane = { position: null, orientation: orientationOf(dataSet) };
  return Array.from({ length: numberOfFrames }, () => plane);
}

/** Where frame `frame` (from 0) of `numberOfFrames` lies: as `framePlanes`, without reading the groups of the others. */
export function framePlane(dataSet: DataSet, numberOfFrames: number, frame: number): FramePlane {
  const own = sequenceItems(dataSet, PER_FRAME_FUNCTIONAL_GROUPS);
  const [shared] = sequenceItems(dataSet, SHARED_FUNCTIONAL_GROUPS);
  if (own.length > 0 || shared) return planeOf(own[frame], shared);
  return framePlanes(dataSet, numberOfFrames)[frame] ?? { position: null, orientation: null };
}

function planeOf(own: DataSet | undefined, shared: DataSet | undefined): FramePlane {
  const group = (macro: number): DataSet | undefined =>
    (own && sequenceItems(own, macro)[0]) ?? (shared && sequenceItems(shared, macro)[0]);
  const position = group(PLANE_POSITION_SEQUENCE);
  const orientation = group(PLANE_ORIENTATION_SEQUENCE);
  return { position: position ? positionOf(position) : null, orientation: orientation ? orientationOf(orientation) : null };
}

/** Offsets from the first plane along the normal where the first is 0; else they are patient coordinates of axial planes, along z. */
function dosePlanes(dataSet: DataSet, offsets: readonly number[]): FramePlane[] {
  const orientation = orientationOf(dataSet);
  const first = positionOf(dataSet);
  if (!orientation || !first) return offsets.map(() => ({ position: null, orientation }));
  const normal = normalOf(orientation);
  const relative = Math.abs(offsets[0] ?? 0) < 1e-6;
  const axial = Math.abs(Math.abs(normal[2]) - 1) < 1e-3;
  return offsets.map((offset) => {
    if (!Number.isFinite(offset) || (!relative && !axial)) return { position: null, orientation };
    return { position: relative ? moved(first, normal, offset) : [first[0], first[1], offset], orientation };
  });
}

/** The first slice lies where the detector's item says; Spacing Between Slices is negative where slices run against the normal. */
function nuclearPlanes(dataSet: DataSet, slices: readonly number[]): FramePlane[] {
  const detector = sequenceItems(dataSet, DETECTOR_INFORMATION_SEQUENCE)[0] ?? dataSet;
  const orientation = orientationOf(detector);
  const first = positionOf(detector);
  const spacing = numberValue(dataSet, SPACING_BETWEEN_SLICES);
  if (!orientation || !first || spacing === undefined) return slices.map(() => ({ position: null, orientation }));
  const normal = normalOf(orientation);
  return slices.map((slice) => ({ position: Number.isInteger(slice) ? moved(first, normal, spacing * (slice - 1)) : null, orientation }));
}

const moved = (from: Vector, direction: Vector, by: number): Vector => [
  from[0] + direction[0] * by,
  from[1] + direction[1] * by,
  from[2] + direction[2] * by,
];
