import { MAX_HEAD_BYTES, MAX_HEADS } from '../../core/bridge.js';
import { ByteRangeError } from '../../core/dicom/byte-source.js';
import { ExportError } from '../files/failure.js';
import type { Grants } from '../files/grants.js';
import type { Stage } from '../files/stage.js';
import type { WrittenCheck } from '../files/written-check.js';
import { byteHeaders } from '../security/headers.js';
import { parseRange } from './range-header.js';

/** In place of a head's length: the file can't be read. */
const UNREADABLE = 0xffffffff;
const LENGTH_BYTES = 4;

/** Where the bytes come from that the page may read. */
export interface ReadableBytes {
  readonly grants: Grants;
  readonly stage: Stage;
  readonly written: Pick<WrittenCheck, 'readRange'>;
}

/** Answers `bytes/<id>`, `staged/<id>`, `written/<id>` and `heads/<ids>`. Reading is synchronous and bounded. */
export function answerBytes(bytes: ReadableBytes, kind: string, untrustedIds: string, untrustedRange: string | null): Response {
  try {
    if (kind === 'heads') return answerHeads(bytes.grants, untrustedIds.split(','));
    const range = parseRange(untrustedRange);
    if (!range) return refuse(416);
    const { offset, length } = range;
    const from = kind === 'staged' ? bytes.stage : kind === 'written' ? bytes.written : bytes.grants;
    return new Response(from.readRange(untrustedIds, offset, length), { status: 206, headers: byteHeaders({ first: offset, length }) });
  } catch (error) {
    return refuse(statusOf(error));
  }
}

/** For each id in order: a little-endian 32-bit length, then so many bytes. */
function answerHeads(grants: Grants, untrustedIds: readonly string[]): Response {
  if (untrustedIds.length > MAX_HEADS) return refuse(400);
  const parts: Uint8Array[] = [];
  for (const id of untrustedIds) {
    const head = readHead(grants, id);
    const length = new DataView(new ArrayBuffer(LENGTH_BYTES));
    length.setUint32(0, head?.length ?? UNREADABLE, true);
    parts.push(new Uint8Array(length.buffer));
    if (head) parts.push(head);
  }
  return new Response(Buffer.concat(parts), { status: 200, headers: byteHeaders() });
}

function readHead(grants: Grants, untrustedId: string): Uint8Array | undefined {
  try {
    return grants.readRange(untrustedId, 0, Math.min(MAX_HEAD_BYTES, grants.sizeOf(untrustedId)));
  } catch (error) {
    if (error instanceof ExportError) return undefined;
    throw error;
  }
}

/** 404 unknown or released · 409 changed on disk · 410 gone or unreadable · 416 no such range. */
function statusOf(error: unknown): number {
  if (error instanceof ByteRangeError) return 416;
  if (!(error instanceof ExportError)) return 500;
  if (error.failure === 'unknown-source' || error.failure === 'stage-void') return 404;
  if (error.failure === 'source-changed') return 409;
  return error.failure === 'range-outside-source' ? 416 : 410;
}

export function refuse(status: number): Response {
  return new Response(null, { status, headers: byteHeaders() });
}
