import type { ElementCounts, ExportFailure, Overruling, ReceiptFacts, StagedId } from '../core/bridge.js';
import { checkCopy, type ExpectedFile } from './check-copy.js';
import type { CopyStage } from './copy-stage.js';
import type { ExportOptions } from './export-options.js';

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
  stage: CopyStage,
  stagedIds: readonly StagedId[],
  options: ExportOptions,
  counts: CopyCounts,
  expected: readonly ExpectedFile[],
): Promise<ExportFailure | null> {
  const { policy, text, faces } = options;
  const facts = {
    policy: policy.name,
    options: options.kind === 'dicom' ? policy.options : null,
    text,
    faces,
    keptKey: options.keyed,
    ...counts,
    overruled: counts.overrulings.reduce((sum, { files }) => sum + files, 0),
  };
  return stage.commit(stagedIds, options, facts, checkCopy(expected, options));
}
