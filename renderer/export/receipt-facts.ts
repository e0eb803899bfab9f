import type { ReceiptFacts } from '../../core/bridge.js';
import { PICTURE_POLICY } from './choices/purposes.js';
import { isPictures } from './choices/shapes.js';
import { facesIn } from './faces/treat-face.js';
import type { ReviewedExport } from './state.js';

/** What the review counted, for the receipt. Reading back from the disk is main's to count. */
export function receiptFacts(reviewed: ReviewedExport, text: ReceiptFacts['text'], keyed: boolean): ReceiptFacts {
  const leaving = reviewed.pictures.filter((picture) => picture.leaving !== null);
  // A picture has no element that a second reader could read, or the leak search look through.
  const isPicture = isPictures(reviewed.format);
  const overruled = new Set(reviewed.overruled.flatMap(({ fileIds }) => fileIds));
  const leavingIds = new Set(leaving.map(({ fileId }) => fileId));
  const ticked = leaving.filter(({ writing }) => writing !== null).length;
  return {
    policy: isPicture ? PICTURE_POLICY : reviewed.policy.name,
    text,
    faces: facesIn(reviewed),
    elements: reviewed.totals.elements,
    checks: { secondReader: isPicture ? 0 : leaving.length, leakSearch: isPicture ? 0 : leaving.length, readBack: 0 },
    leftOut: reviewed.pictures.length - leaving.length,
    options: isPicture ? null : reviewed.policy.options,
    overrulings: [
      ...(ticked > 0 ? [{ reason: 'not-checked-for-text', element: null, files: ticked }] : []),
      ...reviewed.overruled.map(({ reason, path, fileIds }) => ({
        reason,
        element: path,
        files: fileIds.filter((id) => leavingIds.has(id)).length,
      })),
    ],
    overruled: leaving.filter((picture) => picture.writing !== null || overruled.has(picture.fileId)).length,
    // A picture has no code and no number in it.
    keptKey: keyed && !isPicture,
  };
}
