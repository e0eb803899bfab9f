import { randomBytes } from 'node:crypto';
import type { OpeningBatch, OpeningId } from '../../core/bridge.js';
import type { Grants } from '../files/grants.js';

type Origin = OpeningBatch['origin'];

/** Every act of opening, each in its own batches; what was asked for before the page listens waits. */
export class Openings {
  readonly #running = new Map<OpeningId, AbortController>();
  #waiting: (() => void)[] | undefined = [];

  constructor(
    readonly grants: Grants,
    readonly send: (batch: OpeningBatch) => void,
  ) {}

  /** Begins an opening and answers at once; its batches follow. */
  start(origin: Origin, inputs: readonly string[]): OpeningId {
    const openingId = randomBytes(12).toString('hex');
    const controller = new AbortController();
    this.#running.set(openingId, controller);
    const run = () => void this.#run(openingId, origin, inputs, controller.signal);
    if (this.#waiting) this.#waiting.push(run);
    else setImmediate(run);
    return openingId;
  }

  /** The page listens. */
  ready(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const run of waiting) run();
  }

  cancel(untrustedId: OpeningId): void {
    this.#running.get(untrustedId)?.abort();
  }

  /** The page is gone: what runs stops, and what comes waits for the next page. */
  reset(): void {
    for (const controller of this.#running.values()) controller.abort();
    this.#waiting = [];
  }

  async #run(openingId: OpeningId, origin: Origin, inputs: readonly string[], signal: AbortSignal): Promise<void> {
    const send = (batch: Pick<OpeningBatch, 'grants' | 'skipped' | 'done' | 'cancelled'>) => this.send({ openingId, origin, ...batch });
    let isCancelled = false;
    try {
      const outcome = await this.grants.openInputs(
        inputs,
        ({ grants, skipped }) =>
          send({
            grants,
            // The input's own path stays here.
            skipped: skipped.map(({ untrustedName, reason }) => ({ untrustedName, reason })),
            done: false,
            cancelled: false,
          }),
        signal,
      );
      isCancelled = outcome.cancelled;
    } finally {
      this.#running.delete(openingId);
      send({ grants: [], skipped: [], done: true, cancelled: isCancelled });
    }
  }
}
