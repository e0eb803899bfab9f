import { bytesAddress, type GrantId, headsAddress, stagedAddress } from '../../core/bridge.js';
import { type ByteSource, memorySource } from '../../core/dicom/byte-source.js';
import { isInside } from '../../core/media/file-id.js';
import { grantedSource, stagedSource } from './address-source.js';
import type { ReviewBytes, StagedPlan } from './export-review-files.js';
import { openFile } from './open-file.js';
import { splitHeads } from './scan-heads.js';

/** Files up to this size are asked for once, in bytes: each question takes longer than what it asks for. Longer ones are never loaded whole. */
const READ_AHEAD = 4 * 1024 * 1024;

/** The bytes of both sides of a review, read while another file is reviewed where they are few. */
export async function loadReview({ plan, sourceSize, staged }: StagedPlan): Promise<ReviewBytes> {
  const [source, output] = await Promise.all([
    isInside(plan.fileId) ? openInside(plan.fileId, sourceSize) : loadSource(plan.fileId, sourceSize),
    loadWhole(stagedAddress(staged.stagedId), staged.bytes),
  ]);
  return { source: source ?? grantedSource(plan.fileId, sourceSize), output: output ?? stagedSource(staged.stagedId, staged.bytes) };
}

/** A file inside another; null where it can't be opened any more, which reading then says. */
function openInside(fileId: GrantId, size: number): ByteSource | null {
  try {
    return openFile(fileId, size).source;
  } catch {
    return null;
  }
}

/** All bytes of a granted file, where they are few; null as below. */
export const loadSource = (fileId: GrantId, size: number): Promise<ByteSource | null> => loadWhole(bytesAddress(fileId), size);

/** All bytes at once; null where they are too many or couldn't be read, which reading by ranges then says. */
const loadWhole = (address: string, size: number): Promise<ByteSource | null> => loadRange(address, 0, size);

/** A range at once, as a source of its own; null as above. */
export async function loadRange(address: string, offset: number, size: number): Promise<ByteSource | null> {
  if (size === 0 || size > READ_AHEAD) return null;
  try {
    const answer = await fetch(address, { headers: { Range: `bytes=${offset}-${offset + size - 1}` } });
    if (answer.status !== 206) return null;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    return bytes.length === size ? memorySource(bytes) : null;
  } catch {
    return null;
  }
}

/** The first bytes of many files in one answer; those that couldn't be read are left out. */
export async function readHeads(fileIds: readonly GrantId[]): Promise<ReadonlyMap<GrantId, Uint8Array>> {
  const answer = await fetch(headsAddress(fileIds));
  if (!answer.ok) return new Map();
  const heads = splitHeads(new Uint8Array(await answer.arrayBuffer()), fileIds.length);
  return new Map(fileIds.flatMap((id, index) => (heads[index] ? [[id, heads[index]] as const] : [])));
}
