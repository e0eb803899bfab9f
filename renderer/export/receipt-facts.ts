import type { ReceiptFacts } from '../../core/bridge.js';
import type { ReviewedExport } from './state.js';

/** What the review counted, for the receipt. Reading back from the disk is main's to count. */
export function receiptFacts(reviewed: ReviewedExport): ReceiptFacts {
  const leaving = reviewed.pictures.filter((picture) => picture.leaving !== null);
  const overruled = new Set(reviewed.overruled.flatMap(({ fileIds }) => fileIds));
  return {
    policy: reviewed.policy.name,
    text: 'auto',
    faces: 'not-looked-for',
    elements: reviewed.totals.elements,
    checks: { secondReader: leaving.length, leakSearch: leaving.length, readBack: 0 },
    leftOut: reviewed.pictures.length - leaving.length,
    overruled: leaving.filter((picture) => picture.writing !== null || overruled.has(picture.fileId)).length,
  };
}
