import { type Remote, wrap } from 'comlink';
import type { ObjectWorker } from './object-worker.js';

/** The worker that reads files without a picture. */
export type ObjectReader = Remote<ObjectWorker>;

export function startObjectReader(): ObjectReader {
  return wrap<ObjectWorker>(new Worker(new URL('./object-worker.ts', import.meta.url), { type: 'module' }));
}
