import { layOutZip, type ZipMember } from '../../core/media/zip/lay-out-zip.js';
import type { FrozenSplice, Piece } from './frozen-splice.js';
import type { PinnedFile } from './pin.js';

/** A zip that would be written, and where each member's bytes begin in it. */
export interface FrozenZip {
  readonly splice: FrozenSplice;
  readonly starts: readonly number[];
}

/** Puts frozen outputs into one zip: their pieces stay what they are, with the zip's headers between them. */
export function zipSplices(members: readonly (ZipMember & { readonly splice: FrozenSplice })[]): FrozenZip {
  const { headers, end } = layOutZip(members);
  const pieces: Piece[] = [];
  const files = new Set<PinnedFile>();
  const starts: number[] = [];
  let start = 0;
  const inline = (bytes: Uint8Array) => {
    pieces.push({ start, length: bytes.length, offset: 0, origin: { inline: bytes } });
    start += bytes.length;
  };
  members.forEach(({ splice }, index) => {
    inline(headers[index] as Uint8Array);
    starts.push(start);
    for (const piece of splice.pieces) pieces.push({ ...piece, start: start + piece.start });
    for (const file of splice.files) files.add(file);
    start += splice.size;
  });
  inline(end);
  return { splice: { size: start, pieces, files }, starts };
}
