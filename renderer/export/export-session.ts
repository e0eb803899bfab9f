import { proxy, type Remote, wrap } from 'comlink';
import type { BridgeApi, CommitResult, GrantId, ReceiptFacts, SavedKey, StagedId } from '../../core/bridge.js';
import type { FaceTreatment } from '../../core/deid/face/face-treatment.js';
import { KEY_BYTES, SALT_BYTES } from '../../core/deid/kept-key.js';
import type { PixelBox } from '../../core/deid/redact/pixel-box.js';
import { packSplices } from '../../core/dicom/packed-splices.js';
import type { ExportHost, ExportWorker, FileRequest, ReviewResult } from '../workers/export-api.js';
import { answerWritten } from './answer-written.js';
import { framesOfFile } from './choices/frames.js';
import { isPictures } from './choices/shapes.js';
import { FaceSession, type LookedFaces } from './faces/face-session.js';
import type { KeySource } from './key/key-source.js';
import { allOutputs } from './outputs.js';
import { receiptFacts } from './receipt-facts.js';
import type { ReviewSource } from './review-source.js';
import type { ExportChoice, ExportProgress, ExportTarget, ExportTargets, ReviewedExport, ScreenFailure } from './state.js';

/** Bytes of the random seed from which pseudonyms and new UIDs follow. */
const SEED_BYTES = 32;

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/** Why no review came out of a run. */
export class PlanningFailure extends Error {
  override readonly name = 'PlanningFailure';
  constructor(readonly failure: ScreenFailure) {
    super(failure);
  }
}

/** One export: its worker, its seed and what main holds for it. The seed lives as long as this and is told to nobody. */
export class ExportSession implements ReviewSource, KeySource {
  readonly #worker: Worker;
  readonly #remote: Remote<ExportWorker>;
  readonly #stopped: Promise<never>;
  readonly #begun: Promise<void>;
  readonly #faces = new FaceSession();
  #run = 0;

