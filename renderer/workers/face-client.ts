import { type Remote, wrap } from 'comlink';
import type { FaceWorker } from './face-api.js';

/** The worker that looks for heads: it holds some hundred megabytes while a head is shown, and ends with `stop`. */
export interface FaceFinder {
  readonly worker: Remote<FaceWorker>;
  /** Rejects when the worker has stopped by itself; never resolves. */
  readonly stopped: Promise<never>;
  stop(): void;
}

export function startFaceFinder(): FaceFinder {
  const thread = new Worker(new URL('./face-worker.ts', import.meta.url), { type: 'module' });
  const stopped = new Promise<never>((_, reject) => {
    thread.addEventListener('error', () => reject(new Error('the search for faces stopped')));
  });
  stopped.catch(() => undefined);
  return { worker: wrap<FaceWorker>(thread), stopped, stop: () => thread.terminate() };
}
