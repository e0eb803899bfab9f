import { basename } from 'node:path';
import type { Bridge, CommitResult, ReceiptFacts, StagedId } from '../../core/bridge.js';
import { unpackSplices } from '../../core/dicom/packed-splices.js';
import { commitStaged } from '../files/commit.js';
import { MAX_PARTS } from '../files/frozen-splice.js';
import { placeOf } from '../files/places.js';
import type { CommitProgress } from '../files/progress.js';
import type { Stage } from '../files/stage.js';
import { receiptBeside } from '../files/target-name.js';
import type { WrittenCheck } from '../files/written-check.js';
import type { VerbWords } from './verb-words.js';

/** What the methods of a verb's page stand on. */
export interface VerbBridgeParts {
  readonly stage: Stage;
  readonly written: WrittenCheck;
  readonly given: Pick<VerbWords, 'out' | 'receipt'>;
  readonly version: string;
  readonly onProgress: (progress: CommitProgress) => void;
  /** Aborted where the person stops the program. */
  readonly signal: AbortSignal;
}

/** The methods of the bridge that a verb's page has. */
export type VerbBridge = Pick<Bridge, 'appendBlob' | 'stageExport' | 'discardStage' | 'commitExport' | 'settleWritten'>;

/** They do what they do for a window. Nobody is asked: the argument list, which main alone reads, is the answer. */
export function verbBridge(parts: VerbBridgeParts): VerbBridge {
  const { stage, written } = parts;
  return {
    appendBlob: async (id, bytes) => stage.appendBlob(id, bytes),
    async stageExport(untrustedPack, kind, packing) {
      const splices = unpackSplices(untrustedPack, MAX_PARTS);
      if (!splices) return { ok: false, failure: 'range-outside-source' };
      return stage.stageExport(splices, { ...(kind ? { kind } : {}), ...(packing ? { packing } : {}), signal: parts.signal });
    },
    discardStage: async () => stage.discard(),
    commitExport: (ids, facts) => commit(parts, ids, facts),
    settleWritten: async (ids, isRight) => written.settle(ids, isRight),
  };
}

/** Writes to the place of `--out`, which may be an empty folder, with the receipt beside it or where `--receipt` says. */
async function commit(parts: VerbBridgeParts, untrustedIds: readonly StagedId[], facts: ReceiptFacts): Promise<CommitResult> {
  const { stage, written, given, version, onProgress, signal } = parts;
  const target = given.out === undefined ? null : placeOf(given.out);
  const receiptPath = target === null ? null : given.receipt === undefined ? receiptBeside(target) : placeOf(given.receipt);
  if (target === null || receiptPath === null) return { outcome: 'failed', failure: 'target-gone' };
  const outcome = await commitStaged(stage, untrustedIds, {
    target,
    receiptPath,
    // A zip is the target itself where it is called so; else it lies in a folder of that name.
    asFile: stage.measure(untrustedIds).isZip && /\.zip$/i.test(target),
    version,
    facts,
    allowEmptyTarget: true,
    replaceReceipt: true,
    checkWritten: written.check,
    onProgress,
    signal,
  });
  if (outcome.outcome !== 'written') return outcome;
  return { outcome: 'written', folder: basename(target), receiptName: basename(receiptPath), receipt: outcome.receipt };
}
