import { type Remote, wrap } from 'comlink';
import type { TextWorker } from './text-api.js';

/** The worker that looks for text. It holds some hundred megabytes: started when a review needs it, ended with `stop`. */
export interface TextFinder {
  readonly worker: Remote<TextWorker>;
  stop(): void;
}

export function startTextFinder(): TextFinder {
  const thread = new Worker(new URL('./text-worker.ts', import.meta.url), { type: 'module' });
  return { worker: wrap<TextWorker>(thread), stop: () => thread.terminate() };
}
