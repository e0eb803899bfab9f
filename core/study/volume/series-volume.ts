import { dot, normalOf } from '../geometry.js';
import type { SeriesGroup } from '../group-studies.js';
import { type Slice, sliceOf } from '../linking/slice.js';
import { type VolumeGrid, type VolumeProblem, volumeGrid } from './volume-grid.js';

/** One slice of a volume: which frame of which file it is. */
export interface VolumeFrame {
  readonly fileId: string;
  /** From 0. */
  readonly frame: number;
}

/** The slices of a series in the order of the layers, and the grid that they make. */
export interface SeriesVolume {
  readonly frames: readonly VolumeFrame[];
  readonly grid: VolumeGrid;
}

/** Why a series can't be a volume; `no-place`: a picture doesn't say where it lies or how large its pixels are. */
export type SeriesVolumeProblem = VolumeProblem | 'no-place' | 'colour';

/** Puts a series together along its own normal, whatever the order of its files. */
export function volumeOfSeries({ images }: SeriesGroup): SeriesVolume | { readonly problem: SeriesVolumeProblem } {
  const found: { readonly frame: VolumeFrame; readonly slice: Slice }[] = [];
  for (const record of images) {
    const { image, fileId } = record;
    if (image.kind !== 'image') return { problem: 'no-place' };
    if (image.samplesPerPixel !== 1 || image.photometric.startsWith('PALETTE')) return { problem: 'colour' };
    for (let frame = 0; frame < image.numberOfFrames; frame++) {
      const slice = sliceOf(record, frame);
      if (!slice) return { problem: 'no-place' };
      found.push({ frame: { fileId, frame }, slice });
    }
  }
  const [first] = found;
  if (!first) return { problem: 'too-few' };
  const normal = normalOf(first.slice.orientation);
  const height = ({ slice }: (typeof found)[number]): number => dot(slice.position, normal);
  found.sort((one, other) => height(one) - height(other));
  const grid = volumeGrid(found.map(({ slice }) => slice));
  return 'problem' in grid ? grid : { frames: found.map(({ frame }) => frame), grid };
}
