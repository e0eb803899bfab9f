import type { ElementCounts, ExportFailure, Overruling, ReceiptFacts, StagedId } from '../core/bridge.js';
import { commitStaged } from '../electron/files/commit.js';
import type { Stage } from '../electron/files/stage.js';
import { version } from '../package.json';
import { checkCopy, type ExpectedFile } from './check-copy.js';
import type { ExportOptions } from './export-options.js';
import { sayProgress } from './say.js';

/** What a run counted, for the receipt. */
export interface CopyCounts {
  readonly elements: ElementCounts;
  readonly checks: ReceiptFacts['checks'];
  readonly leftOut: number;
  readonly overrulings: readonly Overruling[];
}

/**
 * Writes staged outputs to `--out` with a receipt beside it: whole or not at all. Null where it was written.
 * @param expected every reviewed file, in the order of the stage
 */
export async function writeCopy(
  stage: Stage,
  stagedIds: readonly StagedId[],
  options: ExportOptions,
  counts: CopyCounts,
  expected: readonly ExpectedFile[],
): Promise<ExportFailure | null> {
  const { policy, text, faces, out, receipt } = options;
  const result = await commitStaged(stage, stagedIds, {
    target: out,
    asFile: options.asFile,
    receiptPath: receipt,
    version,
    allowEmptyTarget: true,
    replaceReceipt: true,
    facts: {
      policy: policy.name,
      options: options.kind === 'dicom' ? policy.options : null,
      text,
      faces,
      keptKey: options.keyed,
      ...counts,
      overruled: counts.overrulings.reduce((sum, { files }) => sum + files, 0),
    },
    checkWritten: checkCopy(expected, options),
    onProgress: ({ phase, done, total }) => sayProgress(phase, done, total),
  });
  if (result.outcome === 'written') return null;
  return result.outcome === 'cancelled' ? 'write-failed' : result.failure;
}
