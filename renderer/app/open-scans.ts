import { type BridgeApi, type Grant, MAX_HEADS, type OpeningBatch, type OpeningId } from '../../core/bridge.js';
import type { Scanner } from '../workers/scan-client.js';
import type { ScanResult } from '../workers/scan-worker.js';
import type { ReadRecord } from './actions.js';
import { sortAlreadyOpen } from './already-open.js';
import type { NotOpened } from './state.js';
import type { Store } from './store.js';

/** Records reach the screen at most this often, the first ones at once. */
const FLUSH_MS = 200;
/** Grouping thousands of files takes a moment: at most this share of the time goes into it. */
const GROUPING_SHARE = 0.15;

interface Walk {
  readonly id: OpeningId;
  readonly waiting: Grant[];
  walked: boolean;
  cancelled: boolean;
  reading: boolean;
}

/** Reads what main grants: heads in batches, one batch at a time, so that pictures appear while the rest is read. */
export class OpenScans {
  readonly #walks = new Map<OpeningId, Walk>();
  readonly #stopped = new Set<OpeningId>();
  #chain: Promise<void> = Promise.resolve();

  constructor(
    readonly bridge: Pick<BridgeApi, 'cancelOpening' | 'releaseGrants'>,
    readonly scanner: Pick<Scanner, 'scanBatch'>,
    readonly store: Store,
  ) {}

  /** One piece of main's answer to an act of opening. */
  receive(batch: OpeningBatch): void {
    if (this.#stopped.has(batch.openingId)) {
      // Main was still walking when the person cancelled.
      void this.bridge.releaseGrants(batch.grants.map(({ id }) => id));
      return;
    }
    this.store.dispatch({ type: 'opening', batch });
    const walk = this.#walks.get(batch.openingId) ?? { id: batch.openingId, waiting: [], walked: false, cancelled: false, reading: false };
    this.#walks.set(walk.id, walk);
    walk.waiting.push(...batch.grants);
    walk.walked ||= batch.done;
    walk.cancelled ||= batch.cancelled;
    if (walk.reading) return;
    walk.reading = true;
    this.#chain = this.#chain.then(() => this.#read(walk));
  }

  /** Stops finding and reading; what was read so far stays open, what wasn't is given back. */
  cancel(id: OpeningId): void {
    const walk = this.#walks.get(id);
    if (!walk) return;
    walk.cancelled = true;
    this.#stopped.add(id);
    void this.bridge.cancelOpening(id);
    void this.bridge.releaseGrants(walk.waiting.splice(0).map((grant) => grant.id));
    if (!walk.reading) this.#end(walk);
  }

  async #read(walk: Walk): Promise<void> {
    let records: ReadRecord[] = [];
    let notOpened: NotOpened[] = [];
    let nextFlush = 0;
    const flush = () => {
      const began = performance.now();
      if (records.length + notOpened.length > 0) this.#take(walk.id, records, notOpened);
      records = [];
      notOpened = [];
      const ended = performance.now();
      nextFlush = ended + Math.max(FLUSH_MS, (ended - began) / GROUPING_SHARE);
    };
    while (walk.waiting.length > 0) {
      const grants = walk.waiting.splice(0, MAX_HEADS);
      const results = await this.#scan(grants);
      grants.forEach((grant, index) => {
        const result = results[index];
        if (result?.kind === 'record') records.push({ grant, record: result.record });
        else notOpened.push({ untrustedName: grant.untrustedName, reason: result?.reason ?? 'read-failed' });
      });
      void this.bridge.releaseGrants(grants.filter((_, index) => results[index]?.kind !== 'record').map(({ id }) => id));
      if (performance.now() >= nextFlush) flush();
    }
    flush();
    walk.reading = false;
    if (walk.walked || walk.cancelled) this.#end(walk);
  }

  async #scan(grants: readonly Grant[]): Promise<readonly ScanResult[]> {
    try {
      return await this.scanner.scanBatch(grants);
    } catch {
      // The worker answers for every file itself; where it couldn't, none of this batch was read, and each is listed so.
      return grants.map(() => ({ kind: 'not-opened', reason: 'read-failed' }));
    }
  }

  #take(openingId: OpeningId, read: readonly ReadRecord[], notOpened: readonly NotOpened[]): void {
    const { records, grants } = this.store.get();
    const { fresh, doubles } = sortAlreadyOpen(records, grants, read);
    if (doubles.length > 0) void this.bridge.releaseGrants(doubles.map(({ grant }) => grant.id));
    const twice = doubles.map(({ grant }): NotOpened => ({ untrustedName: grant.untrustedName, reason: 'already-open' }));
    this.store.dispatch({ type: 'read', openingId, records: fresh, notOpened: [...notOpened, ...twice] });
  }

  #end(walk: Walk): void {
    if (!this.#walks.delete(walk.id)) return;
    this.store.dispatch({ type: 'opened', openingId: walk.id, cancelled: walk.cancelled });
  }
}
