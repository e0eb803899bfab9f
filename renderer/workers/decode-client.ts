import { wrap } from 'comlink';
import type { Grant } from '../../core/bridge.js';
import { DecodeQueue, type DecoderHost } from './decode-queue.js';
import type { DecodeResult, DecodeWorker, ThumbnailResult } from './decode-worker.js';

/** Workers for this machine: one core is left to the window. */
export function startDecoders(cores: number): DecodeQueue {
  return new DecodeQueue(Math.min(3, Math.max(1, cores - 1)), startDecoder);
}

function startDecoder(): DecoderHost {
  const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<DecodeWorker>(worker);
  let lose: (error: Error) => void = () => undefined;
  const lost = new Promise<never>((_, reject) => {
    lose = reject;
  });
  let isLost = false;
  const stop = () => {
    if (isLost) return;
    isLost = true;
    worker.terminate();
    lose(new Error('the decoder stopped'));
  };
  // Nobody has to wait for it: what waits for an answer races against it.
  lost.catch(() => undefined);
  worker.addEventListener('error', stop);
  const orLost = <Answer>(answer: Promise<Answer>): Promise<Answer> => Promise.race([answer, lost]);
  return {
    decoder: {
      decode: (grant: Grant, frame: number) => orLost<DecodeResult>(remote.decode(grant, frame)),
      thumbnail: (grant: Grant, frame: number, edge: number) => orLost<ThumbnailResult>(remote.thumbnail(grant, frame, edge)),
      forget: (fileIds: readonly string[]) => void remote.forget(fileIds),
    },
    isLost: () => isLost,
    stop,
  };
}
