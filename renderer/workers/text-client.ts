import { proxy, wrap } from 'comlink';
import type { Grant } from '../../core/bridge.js';
import type { TextMode } from '../../core/pixels/text/find-text.js';
import type { LookedSpan } from '../../core/pixels/text/text-engine.js';
import type { LookedFrame, LookResult, TextWorker } from './text-api.js';

/** The worker that looks for text. It holds some hundred megabytes: started when a review needs it, ended with `stop`. */
export interface TextFinder {
  /** Rejects where the worker stops before it answers, by itself or by `stop`. */
  look(
    grant: Grant,
    mode: TextMode,
    onLooked: (found: LookedFrame) => void,
    only?: LookedSpan,
    withOverlays?: boolean,
  ): Promise<LookResult>;
  stop(): void;
}

export function startTextFinder(): TextFinder {
  const thread = new Worker(new URL('./text-worker.ts', import.meta.url), { type: 'module' });
  const remote = wrap<TextWorker>(thread);
  const waiting = new Set<(error: Error) => void>();
  const stop = () => {
    thread.terminate();
    for (const reject of waiting) reject(new Error('the search for text stopped'));
  };
  thread.addEventListener('error', stop);
  return {
    // Not a race against one promise that never settles: that one would keep every answer for ever.
    look: (grant, mode, onLooked, only, withOverlays) =>
      new Promise((resolve, reject) => {
        waiting.add(reject);
        remote
          .look(grant, mode, proxy({ looked: onLooked }), only, withOverlays)
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      }),
    stop,
  };
}
