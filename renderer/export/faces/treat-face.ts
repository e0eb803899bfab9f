import type { GrantId, ReceiptFacts } from '../../../core/bridge.js';
import type { FaceErasure, FaceTreatment } from '../../../core/deid/face/face-treatment.js';
import type { FoundHead } from '../../workers/face-api.js';
import type { ExportChoice, ReviewedExport } from '../state.js';
import type { FaceChoice, ReviewedHead } from './reviewed-head.js';

/** The choice with another decision about a head; null where that is the one that it has. */
export function treatFace(choice: ExportChoice, face: FaceChoice): ExportChoice | null {
  const before = choice.faces.find(({ headId }) => headId === face.headId);
  const isSame = (before?.treatment ?? 'leave-out') === face.treatment && (before?.isConfirmed ?? false) === face.isConfirmed;
  if (isSame) return null;
  const others = choice.faces.filter(({ headId }) => headId !== face.headId);
  return { ...choice, faces: face.treatment === 'leave-out' ? others : [...others, face] };
}

/**
 * Every head with what becomes of it. A head without a found face, or that can't be decoded, can't be cut; and in pictures for a chat no face is cut: they are of
 * slices, which leave as they are or stay.
 */
export function reviewedHeads(
  heads: readonly FoundHead[],
  { faces, format }: Pick<ExportChoice, 'faces' | 'format'>,
): readonly ReviewedHead[] {
  return heads.map((head) => {
    const chosen = faces.find(({ headId }) => headId === head.headId);
    const canBeCut = head.kind === 'face' && format === 'dicom';
    if (!chosen || (chosen.treatment === 'deface' && !canBeCut)) return { ...head, treatment: 'leave-out', isConfirmed: false };
    return { ...head, treatment: chosen.treatment, isConfirmed: chosen.isConfirmed };
  });
}

/**
 * What is done with each file: the strictest of what the heads in it ask for.
 * @param erasures of the heads whose face is removed, by file
 */
export function treatmentsOf(
  heads: readonly ReviewedHead[],
  erasures: ReadonlyMap<GrantId, FaceErasure>,
): ReadonlyMap<GrantId, FaceTreatment> {
  const treatments = new Map<GrantId, FaceTreatment>();
  for (const head of heads) if (head.treatment === 'keep') for (const fileId of head.fileIds) treatments.set(fileId, { kind: 'keep' });
  for (const { treatment, fileIds, isConfirmed } of heads) {
    if (treatment !== 'deface') continue;
    for (const fileId of fileIds) {
      const erasure = erasures.get(fileId);
      const known = treatments.get(fileId);
      const wasDoubted = known?.kind === 'keep' || (known?.kind === 'deface' && !known.isConfirmed);
      if (erasure) treatments.set(fileId, { kind: 'deface', erasure, isConfirmed: isConfirmed && !wasDoubted });
    }
  }
  for (const { treatment, kind, fileIds } of heads) {
    if (treatment !== 'leave-out') continue;
    for (const fileId of fileIds) treatments.set(fileId, { kind: 'leave-out', why: WHY_LEFT_OUT[kind] });
  }
  return treatments;
}

const WHY_LEFT_OUT = { face: 'face-in-volume', unsure: 'face-possible', unknown: 'face-unknown' } as const;

/** What the receipt says of faces: the least careful of what was done. */
export function facesIn({ faces }: Pick<ReviewedExport, 'faces'>): ReceiptFacts['faces'] {
  for (const treatment of ['keep', 'deface'] as const) if (faces.some((head) => head.treatment === treatment)) return treatment;
  return 'leave-out';
}
