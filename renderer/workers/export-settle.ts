import { type BlobId, type GrantId, MAX_BLOB_CHUNK } from '../../core/bridge.js';
import type { Splice } from '../../core/dicom/splice-file.js';
import type { OpenedFile } from '../../core/media/opened-files.js';
import { chunksOf, gatherSplice, shiftSplice } from '../../core/media/shift-splice.js';

/**
 * The same output as main can make it: main knows granted files and blobs only. A file that lies byte for byte inside a granted one
 * is copied from there; what is kept of one that had to be inflated goes to main as a blob.
 */
export async function settleSplice(
  splice: Splice,
  fileId: GrantId,
  { source, stored }: OpenedFile,
  appendBlob: (blobId: BlobId | null, bytes: Uint8Array) => Promise<BlobId>,
): Promise<Splice> {
  if (stored) return stored.grantId === fileId ? splice : shiftSplice(splice, fileId, stored.grantId, stored.offset);
  const { ranges, withBlob } = gatherSplice(splice, fileId);
  let blobId: BlobId | null = null;
  for (const chunk of chunksOf(source, ranges, MAX_BLOB_CHUNK)) blobId = await appendBlob(blobId, chunk);
  return blobId === null ? splice : withBlob(blobId);
}
