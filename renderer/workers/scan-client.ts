import { type Remote, wrap } from 'comlink';
import type { ScanWorker } from './scan-worker.js';

/** The worker that reads headers. */
export type Scanner = Remote<ScanWorker>;

export function startScanner(): Scanner {
  return wrap<ScanWorker>(new Worker(new URL('./scan-worker.ts', import.meta.url), { type: 'module' }));
}
