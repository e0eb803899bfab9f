import type { GrantId } from '../../core/bridge.js';
import type { LeftOutReason } from '../../core/deid/export-plan.js';
import type { ByteLedger, FileReview } from '../../core/deid/export-review.js';
import type { Policy } from '../../core/deid/policy.js';
import { groupRows, totalReview } from '../../core/deid/review-totals.js';
import type { OneReaderReason } from '../../core/dicom/second-reader.js';
import type { LeavingFile, ReviewedFiles, ReviewedPicture } from '../export/state.js';
import type { FileRequest } from './export-api.js';
import { findingsOf, overruledIn, withoutOverruled } from './export-findings.js';
import type { PlannedFile } from './export-plan-files.js';
import type { AccountedReview } from './export-review-files.js';
import { pixelNotes, sourceAccount } from './export-source-account.js';

/** What the screen shows of a review: every file of the scope, the totals, and the facts of all files put together. */
export function summarise(
  policy: Policy,
  files: readonly FileRequest[],
  planned: ReadonlyMap<GrantId, PlannedFile>,
  refused: ReadonlyMap<GrantId, LeftOutReason>,
  leaving: ReadonlyMap<GrantId, AccountedReview>,
  around: Pick<ReviewedFiles, 'container' | 'index'>,
): ReviewedFiles {
  const reviews = [...leaving.values()];
  const pictures = files.map((file): ReviewedPicture => {
    const plan = planned.get(file.fileId);
    const review = leaving.get(file.fileId);
    const why = plan?.stays ?? refused.get(file.fileId) ?? (file.unticked ? 'unticked' : 'not-readable');
    return {
      fileId: file.fileId,
      untrustedName: file.untrustedName,
      frames: review?.frames ?? plan?.frames ?? 0,
      writing: plan?.writing ?? null,
      grid: plan?.grid ?? null,
      leaving: review ? leavingFile(review) : null,
      stays: review ? null : why,
    };
  });
  const overruled = overruledIn(files, leaving);
  const totals = withoutOverruled(totalReview(reviews, []).totals, overruled);
  return {
    format: 'dicom',
    ...around,
    policy,
    pictures,
    totals,
    findings: findingsOf(reviews),
    overruled,
    bytes: withAround(sumLedgers(reviews), around),
    source: sourceAccount(reviews),
    pixelNotes: pixelNotes(reviews),
    facts: groupRows(reviews),
  };
}

function leavingFile({ stagedId, name, sha256, bytes, secondReader }: FileReview): LeavingFile {
  const counts = new Map<OneReaderReason, number>();
  for (const { why } of secondReader.oneReaderOnly) counts.set(why, (counts.get(why) ?? 0) + 1);
  return { stagedId, name, sha256, bytes, oneReader: [...counts].map(([why, elements]) => ({ why, elements })) };
}

/** What lies around the files is structure: an index, and what a zip adds to what it holds. */
function withAround(files: ByteLedger, { container, index }: Pick<ReviewedFiles, 'container' | 'index'>): ByteLedger {
  const size = container?.bytes ?? files.size + (index?.bytes ?? 0);
  return { ...files, size, structure: files.structure + size - files.size };
}

function sumLedgers(reviews: readonly FileReview[]): ByteLedger {
  const sum = { size: 0, facts: 0, pixels: 0, structure: 0 };
  for (const { bytes } of reviews) {
    sum.size += bytes.size;
    sum.facts += bytes.facts;
    sum.pixels += bytes.pixels;
    sum.structure += bytes.structure;
  }
  return sum;
}
