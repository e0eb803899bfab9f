import { type GrantId, headsAddress } from '../../core/bridge.js';
import { type ByteSource, memorySource } from '../../core/dicom/byte-source.js';
import { splitHeads } from './scan-heads.js';

/** Files up to this size are asked for once, in bytes: each question takes longer than what it asks for. Longer ones are never loaded whole. */
const READ_AHEAD = 4 * 1024 * 1024;

/** The same bytes, all read at once where they are few. @throws ByteRangeError */
export function readAhead(source: ByteSource): ByteSource {
  return source.size <= READ_AHEAD ? memorySource(source.read(0, source.size)) : source;
}

/** The first bytes of many files in one answer; those that couldn't be read are left out. */
export async function readHeads(fileIds: readonly GrantId[]): Promise<ReadonlyMap<GrantId, Uint8Array>> {
  const answer = await fetch(headsAddress(fileIds));
  if (!answer.ok) return new Map();
  const heads = splitHeads(new Uint8Array(await answer.arrayBuffer()), fileIds.length);
  return new Map(fileIds.flatMap((id, index) => (heads[index] ? [[id, heads[index]] as const] : [])));
}
