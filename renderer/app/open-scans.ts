import { type BridgeApi, type Grant, MAX_HEADS, type OpeningBatch, type OpeningId } from '../../core/bridge.js';
import type { DiscDirectory } from '../../core/media/dicomdir/read-directory.js';
import { formatPairId, grantsOf, isInside, parsePairId } from '../../core/media/file-id.js';
import type { ContainerListing } from '../../core/media/opened-files.js';
import { type Half, isVoxelName, pairHalves } from '../../core/media/volume-pair.js';
import { discContents, type MetFile } from '../../core/study/disc/disc-rows.js';
import type { Scanner } from '../workers/scan-client.js';
import type { ScanResult } from '../workers/scan-worker.js';
import type { ReadRecord } from './actions.js';
import { sortAlreadyOpen } from './already-open.js';
import type { DiscIndex, NotOpened } from './state.js';
import type { Store } from './store.js';

/** Records reach the screen at most this often, the first ones at once. */
const FLUSH_MS = 200;
/** Grouping thousands of files takes a moment: at most this share of the time goes into it. */
const GROUPING_SHARE = 0.15;

interface WaitingHalf extends Half {
  readonly grant: Grant;
  readonly reason: NotOpened['reason'];
}

interface Walk {
  readonly id: OpeningId;
  waiting: Grant[];
  /** Granted files that hold others: each stays granted while one of those is open. */
  readonly containers: Set<string>;
  /** Every file that was met, for the indexes of discs. */
  readonly met: MetFile[];
  /** Files that may be halves of volumes: the other half may come until all is found. */
  halves: WaitingHalf[];
  readonly discs: { readonly untrustedName: string; readonly directory: DiscDirectory }[];
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
    readonly scanner: Pick<Scanner, 'scanBatch' | 'forget'>,
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
    const walk = this.#walks.get(batch.openingId) ?? newWalk(batch.openingId);
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
    this.#release(walk.waiting.splice(0));
    if (walk.reading) return;
    this.#joinHalves(walk);
    this.#leaveContainers(walk);
    this.#end(walk);
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
    while (walk.waiting.length > 0 || (walk.halves.length > 0 && (walk.walked || walk.cancelled))) {
      if (walk.waiting.length === 0) notOpened.push(...this.#joinHalves(walk));
      const grants = walk.waiting.splice(0, MAX_HEADS);
      if (grants.length === 0) break;
      const results = await this.#scan(grants);
      const given: Grant[] = [];
      grants.forEach((grant, index) => {
        const result = results[index] ?? NOT_READ;
        const { untrustedName } = grant;
        walk.met.push({ untrustedName, fileId: result.kind === 'record' ? grant.id : null });
        if (result.kind === 'record') records.push({ grant, record: result.record });
        else if (result.kind === 'container') notOpened.push(...this.#enter(walk, grant, result.listing));
        else {
          const half = result.kind === 'not-opened' ? halfOf(grant, result.reason) : null;
          if (half) {
            walk.halves.push(half);
            return;
          }
          if (result.kind === 'directory') walk.discs.push({ untrustedName, directory: result.directory });
          notOpened.push({ untrustedName, reason: result.kind === 'directory' ? 'directory' : result.reason });
          given.push(grant);
        }
      });
      this.#release(given);
      if (performance.now() >= nextFlush) flush();
    }
    flush();
    // What waits for its other half may lie in one of them.
    if (walk.halves.length === 0) this.#leaveContainers(walk);
    walk.reading = false;
    if (walk.walked || walk.cancelled) this.#end(walk);
  }

  async #scan(grants: readonly Grant[]): Promise<readonly ScanResult[]> {
    try {
      return await this.scanner.scanBatch(grants);
    } catch {
      // The worker answers for every file itself; where it couldn't, none of this batch was read, and each is listed so.
      return grants.map(() => NOT_READ);
    }
  }

