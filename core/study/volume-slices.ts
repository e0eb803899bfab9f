import { planeOfFrame } from './frames/frame-table.js';
import type { Orientation, Vector } from './geometry.js';
import type { InstanceRecord } from './instance-record.js';

/** One frame with its place in the patient, as whoever puts volumes together needs it. */
export interface VolumeSlice {
  readonly fileId: string;
  /** From 0. */
  readonly frame: number;
  readonly modality: string;
  /** What slices of one volume have in common: study, series, orientation, size and spacing. */
  readonly stack: string;
  /** Where the centre of the first pixel lies, in mm. */
  readonly position: Vector;
  readonly orientation: Orientation;
  readonly rows: number;
  readonly columns: number;
  readonly rowSpacing: number;
  readonly columnSpacing: number;
}

/** Every grey frame of an instance that says where it lies and how large its pixels are; the others are in no volume. */
export function volumeSlices(record: InstanceRecord): readonly VolumeSlice[] {
  const { image, geometry, series, study, frames } = record;
  if (image.kind === 'refused' || image.samplesPerPixel !== 1 || geometry.spacing?.kind !== 'patient') return [];
  const { rows, columns } = image;
  const { row: rowSpacing, column: columnSpacing } = geometry.spacing;
  const slices: VolumeSlice[] = [];
  for (let frame = 0; frame < image.numberOfFrames; frame++) {
    const { position, orientation } = frames ? planeOfFrame(frames, frame) : geometry;
    if (!position || !orientation) continue;
    const directions = orientation.map((part) => part.toFixed(2)).join(' ');
    slices.push({
      fileId: record.fileId,
      frame,
      modality: series.modality,
      stack: [study.uid, series.uid, directions, rows, columns, rowSpacing.toFixed(3), columnSpacing.toFixed(3)].join('|'),
      position,
      orientation,
      rows,
      columns,
      rowSpacing,
      columnSpacing,
    });
  }
  return slices;
}
