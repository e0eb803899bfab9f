import { wrap } from 'comlink';
import type { Grant } from '../../core/bridge.js';
import type { TileTable } from '../../core/study/slide/tile-grid.js';
import { DecodeQueue, type DecoderHost } from './decode-queue.js';
import type { DecodeResult, DecodeWorker, ThumbnailResult } from './decode-worker.js';

/** Workers for this machine: one core is left to the window. */
export function startDecoders(cores: number): DecodeQueue {
  return new DecodeQueue(Math.min(3, Math.max(1, cores - 1)), startDecoder);
}

function startDecoder(): DecoderHost {
  const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<DecodeWorker>(worker);
  const waiting = new Set<(error: Error) => void>();
  let isLost = false;
  const stop = () => {
    if (isLost) return;
    isLost = true;
    worker.terminate();
    for (const reject of waiting) reject(new Error('the decoder stopped'));
  };
  worker.addEventListener('error', stop);
  worker.addEventListener('messageerror', stop);
  // Not a race against one promise that never settles: that one would keep every answer, and so every picture, for ever.
  const orLost = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (isLost) return reject(new Error('the decoder stopped'));
      waiting.add(reject);
      answer.then(resolve, reject).finally(() => waiting.delete(reject));
    });
  return {
    decoder: {
      decode: (grant: Grant, frame: number) => orLost<DecodeResult>(remote.decode(grant, frame)),
      thumbnail: (grant: Grant, frame: number, edge: number) => orLost<ThumbnailResult>(remote.thumbnail(grant, frame, edge)),
      tileTable: (grant: Grant) => orLost<TileTable | null>(remote.tileTable(grant)),
      forget: (fileIds: readonly string[]) => void remote.forget(fileIds),
    },
    isLost: () => isLost,
    stop,
  };
}
