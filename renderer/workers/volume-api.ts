import type { CuttingPlane } from '../../core/study/volume/cutting-plane.js';
import type { Slab } from '../../core/study/volume/reslice.js';
import type { SliceValues } from '../../core/study/volume/volume-filler.js';
import type { VolumeGrid } from '../../core/study/volume/volume-grid.js';

/** The worker that holds one volume and cuts planes out of it. It parses nothing: slices come decoded. */
export interface VolumeWorker {
  begin(grid: VolumeGrid): void;
  put(layer: number, slice: SliceValues): void;
  /** Values of the Modality LUT's output, row by row; NaN outside of the volume. */
  cut(plane: CuttingPlane, slab: Slab | null): Float32Array<ArrayBuffer>;
}
