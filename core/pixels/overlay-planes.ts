import { type DataSet, findElement } from '../dicom/data-set.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import { numberValue, numberValues, textValue } from '../dicom/read-value.js';
import { tagOf } from '../dicom/tag.js';
import { OVERLAY_BIT_POSITION_ELEMENT, OVERLAY_DATA_ELEMENT } from './attributes.js';
import { unpackBits } from './codecs/native.js';
import type { DecodedFrame } from './decoded-frame.js';
import { MAX_ROWS_OR_COLUMNS } from './image-description.js';

/** One overlay over one frame (PS3.3 C.9.2): drawn where `bits` is 1. */
export interface OverlayPlane {
  /** 0x6000, 0x6002 … 0x601E. */
  readonly group: number;
  /** G: graphics, R: a region of interest (C.9.2.1.1). */
  readonly kind: 'graphics' | 'region';
  readonly rows: number;
  readonly columns: number;
  /** Where the plane's upper left point lies on the frame, from 0; may be negative or outside. */
  readonly top: number;
  readonly left: number;
  /** One byte a point, 0 or 1, rows top to bottom. */
  readonly bits: Uint8Array;
  /** Overlay Label, or else Overlay Description: text of the file. */
  readonly untrustedLabel: string;
}

const FIRST_GROUP = 0x6000;
const LAST_GROUP = 0x601e;
const ROWS = 0x10;
const COLUMNS = 0x11;
const FRAMES_IN_OVERLAY = 0x15;
const DESCRIPTION = 0x22;
const TYPE = 0x40;
const ORIGIN = 0x50;
const IMAGE_FRAME_ORIGIN = 0x51;
const BITS_ALLOCATED = 0x100;
const LABEL = 0x1500;
const MAX_OVERLAY_POINTS = 2 ** 28;

/**
 * The overlays of frame `frame` (from 0), by group. Those in unused bits of the pixels (retired, but met in old files)
 * need the frame itself, whole containers as `readFrame` gives them for native and RLE frames. A group that contradicts itself or
 * whose data is short has no plane: an overlay half drawn would be another drawing.
 */
export function overlayPlanes({ dataSet }: Pick<ParsedFile, 'dataSet'>, frame: number, decoded: DecodedFrame | null): OverlayPlane[] {
  const planes: OverlayPlane[] = [];
  for (let group = FIRST_GROUP; group <= LAST_GROUP; group += 2) {
    const plane = readPlane(dataSet, group, frame, decoded);
    if (plane) planes.push(plane);
  }
  return planes;
}

/** Whether a file says that it lays planes over its frames; whether they can be drawn is another question. */
export function hasOverlays(dataSet: DataSet): boolean {
  for (let group = FIRST_GROUP; group <= LAST_GROUP; group += 2) if (findElement(dataSet, tagOf(group, ROWS))) return true;
  return false;
}

function readPlane(dataSet: DataSet, group: number, frame: number, decoded: DecodedFrame | null): OverlayPlane | null {
  const tag = (element: number): number => tagOf(group, element);
  const rows = numberValue(dataSet, tag(ROWS)) ?? 0;
  const columns = numberValue(dataSet, tag(COLUMNS)) ?? 0;
  if (!isSide(rows) || !isSide(columns) || rows * columns > MAX_OVERLAY_POINTS) return null;
  const index = indexInOverlay(dataSet, group, frame);
  if (index === null) return null;
  const bits = findElement(dataSet, tag(OVERLAY_DATA_ELEMENT))
    ? fromData(dataSet, group, index * rows * columns, rows * columns)
    : fromPixels(dataSet, group, decoded, rows, columns);
  if (!bits) return null;
  const [top = 1, left = 1] = numberValues(dataSet, tag(ORIGIN));
  return {
    group,
    kind: textValue(dataSet, tag(TYPE)) === 'R' ? 'region' : 'graphics',
    rows,
    columns,
    top: top - 1,
    left: left - 1,
    bits,
    untrustedLabel: textValue(dataSet, tag(LABEL)) || textValue(dataSet, tag(DESCRIPTION)),
  };
}

const isSide = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= MAX_ROWS_OR_COLUMNS;

/**
 * Which plane of the overlay lies over a frame, or null where none does. Image Frame Origin counts from 1 (C.9.3); an overlay
 * that says nothing of frames lies over all of them.
 */
function indexInOverlay(dataSet: DataSet, group: number, frame: number): number | null {
  const frames = numberValue(dataSet, tagOf(group, FRAMES_IN_OVERLAY));
  const origin = numberValue(dataSet, tagOf(group, IMAGE_FRAME_ORIGIN));
  if (frames === undefined && origin === undefined) return 0;
  const index = frame - ((origin ?? 1) - 1);
  return index >= 0 && index < (frames ?? 1) ? index : null;
}

/** Planes follow each other bit by bit, also in the middle of a byte (PS3.5 §8.1.2). */
function fromData(dataSet: DataSet, group: number, firstBit: number, count: number): Uint8Array | null {
  const element = findElement(dataSet, tagOf(group, OVERLAY_DATA_ELEMENT));
  if (!element || element.items || element.fragments) return null;
  // Big endian words are read pair by pair, so that the range begins with one.
  const start = Math.floor(firstBit / 16) * 2;
  const end = Math.min(element.valueLength, Math.ceil((firstBit + count) / 16) * 2);
  if ((end - start) * 8 < firstBit - start * 8 + count) return null;
  const bytes = dataSet.body.read(element.valueOffset + start, end - start);
  const swapped = !dataSet.encoding.littleEndian && element.vr !== 'OB';
  const straight = swapped ? Uint8Array.from(bytes, (byte, index) => bytes[index ^ 1] ?? byte) : bytes;
  return Uint8Array.from(unpackBits(straight, firstBit - start * 8, count));
}

/** One bit of every container, at Overlay Bit Position (PS3.3 C.9.2.1.2, retired). */
function fromPixels(dataSet: DataSet, group: number, decoded: DecodedFrame | null, rows: number, columns: number): Uint8Array | null {
  const position = numberValue(dataSet, tagOf(group, OVERLAY_BIT_POSITION_ELEMENT));
  const allocated = numberValue(dataSet, tagOf(group, BITS_ALLOCATED));
  if (!decoded?.unmasked || decoded.samplesPerPixel !== 1 || rows !== decoded.rows || columns !== decoded.columns) return null;
  if (position === undefined || allocated !== decoded.bitsAllocated || position < 0 || position >= allocated) return null;
  // A bit of the stored value is picture, whatever the overlay says.
  if (position <= decoded.highBit && position > decoded.highBit - decoded.bitsStored) return null;
  return Uint8Array.from(decoded.samples, (container) => (container >>> position) & 1);
}
