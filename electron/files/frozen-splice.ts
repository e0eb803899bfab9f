import type { Splice } from '../../core/dicom/splice-file.js';
import type { Blobs } from './blobs.js';
import { ExportError } from './failure.js';
import type { Grants } from './grants.js';
import type { PinnedFile } from './pin.js';

/** Most parts of one stage, and most bytes that splices may bring along instead of copying. */
export const MAX_PARTS = 8_000_000;
export const MAX_INLINE_BYTES = 1024 ** 3;
/** Most bytes that one stage may write. */
export const MAX_STAGE_BYTES = 1024 ** 4;

export type Origin = { readonly inline: Uint8Array } | { readonly file: PinnedFile } | { readonly blob: string };

/** `length` bytes of the output from `start` on, which stand at `offset` of where they come from. */
export interface Piece {
  readonly start: number;
  readonly length: number;
  readonly offset: number;
  readonly origin: Origin;
}

/** A splice whose every range was checked, with its own copy of the bytes it brings and its sources pinned. */
export interface FrozenSplice {
  readonly size: number;
  readonly pieces: readonly Piece[];
  readonly files: ReadonlySet<PinnedFile>;
}

/** What one stage has used of its bounds so far. */
export interface StageBudget {
  parts: number;
  inlineBytes: number;
  bytes: number;
}

/** Finds what a splice may copy from; within one stage a granted file is pinned once. */
export class SourceLookup {
  readonly #pinned = new Map<string, PinnedFile>();

  constructor(
    readonly grants: Grants,
    readonly blobs: Blobs,
  ) {}

  /** @throws ExportError unknown-source, source-changed, source-gone, source-unreadable */
  find(untrustedId: string): { readonly size: number; readonly origin: Origin } {
    if (this.blobs.has(untrustedId)) return { size: this.blobs.sizeOf(untrustedId), origin: { blob: untrustedId } };
    let file = this.#pinned.get(untrustedId);
    if (!file) {
      file = this.grants.pinStrictly(untrustedId);
      this.#pinned.set(untrustedId, file);
    }
    return { size: file.pin.size, origin: { file } };
  }
}

/**
 * Checks a splice from outside, whole, before anything is read: numbers whole and in bounds, sources granted, totals
 * below the stage's bounds (which are counted up in `budget`).
 * @throws ExportError
 */
export function freezeSplice(untrustedSplice: Splice, sources: SourceLookup, budget: StageBudget): FrozenSplice {
  const pieces: Piece[] = [];
  const files = new Set<PinnedFile>();
  const inline = joinInline(untrustedSplice, budget);
  let inlineAt = 0;
  let start = 0;
  for (const part of untrustedSplice.parts) {
    let piece: Piece;
    if ('copy' in part) {
      const [untrustedId, offset, length] = part.copy;
      const source = sources.find(untrustedId);
      if (!isRangeWithin(source.size, offset, length)) throw new ExportError('range-outside-source');
      if ('file' in source.origin) files.add(source.origin.file);
      piece = { start, length, offset, origin: source.origin };
    } else {
      piece = { start, length: part.bytes.length, offset: inlineAt, origin: { inline } };
      inlineAt += part.bytes.length;
    }
    if (piece.length === 0) continue;
    pieces.push(piece);
    start += piece.length;
    if (budget.bytes + start > MAX_STAGE_BYTES) throw new ExportError('too-large');
  }
  budget.bytes += start;
  return { size: start, pieces, files };
}

/** One copy of all that the splice brings: nobody else holds it, so it can't change any more. */
function joinInline(untrustedSplice: Splice, budget: StageBudget): Uint8Array {
  budget.parts += untrustedSplice.parts.length;
  if (budget.parts > MAX_PARTS) throw new ExportError('too-large');
  let size = 0;
  for (const part of untrustedSplice.parts) if ('bytes' in part) size += part.bytes.length;
  budget.inlineBytes += size;
  if (budget.inlineBytes > MAX_INLINE_BYTES) throw new ExportError('too-large');
  const joined = new Uint8Array(size);
  let at = 0;
  for (const part of untrustedSplice.parts) {
    if (!('bytes' in part)) continue;
    joined.set(part.bytes, at);
    at += part.bytes.length;
  }
  return joined;
}

function isRangeWithin(size: number, offset: number, length: number): boolean {
  return Number.isSafeInteger(offset) && Number.isSafeInteger(length) && offset >= 0 && length >= 0 && offset + length <= size;
}