  #take(openingId: OpeningId, read: readonly ReadRecord[], notOpened: readonly NotOpened[]): void {
    const { records, grants } = this.store.get();
    const { fresh, doubles } = sortAlreadyOpen(records, grants, read);
    this.#release(doubles.map(({ grant }) => grant));
    const twice = doubles.map(({ grant }): NotOpened => ({ untrustedName: grant.untrustedName, reason: 'already-open' }));
    this.store.dispatch({ type: 'read', openingId, records: fresh, notOpened: [...notOpened, ...twice] });
  }

  #end(walk: Walk): void {
    if (!this.#walks.delete(walk.id)) return;
    this.store.dispatch({ type: 'opened', openingId: walk.id, cancelled: walk.cancelled, discs: this.#discsOf(walk) });
  }

  /** The contents of the discs whose index was met, against all that is open by now. */
  #discsOf({ discs, met }: Walk): DiscIndex[] {
    if (discs.length === 0) return [];
    const { records } = this.store.get();
    const open = new Set(records.map(({ fileId }) => fileId));
    const byUid = new Map(records.map(({ sopInstanceUid, fileId }) => [sopInstanceUid, fileId]));
    // A file that was open already was given back: the open one stands for it.
    const files = met.map(({ untrustedName, fileId }) => ({ untrustedName, fileId: fileId !== null && open.has(fileId) ? fileId : null }));
    return discs.map(({ untrustedName, directory }) => ({
      untrustedName,
      ...discContents(directory, untrustedName, files, (uid) => byUid.get(uid)),
    }));
  }

  /** True while files inside this granted one wait to be read. */
  isReading(grantId: string): boolean {
    return [...this.#walks.values()].some(({ containers }) => containers.has(grantId));
  }

  /** Halves of one volume come next, as one file; what stays alone is given back and listed. */
  #joinHalves(walk: Walk): readonly NotOpened[] {
    const { pairs, alone } = pairHalves(walk.halves);
    walk.halves = [];
    this.#release(alone.map(({ grant }) => grant));
    if (walk.cancelled) {
      this.#release(pairs.flatMap(([header, voxels]) => [header.grant, voxels.grant]));
      return [];
    }
    walk.waiting.push(
      ...pairs.map(([header, voxels]) => ({ ...header.grant, id: formatPairId({ header: header.grant, voxels: voxels.grant }) })),
    );
    this.store.dispatch({ type: 'found', openingId: walk.id, files: -pairs.length });
    return alone.map(({ untrustedName, reason }) => ({ untrustedName, reason }));
  }

  /** What is in a container comes next; what its list of contents already refuses is listed. */
  #enter(walk: Walk, container: Grant, { files, refused }: ContainerListing): readonly NotOpened[] {
    for (const id of grantsOf(container.id)) walk.containers.add(id);
    if (walk.cancelled) return [];
    walk.waiting = [...files, ...walk.waiting];
    this.store.dispatch({ type: 'found', openingId: walk.id, files: files.length + refused.length - 1 });
    return refused;
  }

  /** Containers of which nothing is open are given back, and what was inflated to look into the others isn't kept. */
  #leaveContainers(walk: Walk): void {
    if (walk.containers.size === 0) return;
    const containers = [...walk.containers];
    walk.containers.clear();
    void this.scanner.forget(containers);
    const held = new Set([...this.store.get().grants.keys()].flatMap(grantsOf));
    void this.bridge.releaseGrants(containers.filter((id) => !held.has(id)));
  }

  /** Files inside others have no grant of their own: their container's goes with the last of them. A pair has two. */
  #release(files: readonly Grant[]): void {
    const ids = files.flatMap(({ id }) => partsOf(id)).filter((id) => !isInside(id));
    if (ids.length > 0) void this.bridge.releaseGrants(ids);
  }
}

const NOT_READ: ScanResult = { kind: 'not-opened', reason: 'read-failed' };

function partsOf(id: string): readonly string[] {
  const pair = parsePairId(id);
  return pair ? [pair.header.id, pair.voxels.id] : [id];
}

/** A header without voxels, or what may be voxels without a header by its name; null for anything else. A pair that isn't one is no half again. */
function halfOf(grant: Grant, reason: NotOpened['reason']): WaitingHalf | null {
  const { untrustedName } = grant;
  if (reason === 'voxels-in-another-file') return { untrustedName, kind: 'header', grant, reason };
  return isVoxelName(untrustedName) && reason !== 'read-failed' ? { untrustedName, kind: 'voxels', grant, reason } : null;
}

const newWalk = (id: OpeningId): Walk => ({
  id,
  waiting: [],
  containers: new Set(),
  met: [],
  halves: [],
  discs: [],
  walked: false,
  cancelled: false,
  reading: false,
});
