import { type Remote, wrap } from 'comlink';
import type { BridgeApi, CommitResult, ElementCounts, ExportFailure, ReceiptFacts } from '../../../core/bridge.js';
import { SEED_BYTES } from '../../../core/deid/keyed-hash.js';
import { packSplices } from '../../../core/dicom/packed-splices.js';
import type { KeepRequest, NotKept } from '../../../core/keep/keep-request.js';
import type { KeepWorker, KeptSource, ReviewedMarks } from '../../workers/keep-api.js';
import { answerWritten } from '../answer-written.js';

/** What a person wants to keep, and the files that it lies on. */
export interface AskedMarks {
  readonly request: KeepRequest;
  readonly sources: readonly KeptSource[];
}

/** What would be written, read back from what main staged. */
export interface MarksReview {
  readonly files: readonly ReviewedMarks[];
  readonly notKept: readonly NotKept[];
}

/** Why nothing could be staged. */
export class MarksFailure extends Error {
  override readonly name = 'MarksFailure';
  constructor(readonly failure: ExportFailure | 'worker-stopped') {
    super(failure);
  }
}

/** What the receipt says of kept marks: no text was looked for, and no policy of leaving out holds. */
const POLICY = 'kept-marks';

/** One act of keeping marks: its worker, and what main holds for it. */
export class MarksSession {
  readonly #thread: Worker;
  readonly #remote: Remote<KeepWorker>;
  readonly #stopped: Promise<never>;

  constructor(private readonly bridge: Pick<BridgeApi, 'stageExport' | 'discardStage' | 'keepMarks' | 'on' | 'settleWritten'>) {
    this.#thread = new Worker(new URL('../../workers/keep-worker.ts', import.meta.url), { type: 'module' });
    this.#remote = wrap<KeepWorker>(this.#thread);
    this.#stopped = new Promise((_, reject) => {
      this.#thread.addEventListener('error', () => reject(new MarksFailure('worker-stopped')));
    });
    this.#stopped.catch(() => undefined);
  }

  /** Makes the files, has main stage them, and reads back what it staged. @throws MarksFailure */
  async review({ request, sources }: AskedMarks): Promise<MarksReview> {
    try {
      const seed = crypto.getRandomValues(new Uint8Array(SEED_BYTES));
      const { files, notKept } = await this.#orStopped(this.#remote.make(request, sources, seed));
      if (files.length === 0) return { files: [], notKept };
      const stage = await this.bridge.stageExport(packSplices(files.map((bytes) => ({ parts: [{ bytes }] }))));
      if (!stage.ok) throw new MarksFailure(stage.failure);
      return { files: await this.#orStopped(this.#remote.review(stage.files)), notKept };
    } catch (error) {
      throw error instanceof MarksFailure ? error : new MarksFailure('worker-stopped');
    }
  }

  /** Writes what the review showed; main asks for the folder and for consent, and then what a second reading of the written files says. */
  async keep({ files }: MarksReview): Promise<CommitResult> {
    const stopAnswering = answerWritten(this.bridge, this.#remote);
    const ids = files.map(({ stagedId }) => stagedId);
    return this.bridge.keepMarks(ids, factsOf(files)).finally(stopAnswering);
  }

  end(): void {
    this.#thread.terminate();
    void this.bridge.discardStage();
  }

  #orStopped<Answer>(answer: PromiseLike<Answer>): Promise<Answer> {
    return Promise.race([answer, this.#stopped]);
  }
}

/** Reading back from the disk is main's to count. */
function factsOf(files: readonly ReviewedMarks[]): ReceiptFacts {
  const sum = (name: keyof ElementCounts) => files.reduce((total, { elements }) => total + elements[name], 0);
  return {
    policy: POLICY,
    text: 'off',
    faces: 'not-looked-for',
    elements: {
      source: sum('source'),
      output: sum('output'),
      kept: sum('kept'),
      changed: sum('changed'),
      removed: sum('removed'),
      added: sum('added'),
    },
    checks: { secondReader: files.length, leakSearch: 0, readBack: 0 },
    leftOut: 0,
    options: null,
    overruled: 0,
    overrulings: [],
    keptKey: false,
  };
}
