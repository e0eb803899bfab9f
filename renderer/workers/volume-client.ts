import { type Remote, transfer, wrap } from 'comlink';
import type { SliceValues } from '../../core/study/volume/volume-filler.js';
import type { VolumeWorker } from './volume-api.js';

/** A worker for one volume: some hundred megabytes, which go with `stop`. */
export interface VolumeHost {
  readonly worker: Remote<VolumeWorker>;
  /** Gives the slice away: its values are the worker's then. */
  put(layer: number, slice: SliceValues, buffer: ArrayBufferLike): Promise<void>;
  /** Rejects when the worker has stopped by itself (no memory); never resolves. */
  readonly stopped: Promise<never>;
  stop(): void;
}

export function startVolume(): VolumeHost {
  const thread = new Worker(new URL('./volume-worker.ts', import.meta.url), { type: 'module' });
  const stopped = new Promise<never>((_, reject) => {
    thread.addEventListener('error', () => reject(new Error('the volume stopped')));
  });
  stopped.catch(() => undefined);
  const worker = wrap<VolumeWorker>(thread);
  return {
    worker,
    put: (layer, slice, buffer) => worker.put(layer, buffer instanceof ArrayBuffer ? transfer(slice, [buffer]) : slice),
    stopped,
    stop: () => thread.terminate(),
  };
}
