/**
 * What stays of one frame's codestream, in order: ranges of it, and segments that were written again from their parsed
 * fields. Comments, application segments and whatever stands behind the end are in none of them.
 */
export interface CleanCodestream {
  readonly pieces: readonly CodestreamPiece[];
  /** What goes, by where it stood: for the review's list. */
  readonly removed: readonly { readonly what: RemovedSegment; readonly offset: number; readonly length: number }[];
}
export type CodestreamPiece = { readonly offset: number; readonly length: number } | Uint8Array;
export type RemovedSegment = 'comment' | 'application' | 'thumbnail' | 'behind-end' | 'between' | 'optional-table' | 'container';

/** The codestream has a structure that isn't understood to the last byte: nothing can be guaranteed of it. */
export class CodestreamError extends Error {
  override readonly name = 'CodestreamError';
  constructor(readonly offset: number) {
    super(`a codestream that is not understood at byte ${offset}`);
  }
}

/** Collects pieces; ranges that continue each other become one. */
export class PieceBuilder {
  readonly #pieces: CodestreamPiece[] = [];
  readonly #removed: { what: RemovedSegment; offset: number; length: number }[] = [];

  keep(offset: number, length: number): void {
    if (length <= 0) return;
    const last = this.#pieces.at(-1);
    if (last && !(last instanceof Uint8Array) && last.offset + last.length === offset) {
      this.#pieces[this.#pieces.length - 1] = { offset: last.offset, length: last.length + length };
    } else {
      this.#pieces.push({ offset, length });
    }
  }

  write(bytes: Uint8Array): void {
    this.#pieces.push(bytes);
  }

  remove(what: RemovedSegment, offset: number, length: number): void {
    if (length > 0) this.#removed.push({ what, offset, length });
  }

  build(): CleanCodestream {
    return { pieces: this.#pieces, removed: this.#removed };
  }
}

export const piecesLength = (pieces: readonly CodestreamPiece[]): number => pieces.reduce((sum, piece) => sum + piece.length, 0);
