import { EXPORT_SCOPES, type ExportTargets, type ReviewedExport } from '../state.js';
import type { PictureFile } from './state.js';

/** The files of a review with pictures that leave, or may leave once they were looked at, in its order. */
export function pictureFiles({ scopes }: ExportTargets, reviewed: ReviewedExport): readonly PictureFile[] {
  const sizes = new Map(EXPORT_SCOPES.flatMap((scope) => scopes[scope] ?? []).map(({ fileId, size }) => [fileId, size]));
  return reviewed.pictures.flatMap(({ fileId, untrustedName, frames, first, writing, grid, leaving, stays }): PictureFile[] => {
    const size = sizes.get(fileId);
    if (!grid || size === undefined || frames < 1) return [];
    if (!leaving && stays !== 'not-checked-for-text') return [];
    return [{ fileId, size, untrustedName, frames, ...(first === undefined ? {} : { first }), grid, isWritingKind: writing !== null }];
  });
}
