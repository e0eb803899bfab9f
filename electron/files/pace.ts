import { throwIfCancelled } from './failure.js';

/** Longest stretch of work before the loop gets its turn, in milliseconds. */
const STRETCH_MS = 8;

/**
 * Lets long synchronous work breathe: synchronous reads are several times cheaper than promises, and a window must stay
 * alive meanwhile. Call it between small steps.
 */
export class Pace {
  #since = performance.now();

  constructor(readonly signal?: AbortSignal | undefined) {}

  /** True where it is time to breathe; cheap enough to ask for every file. */
  get due(): boolean {
    return performance.now() - this.#since >= STRETCH_MS;
  }

  /** @throws CancelledError */
  async breathe(): Promise<void> {
    throwIfCancelled(this.signal);
    if (!this.due) return;
    await new Promise<void>((resolve) => {
      setImmediate(resolve);
    });
    this.#since = performance.now();
    throwIfCancelled(this.signal);
  }
}
