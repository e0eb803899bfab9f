import type { ByteSource } from '../../dicom/byte-source.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import type { NativeByteOrder } from '../../pixels/codecs/native.js';
import { pixelElement } from '../../pixels/frames.js';
import type { ImageDescription } from '../../pixels/image-description.js';
import { nativeOrder } from '../../pixels/read-frame.js';
import { cleanNative } from '../pixel-cleaning/clean-native.js';
import type { NewPixelValue, ValuePiece } from '../pixel-cleaning/pixel-cleaning.js';
import { type PaintedRange, paintedRange } from './paint-runs.js';
import { RedactionError, type RedactionPlan } from './redaction.js';
import { sampleRuns } from './sample-runs.js';

/** Runs so close behind each other are written as one piece: a part of a splice costs more than so many bytes. */
const NEAR = 512;
/** Longest piece that runs are joined to: what is new is held in memory. */
const LONGEST = 1024 * 1024;

/** Native pixel data with boxes covered where they lie: samples under boxes are new, everything else is copied (or cleaned, as without boxes). */
export function coverNative(parsed: ParsedFile, image: ImageDescription, plan: RedactionPlan): NewPixelValue {
  const element = pixelElement(parsed.dataSet);
  if (!element || element.fragments) throw new RedactionError('no-picture');
  const order = nativeOrder(parsed, element);
  const cleaning = cleanNative(parsed, image);
  const length = cleaning?.length ?? element.valueLength;
  const pieces = (): Iterable<ValuePiece> => cleaning?.pieces() ?? [{ offset: element.valueOffset, length }];
  return { length, pieces: () => coverPieces(pieces(), rangesOf(image, plan, order), parsed.dataSet.body) };
}

/** A frame by itself, in memory. */
export function coverNativeFrame(
  frame: Uint8Array,
  image: ImageDescription,
  boxes: RedactionPlan['frames'][number]['boxes'],
  fill: readonly number[],
): Uint8Array {
  const covered = new Uint8Array(frame);
  for (const run of sampleRuns(image, 0, boxes, fill)) {
    const range = paintedRange(run, image, { littleEndian: true, words: false });
    range.paint(covered.subarray(range.start, range.end), range.start);
  }
  return covered;
}

/** Ranges that lie near each other, painted together. */
interface Band {
  readonly start: number;
  readonly end: number;
  readonly ranges: readonly PaintedRange[];
}

function* rangesOf(image: ImageDescription, plan: RedactionPlan, order: NativeByteOrder): Iterable<Band> {
  let band: { start: number; end: number; ranges: PaintedRange[] } | null = null;
  for (const { frame, boxes } of plan.frames) {
    for (const run of sampleRuns(image, frame, boxes, plan.fill)) {
      const range = paintedRange(run, image, order);
      if (band && (range.start < band.end || (range.start <= band.end + NEAR && band.end - band.start < LONGEST))) {
        band.ranges.push(range);
        band.end = Math.max(band.end, range.end);
      } else {
        if (band) yield band;
        band = { start: range.start, end: range.end, ranges: [range] };
      }
    }
  }
  if (band) yield band;
}

/** The pieces of a value with bands of it painted: bands come by ascending place and don't overlap. */
function* coverPieces(pieces: Iterable<ValuePiece>, bands: Iterable<Band>, body: ByteSource): Iterable<ValuePiece> {
  const coming = bands[Symbol.iterator]();
  let band = coming.next();
  let start = 0;
  for (const piece of pieces) {
    const end = start + piece.length;
    let at = start;
    while (!band.done && band.value.start < end) {
      const from = Math.max(at, band.value.start);
      const to = Math.min(end, band.value.end);
      if (from > at) yield part(piece, at - start, from - at);
      const bytes = new Uint8Array(bytesOf(part(piece, from - start, to - from), body));
      for (const range of band.value.ranges) {
        if (range.start >= to || range.end <= from) continue;
        const low = Math.max(range.start, from);
        range.paint(bytes.subarray(low - from, Math.min(range.end, to) - from), low);
      }
      yield bytes;
      at = to;
      if (band.value.end > end) break;
      band = coming.next();
    }
    if (at < end) yield part(piece, at - start, end - at);
    start = end;
  }
}

const part = (piece: ValuePiece, from: number, length: number): ValuePiece =>
  piece instanceof Uint8Array ? piece.subarray(from, from + length) : { offset: piece.offset + from, length };

const bytesOf = (piece: ValuePiece, body: ByteSource): Uint8Array =>
  piece instanceof Uint8Array ? piece : body.read(piece.offset, piece.length);
