import { basename } from 'node:path';
import {
  type CommitResult,
  type OutputKind,
  type Packing,
  PLAIN_PACKING,
  type Receipt,
  type ReceiptFacts,
  type StagedId,
  type StageResult,
} from '../../core/bridge.js';
import { type PackedSplices, unpackSplices } from '../../core/dicom/packed-splices.js';
import { commitStaged } from '../files/commit.js';
import { ExportError, targetFailure } from '../files/failure.js';
import { MAX_PARTS } from '../files/frozen-splice.js';
import type { Journal } from '../files/journal.js';
import type { CommitProgress } from '../files/progress.js';
import type { Stage } from '../files/stage.js';
import { freeTarget, type TargetPlaces, type Written } from '../files/target-name.js';
import type { WrittenCheck } from '../files/written-check.js';

/** What is to be written: how much, of what, and where. */
export interface AskedWriting {
  readonly what: Written;
  readonly files: number;
  readonly bytes: number;
  readonly parent: string;
  readonly name: string;
}

/** What only a person can answer, and so only main asks. */
export interface ExportQuestions {
  /** The folder to write into; null where the person cancelled. */
  chooseParent(what: Written): Promise<string | null>;
  confirm(asked: AskedWriting): Promise<boolean>;
}

/** The way out, of which there is one at a time: stage, ask, write. */
export class Exporting {
  #running: { readonly controller: AbortController; readonly end: Promise<unknown> } | undefined;
  #lastTarget: string | undefined;
  #lastReceipt: Receipt | undefined;

  constructor(
    readonly stage: Stage,
    readonly journal: Journal,
    readonly questions: ExportQuestions,
    /** What the page has to say about what was written, before it is published. */
    readonly written: WrittenCheck,
    readonly version: string,
    readonly onProgress: (progress: CommitProgress) => void,
  ) {}

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  /** The folder of the last export that was finished. */
  get lastTarget(): string | undefined {
    return this.#lastTarget;
  }

  /** What was written of it; main's own, as it lies beside the copy. */
  get lastReceipt(): Receipt | undefined {
    return this.#lastReceipt;
  }

  /** A new stage stops a commit of the one before. */
  async stageExport(untrustedPack: PackedSplices, kind: OutputKind = 'dicom', packing: Packing = PLAIN_PACKING): Promise<StageResult> {
    await this.cancel();
    const splices = unpackSplices(untrustedPack, MAX_PARTS);
    return splices ? this.stage.stageExport(splices, { kind, packing }) : { ok: false, failure: 'range-outside-source' };
  }

  async discard(): Promise<void> {
    await this.cancel();
    this.stage.discard();
  }

  /** Asks where, asks whether, writes. Nothing is written before both answers. */
  async commit(what: Written, untrustedIds: readonly StagedId[], facts: ReceiptFacts): Promise<CommitResult> {
    if (this.#running) return { outcome: 'failed', failure: 'stage-void' };
    const controller = new AbortController();
    const end = this.#commit(what, untrustedIds, facts, controller.signal);
    this.#running = { controller, end };
    try {
      return await end;
    } catch (error) {
      return { outcome: 'failed', failure: targetFailure(error).failure };
    } finally {
      this.#running = undefined;
    }
  }

  /** Stops a commit and waits until nothing of it is left. */
  async cancel(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    running.controller.abort();
    await running.end.catch(() => undefined);
  }

  async #commit(what: Written, untrustedIds: readonly StagedId[], facts: ReceiptFacts, signal: AbortSignal): Promise<CommitResult> {
    const { files, bytes, isZip } = this.stage.measure(untrustedIds);
    const parent = await this.questions.chooseParent(what);
    if (parent === null || signal.aborted) return { outcome: 'cancelled' };
    const places = freePlaces(parent, isZip ? '.zip' : '', what);
    const isAgreed = await this.questions.confirm({ what, files, bytes, parent: basename(parent), name: basename(places.target) });
    if (!isAgreed || signal.aborted) return { outcome: 'cancelled' };
    const outcome = await commitStaged(this.stage, untrustedIds, {
      ...places,
      asFile: isZip,
      version: this.version,
      facts,
      checkWritten: this.written.check,
      journal: this.journal,
      onProgress: this.onProgress,
      signal,
    });
    if (outcome.outcome !== 'written') return outcome;
    this.#lastTarget = outcome.target;
    // Main prints receipts of copies: of marks there is nothing to hand to somebody.
    this.#lastReceipt = what === 'copy' ? outcome.receipt : undefined;
    return {
      outcome: 'written',
      folder: basename(outcome.target),
      receiptName: basename(outcome.receiptPath),
      receipt: outcome.receipt,
    };
  }
}

function freePlaces(parent: string, extension: '' | '.zip', what: Written): TargetPlaces {
  try {
    return freeTarget(parent, extension, what);
  } catch (error) {
    throw error instanceof ExportError ? error : targetFailure(error);
  }
}