  constructor(
    private readonly bridge: BridgeApi,
    private readonly targets: ExportTargets,
  ) {
    this.#worker = new Worker(new URL('../workers/export-worker.ts', import.meta.url), { type: 'module' });
    this.#remote = wrap<ExportWorker>(this.#worker);
    this.#stopped = new Promise((_, reject) => {
      this.#worker.addEventListener('error', () => reject(new PlanningFailure('worker-stopped')));
    });
    // A worker that stops while nothing waits for it is noticed by the next who does.
    this.#stopped.catch(() => undefined);
    this.#begun = this.#ask(this.#remote.begin(random(SEED_BYTES)));
  }

  /**
   * Plans, stages and reviews what was chosen. A later run overtakes this one: it rejects then, and its answer counts for nothing.
   * @throws PlanningFailure
   */
  async review(run: number, choice: ExportChoice, onProgress: (progress: ExportProgress) => void): Promise<ReviewedExport> {
    this.#run = run;
    try {
      await this.#begun;
      // Every round leaves at least one file out that the review refused, so that there is an end.
      for (;;) {
        const reviewed = await this.#planAndReview(run, choice, onProgress);
        if (reviewed) return reviewed;
      }
    } catch (error) {
      if (run === this.#run) await this.#forget();
      throw error instanceof PlanningFailure ? error : new PlanningFailure(failureOf(error));
    }
  }

  async #planAndReview(run: number, choice: ExportChoice, onProgress: (progress: ExportProgress) => void): Promise<ReviewedExport | null> {
    const host = (phase: ExportProgress['phase']): ExportHost & object =>
      proxy({
        appendBlob: (id, bytes) => this.bridge.appendBlob(id, bytes).catch(refused),
        progress: (done, total, isReading = false) => onProgress({ phase: isReading ? 'reading' : phase, done, total }),
      } satisfies ExportHost);
    const { format, packing, policy, keyed } = choice;
    const [making, checking] = isPictures(format) ? (['drawing', 'comparing'] as const) : (['planning', 'reviewing'] as const);
    const plan = (treatments: LookedFaces['treatments']) =>
      this.#ask(this.#remote.plan(run, { format, packing, policy, keyed }, fileRequests(this.targets, choice, treatments), host(making)));
    let isDeciding = format === 'dicom';
    const looking = this.#faces.look(this.targets, choice, (done, total) => {
      if (!isDeciding) onProgress({ phase: 'faces', done, total });
    });
    // Two workers at once: what is decided while heads are looked for is decided anew only where it lies in one.
    const deciding = isDeciding ? plan(new Map()).finally(() => (isDeciding = false)) : null;
    const [faces] = await Promise.all([looking, deciding]);
    this.#mustBeCurrent(run);
    const { splices } = await plan(faces.treatments);
    this.#mustBeCurrent(run);
    onProgress({ phase: 'staging', done: 0, total: 0 });
    const stage = await this.bridge.stageExport(packSplices(splices), format, packing).catch(refused);
    this.#mustBeCurrent(run);
    if (!stage.ok) throw new PlanningFailure(stage.failure);
    onProgress({ phase: checking, done: 0, total: splices.length });
    const result = await this.#ask<ReviewResult>(this.#remote.review(run, stage, host(checking)));
    return result.kind === 'reviewed' ? { ...result.reviewed, faces: faces.heads } : null;
  }

  /** Writes what the review showed; main asks for the folder and for consent, and then what a second reading of the written files says. */
  async commit(reviewed: ReviewedExport, text: ReceiptFacts['text'], keyed: boolean): Promise<CommitResult> {
    const stopAnswering = answerWritten(this.bridge, this.#remote);
    const result = await this.bridge.commitExport(writtenIds(reviewed), receiptFacts(reviewed, text, keyed)).finally(stopAnswering);
    // What failed once may have failed because a file isn't any more what it was.
    if (result.outcome === 'failed') await this.#forget();
    return result;
  }

  picture(fileId: GrantId, frame: number, longestEdge: number) {
    return this.#ask(this.#remote.draw(fileId, frame, longestEdge));
  }

  original(fileId: GrantId, frame: number, longestEdge: number, withOverlays: boolean) {
    return this.#ask(this.#remote.drawOriginal(fileId, frame, longestEdge, withOverlays));
  }

  cover(fileId: GrantId, frame: number, boxes: readonly PixelBox[]) {
    return this.#ask(this.#remote.cover(fileId, frame, boxes));
  }

  head(...asked: Parameters<ReviewSource['head']>) {
    return this.#faces.render(...asked);
  }

  facts(query: string, fileId: GrantId | null) {
    return this.#ask(this.#remote.facts(query, fileId));
  }

  openKey(saved: SavedKey, passphrase: string) {
    return this.#ask(this.#remote.openKey(saved, passphrase));
  }

  makeKey(passphrase: string | null) {
    const lock = passphrase === null ? null : { passphrase, salt: random(SALT_BYTES) };
    return this.#ask<SavedKey>(this.#remote.makeKey(random(KEY_BYTES), lock));
  }

  lockKey(passphrase: string) {
    return this.#ask<SavedKey>(this.#remote.lockKey(passphrase, random(SALT_BYTES)));
  }

  dropKey() {
    return this.#ask(this.#remote.dropKey());
  }

  /** Gives everything up: the worker, and what main holds. */
  end(): void {
    this.#run = -1;
    this.#worker.terminate();
    this.#faces.end();
    void this.bridge.discardStage();
  }

  async #forget(): Promise<void> {
    await this.bridge.discardStage();
    await Promise.race([this.#remote.forget(), this.#stopped.catch(() => undefined)]);
  }

  #mustBeCurrent(run: number): void {
    if (run !== this.#run) throw new PlanningFailure('stage-void');
  }

  /** The worker's answer, or its end. */
  #ask<Answer>(answer: PromiseLike<Answer>): Promise<Answer> {
    return Promise.race([answer, this.#stopped]);
  }
}

/** What is written: the files and their index, or the zip that holds them. */
function writtenIds({ pictures, container, index }: ReviewedExport): readonly StagedId[] {
  if (container) return [container.stagedId];
  return [...allOutputs(pictures), ...(index ? [index] : [])].map(({ stagedId }) => stagedId);
}

function fileRequests(targets: ExportTargets, choice: ExportChoice, faces: ReadonlyMap<GrantId, FaceTreatment>): readonly FileRequest[] {
  const ticked = new Set(choice.ticked);
  const unticked = new Set(choice.unticked);
  const lookedAt = new Set(choice.lookedAt);
  return (targets.scopes[choice.scope] ?? []).map((target) => {
    const { fileId, size, untrustedName } = target;
    return {
      fileId,
      size,
      untrustedName,
      includeUnchecked: ticked.has(fileId),
      unticked: unticked.has(fileId),
      boxes: choice.boxes.get(fileId) ?? [],
      ...(lookedAt.has(fileId) ? { lookedAt: 'by-person' } : {}),
      ...faceOf(faces, fileId),
      ...(isPictures(choice.format) ? drawnAs(target, choice) : {}),
      overruled: choice.overruled.filter(({ fileIds }) => fileIds.includes(fileId)).map(({ path, reason }) => ({ path, reason })),
    };
  });
}

/** Which frames of a file become pictures, and how they are looked at. */
function drawnAs(target: ExportTarget, { look, frames, marks }: ExportChoice): Pick<FileRequest, 'view' | 'frames' | 'marks' | 'drawn'> {
  const { view, drawn } = target;
  return {
    frames: framesOfFile(frames, target),
    ...(look === 'seen' && view ? { view } : {}),
    ...(marks ? { marks } : {}),
    ...(marks?.drawn && drawn ? { drawn } : {}),
  };
}

function faceOf(faces: ReadonlyMap<GrantId, FaceTreatment>, fileId: GrantId): { readonly face?: FaceTreatment } {
  const face = faces.get(fileId);
  return face ? { face } : {};
}

/** Main didn't take the question at all, which it answers without a reason. */
function refused(): never {
  throw new PlanningFailure('not-staged');
}

/** An error that comes through a message has lost its class, and kept its name. */
function failureOf(error: unknown): ScreenFailure {
  const name = error instanceof Error ? error.name : '';
  // What lies around the files isn't what was laid out.
  if (name === 'PlanningFailure' || name === 'ReviewError') return 'not-staged';
  return name === 'ByteRangeError' ? 'files-not-readable' : 'worker-stopped';
}
