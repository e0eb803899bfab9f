import { MAX_BLOB_CHUNK } from '../core/bridge.js';
import type { Splice } from '../core/dicom/splice-file.js';
import type { OpenedFiles } from '../core/media/opened-files.js';
import { chunksOf, gatherSplice, shiftSplice } from '../core/media/shift-splice.js';
import type { CopyStage } from './copy-stage.js';
import type { MetFile } from './open-inputs.js';

/** The splice of a file as the stage can carry it out: from the granted file that holds it byte for byte, or from a blob where it was inflated. */
export async function settleSplice(
  splice: Splice,
  { id, size }: MetFile,
  opened: OpenedFiles,
  stage: Pick<CopyStage, 'appendBlob'>,
): Promise<Splice> {
  const { source, stored } = opened.open(id, size);
  if (stored) return stored.grantId === id ? splice : shiftSplice(splice, id, stored.grantId, stored.offset);
  const { ranges, withBlob } = gatherSplice(splice, id);
  let blobId: string | null = null;
  for (const chunk of chunksOf(source, ranges, MAX_BLOB_CHUNK)) blobId = await stage.appendBlob(blobId, chunk);
  return blobId === null ? splice : withBlob(blobId);
}
