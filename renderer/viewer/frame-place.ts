import { planeOfFrame } from '../../core/study/frames/frame-table.js';
import { columnDirection, type Orientation, rowDirection, type Vector } from '../../core/study/geometry.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import type { Calibration } from '../../core/study/measure/mark.js';
import type { PixelSpacing } from '../../core/study/pixel-spacing.js';
import { regionSpacing } from '../../core/study/ultrasound-regions.js';
import type { FrameBeside } from '../workers/frame-beside.js';

/** Where one frame lies, and how large its pixels are. */
export interface FramePlace {
  /** The centre of the first pixel, in mm; null where this frame doesn't say. */
  readonly position: Vector | null;
  readonly orientation: Orientation | null;
  readonly patientOrientation: InstanceRecord['geometry']['patientOrientation'];
  /** Null where a length would be a guess. */
  readonly spacing: PixelSpacing | null;
}

/** Frame `frame` (from 0): its own plane and spacing where the file has many. */
export function framePlace({ frames, geometry, image }: InstanceRecord, frame: number, { description }: FrameBeside): FramePlace {
  const { patientOrientation } = geometry;
  const spacing = description ? description.spacing : geometry.spacing;
  if (frames) {
    const { position, orientation } = planeOfFrame(frames, frame);
    return { position, orientation: orientation ?? geometry.orientation, patientOrientation, spacing };
  }
  // A volume that isn't DICOM says where its first slice lies, and no more.
  const isFirst = image.kind === 'image' && (image.numberOfFrames === 1 || frame === 0);
  return { position: isFirst ? geometry.position : null, orientation: geometry.orientation, patientOrientation, spacing };
}

/** Where a point of the picture (column and row from 0, the middle of the first pixel 0.5, 0.5) lies in the patient, in mm; null where it can't be known. */
export function pointInPatient({ position, orientation, spacing }: FramePlace, column: number, row: number): Vector | null {
  if (!position || !orientation || spacing?.kind !== 'patient') return null;
  const [a, b] = [rowDirection(orientation), columnDirection(orientation)];
  const [across, down] = [(column - 0.5) * spacing.column, (row - 0.5) * spacing.row];
  const along = (axis: 0 | 1 | 2): number => position[axis] + a[axis] * across + b[axis] * down;
  return [along(0), along(1), along(2)];
}

/** Millimetres between rows and columns for a scale bar, and what they hold for. */
export interface BarSpacing {
  readonly row: number;
  readonly column: number;
  /** `regions`: in the ultrasound picture itself, and not in what stands around it. `person`: by what a person said how long something is. */
  readonly holds: PixelSpacing['kind'] | 'regions' | 'person';
}

/** Within this share two lengths are one. */
const SAME_LENGTH = 0.005;
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= a * SAME_LENGTH;

/**
 * What a scale bar may be drawn by. Ultrasound has units region by region: a bar is true where all regions of tissue share one scale, in
 * the shape in which the pixels are drawn, and there is none where they differ. A person's calibration goes before what the file says, as
 * it does for what is measured.
 */
export function barSpacing(record: InstanceRecord, { spacing }: FramePlace, calibration: Calibration | null): BarSpacing | null {
  if (calibration) return { row: calibration.row, column: calibration.column, holds: 'person' };
  if (spacing) return { row: spacing.row, column: spacing.column, holds: spacing.kind };
  const lengths = (record.geometry.regions ?? []).flatMap((region) => regionSpacing(region) ?? []);
  const [first] = lengths;
  if (!first) return null;
  const isOneScale = lengths.every(({ row, column }) => isSame(first.row, row) && isSame(first.column, column));
  const isInShape = isSame(first.row / first.column, record.geometry.pixelAspect ?? 1);
  return isOneScale && isInShape ? { ...first, holds: 'regions' } : null;
}
