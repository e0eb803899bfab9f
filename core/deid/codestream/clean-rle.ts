import { type CleanCodestream, CodestreamError, PieceBuilder } from './clean-codestream.js';

const HEADER = 64;
const MOST_SEGMENTS = 15;

/**
 * Takes out of an RLE frame (PS3.5 Annex G) what no pixel comes from: bytes between the segments and behind the last one.
 * @param pixels samples of one byte in one segment (rows × columns).
 * @param planes segments that the picture has: samples a pixel × bytes a sample.
 * @throws CodestreamError where there are other segments than these, or one doesn't hold that many pixels to the byte.
 */
export function cleanRle(frame: Uint8Array, pixels: number, planes: number): CleanCodestream {
  if (frame.length < HEADER) throw new CodestreamError(0);
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const count = view.getUint32(0, true);
  if (count !== planes || count > MOST_SEGMENTS) throw new CodestreamError(0);
  const offsets = Array.from({ length: count }, (_, index) => view.getUint32(4 + 4 * index, true));
  const builder = new PieceBuilder();
  const header = new Uint8Array(HEADER);
  const fresh = new DataView(header.buffer);
  fresh.setUint32(0, count, true);
  const segments: { offset: number; length: number }[] = [];
  let end = HEADER;
  let place = HEADER;
  for (const [index, offset] of offsets.entries()) {
    if (offset < end || offset > frame.length) throw new CodestreamError(4 + 4 * index);
    const length = segmentLength(frame, offset, pixels);
    builder.remove('between', end, offset - end);
    segments.push({ offset, length });
    fresh.setUint32(4 + 4 * index, place, true);
    place += length + (length % 2);
    end = offset + length;
  }
  builder.write(header);
  for (const { offset, length } of segments) {
    builder.keep(offset, length);
    // Segments are even (G.3.1): a byte of padding that is a no-op.
    if (length % 2 === 1) builder.write(Uint8Array.of(0));
  }
  builder.remove('behind-end', end, frame.length - end);
  return builder.build();
}

/** Bytes of the PackBits runs that give `pixels` bytes, no more (G.3.2). */
function segmentLength(frame: Uint8Array, start: number, pixels: number): number {
  let at = start;
  let made = 0;
  while (made < pixels) {
    const control = frame[at];
    if (control === undefined) throw new CodestreamError(at);
    at += 1;
    if (control === 128) continue;
    const run = control < 128 ? control + 1 : 257 - control;
    at += control < 128 ? run : 1;
    made += run;
  }
  // A run that goes on behind the last pixel holds bytes that nobody sees.
  if (at > frame.length || made > pixels) throw new CodestreamError(at);
  return at - start;
}
