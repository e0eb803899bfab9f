import { type BlobId, MAX_BLOB_CHUNK } from '../../core/bridge.js';
import { type Splice, SpliceBuilder } from '../../core/dicom/splice-file.js';

/** Longer new bytes go to main in chunks and are copied from there: a message with all of them would stop both sides. */
export const MAX_INLINE = 1024 * 1024;

/** The same output, with bytes over 1 MiB put into blobs of main. Returns the very splice where there are none. */
export async function spillLargeParts(
  splice: Splice,
  appendBlob: (blobId: BlobId | null, bytes: Uint8Array) => Promise<BlobId>,
): Promise<Splice> {
  if (!splice.parts.some((part) => 'bytes' in part && part.bytes.length > MAX_INLINE)) return splice;
  const builder = new SpliceBuilder();
  for (const part of splice.parts) {
    if ('copy' in part) {
      builder.copy(...part.copy);
    } else if (part.bytes.length <= MAX_INLINE) {
      builder.bytes(part.bytes);
    } else {
      let blobId: BlobId | null = null;
      // A copy of each chunk: a view would carry the whole buffer with it through the message.
      for (let at = 0; at < part.bytes.length; at += MAX_BLOB_CHUNK)
        blobId = await appendBlob(blobId, part.bytes.slice(at, at + MAX_BLOB_CHUNK));
      builder.copy(blobId ?? '', 0, part.bytes.length);
    }
  }
  return builder.build();
}
