import { type CleanCodestream, CodestreamError, PieceBuilder } from './clean-codestream.js';

/** Markers of ISO/IEC 15444-1 Table A.2 and of part 15 (HTJ2K: CAP, CPF, PRF). */
const SOC = 0x4f;
const SOT = 0x90;
const SOD = 0x93;
const EOC = 0xd9;
const COM = 0x64;
const TLM = 0x55;
const KNOWN: ReadonlySet<number> = new Set([0x50, 0x51, 0x52, 0x53, 0x56, 0x57, 0x58, 0x59, 0x5c, 0x5d, 0x5e, 0x5f, 0x60, 0x61, 0x63, TLM]);

const SIGNATURE = [0, 0, 0, 12, 0x6a, 0x50, 0x20, 0x20];
/** `jp2c`, the box of the codestream (ISO/IEC 15444-1 Table I.2). */
const CODESTREAM_BOX = 0x6a703263;

/**
 * As `cleanJpeg2000`; where a careless writer put a whole JP2 file into a fragment, its one codestream is taken out of
 * it: the boxes around it describe the picture to other programs, and may hold anything (PS3.5 §A.4.4 wants none).
 * @throws CodestreamError for a structure that isn't understood to the last byte.
 */
export function cleanJpeg2000OrFile(frame: Uint8Array): CleanCodestream {
  if (SIGNATURE.some((byte, index) => frame[index] !== byte)) return cleanJpeg2000(frame);
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  let at = 0;
  while (at + 8 <= frame.length) {
    const short = view.getUint32(at);
    const header = short === 1 ? 16 : 8;
    if (at + header > frame.length) break;
    const length = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? frame.length - at : short;
    if (length < header || at + length > frame.length) throw new CodestreamError(at);
    if (view.getUint32(at + 4) === CODESTREAM_BOX)
      return shifted(cleanJpeg2000(frame.subarray(at + header, at + length)), at + header, frame.length);
    at += length;
  }
  throw new CodestreamError(at);
}

function shifted({ pieces, removed }: CleanCodestream, offset: number, size: number): CleanCodestream {
  const move = <Range extends { readonly offset: number }>(range: Range): Range => ({ ...range, offset: range.offset + offset });
  const kept = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const inside = removed.reduce((sum, range) => sum + range.length, 0);
  return {
    pieces: pieces.map((piece) => (piece instanceof Uint8Array ? piece : move(piece))),
    removed: [{ what: 'container', offset: 0, length: size - kept - inside }, ...removed.map(move)],
  };
}

/**
 * Takes comments out of a JPEG 2000 or HTJ2K codestream, in the main header and in the headers of tile-parts, and
 * whatever stands behind its end. The length of a tile-part that loses a comment is written anew; then the optional
 * table of tile-part lengths (TLM) goes as well.
 * @throws CodestreamError for a structure that isn't understood to the last byte.
 */
export function cleanJpeg2000(codestream: Uint8Array): CleanCodestream {
  if (codestream[0] !== 0xff || codestream[1] !== SOC) throw new CodestreamError(0);
  const view = new DataView(codestream.buffer, codestream.byteOffset, codestream.byteLength);
  const tilesChange = tileParts(codestream, view).some((part) => part.comments.length > 0);
  const builder = new PieceBuilder();
  builder.keep(0, 2);
  let at = 2;
  while (markerAt(view, at) !== SOT) {
    const marker = markerAt(view, at);
    const length = segmentLength(view, at);
    if (marker === COM) builder.remove('comment', at, length);
    else if (marker === TLM && tilesChange) builder.remove('optional-table', at, length);
    else if (KNOWN.has(marker)) builder.keep(at, length);
    else throw new CodestreamError(at);
    at += length;
  }
  for (const part of tileParts(codestream, view)) {
    cleanTilePart(builder, codestream, part);
    at = part.end;
  }
  if (at + 2 <= codestream.length && markerAt(view, at) === EOC) {
    builder.keep(at, 2);
    at += 2;
  }
  builder.remove('behind-end', at, codestream.length - at);
  return builder.build();
}

interface TilePart {
  readonly start: number;
  readonly end: number;
  /** Where the packets begin, behind SOD. */
  readonly packets: number;
  readonly comments: readonly { readonly offset: number; readonly length: number }[];
}

function cleanTilePart(builder: PieceBuilder, codestream: Uint8Array, part: TilePart): void {
  if (part.comments.length === 0) {
    builder.keep(part.start, part.end - part.start);
    return;
  }
  const lost = part.comments.reduce((sum, comment) => sum + comment.length, 0);
  const header = codestream.slice(part.start, part.start + 12);
  new DataView(header.buffer).setUint32(6, part.end - part.start - lost);
  builder.write(header);
  let at = part.start + 12;
  for (const comment of part.comments) {
    builder.keep(at, comment.offset - at);
    builder.remove('comment', comment.offset, comment.length);
    at = comment.offset + comment.length;
  }
  builder.keep(at, part.end - at);
}

function markerAt(view: DataView, at: number): number {
  if (at + 2 > view.byteLength || view.getUint8(at) !== 0xff) throw new CodestreamError(at);
  return view.getUint8(at + 1);
}

/** Marker and length field included. */
function segmentLength(view: DataView, at: number): number {
  if (at + 4 > view.byteLength) throw new CodestreamError(at);
  const length = view.getUint16(at + 2);
  if (length < 2 || at + 2 + length > view.byteLength) throw new CodestreamError(at);
  return length + 2;
}

/** The tile-parts from the first SOT on. A length of zero means: up to the end of the codestream (A.4.2). */
function tileParts(codestream: Uint8Array, view: DataView): TilePart[] {
  const parts: TilePart[] = [];
  let at = 2;
  while (markerAt(view, at) !== SOT) at += segmentLength(view, at);
  while (at + 2 <= codestream.length && view.getUint8(at) === 0xff && view.getUint8(at + 1) === SOT) {
    if (at + 12 > codestream.length || view.getUint16(at + 2) !== 10) throw new CodestreamError(at);
    const length = view.getUint32(at + 6);
    const end = length === 0 ? endOfLast(codestream, at + 12) : at + length;
    if (end > codestream.length || end <= at) throw new CodestreamError(at);
    const comments: { offset: number; length: number }[] = [];
    let inside = at + 12;
    while (markerAt(view, inside) !== SOD) {
      const marker = markerAt(view, inside);
      const size = segmentLength(view, inside);
      if (marker === COM) comments.push({ offset: inside, length: size });
      else if (!KNOWN.has(marker)) throw new CodestreamError(inside);
      inside += size;
      if (inside >= end) throw new CodestreamError(inside);
    }
    // An end of the codestream inside a tile-part: what is behind it belongs to no picture.
    if (endOfLast(codestream.subarray(0, end), inside + 2) < end) throw new CodestreamError(inside);
    parts.push({ start: at, end, packets: inside + 2, comments });
    at = end;
  }
  return parts;
}

/** The end of a last tile-part whose length isn't said: before EOC, which can't occur in packets (A.4.2, B.10.1), or the end of the bytes. */
function endOfLast(codestream: Uint8Array, from: number): number {
  for (let at = codestream.indexOf(0xff, from); at >= 0; at = codestream.indexOf(0xff, at + 1)) if (codestream[at + 1] === EOC) return at;
  return codestream.length;
}
