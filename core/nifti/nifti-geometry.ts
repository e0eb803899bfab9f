import { dot, normalOf, type Orientation, type Vector } from '../study/geometry.js';
import type { InstanceGeometry } from '../study/instance-record.js';
import type { NiftiHeader } from './nifti-header.js';

/**
 * How a slice (first axis × second axis) is laid on the screen: which of its axes run backwards there, so that the patient's right
 * is at the left of the screen, the front or the head at the top, as in DICOM. Axes aren't exchanged: the letters say the rest.
 */
export interface SlicePlacement {
  readonly flipColumns: boolean;
  readonly flipRows: boolean;
  readonly geometry: InstanceGeometry;
}

/** Steps of one voxel along each axis and the place of voxel (0,0,0), in DICOM's directions (x to the left, y to the back). */
interface Axes {
  readonly steps: readonly [Vector, Vector, Vector];
  readonly origin: Vector;
}

/** NIfTI's x runs to the right and its y to the front: the opposite of DICOM's (PS3.3 C.7.6.2.1.1). */
const toDicom = ([x, y, z]: Vector): Vector => [0 - x, 0 - y, z];

export function placeSlices(header: NiftiHeader): SlicePlacement {
  const axes = axesOf(header);
  const flipColumns = axes !== null && runsBackwards(axes.steps[0]);
  const flipRows = axes !== null && runsBackwards(axes.steps[1]);
  return { flipColumns, flipRows, geometry: geometryOf(header, axes, flipColumns, flipRows) };
}

function geometryOf(header: NiftiHeader, axes: Axes | null, flipColumns: boolean, flipRows: boolean): InstanceGeometry {
  const { millimetres, voxelSize, size } = header;
  const lengths = axes ? axes.steps.map(lengthOf) : voxelSize;
  const inMillimetres = (index: number): number | null => {
    const length = (lengths[index] ?? 0) * (millimetres ?? Number.NaN);
    return length > 1e-6 && length < 1000 ? length : null;
  };
  const [column, row, between] = [inMillimetres(0), inMillimetres(1), inMillimetres(2)];
  const orientation = axes ? orientationOf(axes, flipColumns, flipRows) : null;
  return {
    position: axes && orientation && millimetres !== null ? cornerOf(axes, size, flipColumns, flipRows, millimetres) : null,
    orientation,
    frameOfReferenceUid: '',
    patientOrientation: null,
    spacing: row !== null && column !== null ? { row, column, kind: 'patient' } : null,
    sliceThickness: null,
    spacingBetweenSlices: axes && orientation && between !== null ? distance(axes, orientation, millimetres) : between,
  };
}

/** The sform where the file has one, else the qform (nifti1.h, methods 3 and 2); null where it has neither: then nothing says how the patient lay. */
function axesOf(header: NiftiHeader): Axes | null {
  const matrix = header.sformCode > 0 ? header.srows : header.qformCode > 0 ? qformRows(header) : null;
  if (!matrix?.every((row) => row.every(Number.isFinite))) return null;
  const column = (index: 0 | 1 | 2 | 3): Vector => toDicom([matrix[0]?.[index] ?? 0, matrix[1]?.[index] ?? 0, matrix[2]?.[index] ?? 0]);
  return { steps: [column(0), column(1), column(2)], origin: column(3) };
}

/** Quaternion, voxel sizes and offset as three rows of four (nifti1.h, method 2). */
function qformRows({ quaternion, voxelSize, qfac, qOffset }: NiftiHeader): NiftiHeader['srows'] {
  let [b, c, d] = quaternion;
  let a = 1 - (b * b + c * c + d * d);
  if (a < 1e-7) {
    // A half turn: a is 0, and rounding may have made the rest too long.
    const length = Math.hypot(b, c, d);
    [b, c, d] = [b / length, c / length, d / length];
    a = 0;
  } else a = Math.sqrt(a);
  const [x, y, z] = [voxelSize[0], voxelSize[1], voxelSize[2] * qfac];
  return [
    [(a * a + b * b - c * c - d * d) * x, (2 * b * c - 2 * a * d) * y, (2 * b * d + 2 * a * c) * z, qOffset[0]],
    [(2 * b * c + 2 * a * d) * x, (a * a + c * c - b * b - d * d) * y, (2 * c * d - 2 * a * b) * z, qOffset[1]],
    [(2 * b * d - 2 * a * c) * x, (2 * c * d + 2 * a * b) * y, (a * a + d * d - c * c - b * b) * z, qOffset[2]],
  ];
}

/** On the screen an axis should run to the patient's left, back or feet: whichever of these it is nearest to. */
function runsBackwards([x, y, z]: Vector): boolean {
  const most = Math.max(Math.abs(x), Math.abs(y), Math.abs(z));
  if (Math.abs(x) === most) return x < 0;
  return Math.abs(y) === most ? y < 0 : z > 0;
}

/** Null where the two axes of a slice aren't at a right angle (within a hundredth), or have no direction. */
function orientationOf({ steps }: Axes, flipColumns: boolean, flipRows: boolean): Orientation | null {
  const row = unit(steps[0], flipColumns);
  const column = unit(steps[1], flipRows);
  return row && column && Math.abs(dot(row, column)) < 0.01 ? [...row, ...column] : null;
}

function unit(vector: Vector, backwards: boolean): Vector | null {
  const length = lengthOf(vector) * (backwards ? -1 : 1);
  return Math.abs(length) > 1e-9 && Number.isFinite(length)
    ? [vector[0] / length + 0, vector[1] / length + 0, vector[2] / length + 0]
    : null;
}

/** The centre of the voxel that is at the top left of the first slice, in mm. */
function cornerOf({ steps, origin }: Axes, size: NiftiHeader['size'], flipColumns: boolean, flipRows: boolean, mm: number): Vector | null {
  const column = flipColumns ? size[0] - 1 : 0;
  const row = flipRows ? size[1] - 1 : 0;
  const at = (axis: 0 | 1 | 2): number => (origin[axis] + column * steps[0][axis] + row * steps[1][axis]) * mm;
  const corner: Vector = [at(0), at(1), at(2)];
  return corner.every((value) => Number.isFinite(value) && Math.abs(value) < 1e6) ? corner : null;
}

/** How far neighbouring slices are apart along the normal, in mm. */
function distance({ steps }: Axes, orientation: Orientation, millimetres: number | null): number | null {
  const along = Math.abs(dot(steps[2], normalOf(orientation))) * (millimetres ?? Number.NaN);
  return along > 1e-6 && along < 1000 ? along : null;
}

const lengthOf = ([x, y, z]: Vector): number => Math.hypot(x, y, z);
