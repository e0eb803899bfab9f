import { expose, transfer } from 'comlink';
import { reslice } from '../../core/study/volume/reslice.js';
import { VolumeFiller } from '../../core/study/volume/volume-filler.js';
import type { VolumeWorker } from './volume-api.js';

let filler: VolumeFiller | null = null;

function filled(): VolumeFiller {
  if (!filler) throw new Error('no volume was begun');
  return filler;
}

const worker: VolumeWorker = {
  begin(grid) {
    filler = new VolumeFiller(grid);
  },
  put: (layer, slice) => filled().put(layer, slice),
  cut(plane, slab) {
    const { grid, values } = filled();
    const made = reslice(grid, values, plane, slab ?? undefined);
    return transfer(made, [made.buffer]);
  },
};

expose(worker);
