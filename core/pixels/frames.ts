import type { DataElement, Fragment } from '../dicom/data-element.js';
import { type DataSet, findElement } from '../dicom/data-set.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import { valueBytes } from '../dicom/read-value.js';
import { PIXEL_DATA } from '../dicom/tag.js';
import { DOUBLE_FLOAT_PIXEL_DATA, EXTENDED_OFFSET_TABLE, EXTENDED_OFFSET_TABLE_LENGTHS, FLOAT_PIXEL_DATA } from './attributes.js';
import { FrameError } from './frame-error.js';
import { describeImage, type ImageDescription } from './image-description.js';

/** Where a native frame lies: counted in bits from the start of the value, because 1-bit frames don't begin on a byte (PS3.5 §8.1.1). */
export interface NativeSpan {
  readonly bitOffset: number;
  readonly bitLength: number;
}

/** The element that holds the samples, or undefined. */
export function pixelElement(dataSet: DataSet): DataElement | undefined {
  return findElement(dataSet, PIXEL_DATA) ?? findElement(dataSet, FLOAT_PIXEL_DATA) ?? findElement(dataSet, DOUBLE_FLOAT_PIXEL_DATA);
}

/** Bits of one native frame. 4:2:2 keeps two of three samples (PS3.3 C.7.6.3.1.2), but only where pixels are interleaved. */
export function nativeFrameBits(image: ImageDescription): number {
  const samples = isNative422(image) ? 2 : image.samplesPerPixel;
  return image.rows * image.columns * samples * image.bitsAllocated;
}

/** True where native samples come as Y Y Cb Cr. */
export const isNative422 = (image: ImageDescription): boolean =>
  image.photometric === 'YBR_FULL_422' || image.photometric === 'YBR_PARTIAL_422';

/** Where frame `frame` (from 0) of native pixel data lies. */
export function nativeSpan(image: ImageDescription, frame: number): NativeSpan {
  const bitLength = nativeFrameBits(image);
  return { bitOffset: frame * bitLength, bitLength };
}

/** Bytes of native pixel data that the description declares, without padding; null where nothing can be said: no picture, or encapsulated. */
function declaredNativeBytes(parsed: ParsedFile): number | null {
  const image = describeImage(parsed.dataSet);
  const element = pixelElement(parsed.dataSet);
  if (image.kind === 'refused' || !element || element.fragments) return null;
  return Math.ceil((nativeFrameBits(image) * image.numberOfFrames) / 8);
}

/**
 * How many bytes native pixel data lacks against its description: 0 where it is whole. Null where that can't be known
 * (no picture, a description that contradicts itself, encapsulated pixel data).
 */
export function pixelDataShortfall(parsed: ParsedFile): number | null {
  const declared = declaredNativeBytes(parsed);
  if (declared === null) return null;
  return Math.max(0, declared - (pixelElement(parsed.dataSet)?.valueLength ?? 0));
}

/**
 * The bytes of native pixel data behind the last pixel, by offset in the data set's `body`; null where there are none.
 * The one zero byte that makes an odd length even is padding (PS3.5 §8.1.1) and isn't counted.
 */
export function bytesPastLastPixel(parsed: ParsedFile): { readonly offset: number; readonly length: number } | null {
  const pixels = declaredNativeBytes(parsed);
  const element = pixelElement(parsed.dataSet);
  if (pixels === null || !element) return null;
  // In big endian words the last of an odd number of bytes is the second of its word: the byte in front of it is the padding.
  const words = element.vr === 'OW' && !parsed.dataSet.encoding.littleEndian;
  const declared = words ? pixels + (pixels % 2) : pixels;
  if (element.valueLength <= declared) return null;
  const offset = element.valueOffset + declared;
  const length = element.valueLength - declared;
  const isPadding = length === 1 && declared % 2 === 1 && parsed.dataSet.body.read(offset, 1)[0] === 0;
  return isPadding ? null : { offset, length };
}

/** The fragments of every frame, in the order of the bytes, and of how many bytes the last one is where a table says so. */
export interface FrameFragments {
  readonly fragments: readonly Fragment[];
  readonly length: number | null;
}

const indexes = new WeakMap<DataElement, readonly FrameFragments[]>();

/**
 * The compressed bytes of one frame (from 0), its fragments joined (PS3.5 §A.4).
 * @throws FrameError where no table, count or marker says which fragments are the frame's.
 */
export function encapsulatedFrame(parsed: ParsedFile, image: ImageDescription, frame: number): Uint8Array {
  const found = frameFragments(parsed, image)[frame];
  if (!found || found.fragments.length === 0) throw new FrameError('frame-missing');
  const joined = joinFragments(parsed.dataSet, found.fragments);
  // A frame can't be longer than its fragments, whatever a table says.
  return found.length === null ? joined : joined.subarray(0, found.length);
}

/**
 * Which fragments are whose, over all frames.
 * @throws FrameError where no table, count or marker says so.
 */
export function frameFragments(parsed: ParsedFile, image: ImageDescription): readonly FrameFragments[] {
  const element = pixelElement(parsed.dataSet);
  if (!element) throw new FrameError('no-pixel-data');
  const known = indexes.get(element);
  if (known) return known;
  const fragments = element.fragments ?? fragmentsInValue(parsed.dataSet, element);
  const index = indexFragments(parsed.dataSet, fragments, image.numberOfFrames);
  indexes.set(element, index);
  return index;
}

/**
 * The fragments of encapsulated pixel data that careless writers gave a length (PS3.5 §A.4 asks for an undefined one): its items, or
 * one frame without any. Of native elements a data set is never asked.
 * @throws FrameError where the value is neither.
 */
function fragmentsInValue(dataSet: DataSet, element: DataElement): readonly Fragment[] {
  const { valueOffset, valueLength } = element;
  const end = valueOffset + valueLength;
  const head = dataSet.body.read(valueOffset, Math.min(12, valueLength));
  const none: Fragment = { offset: valueOffset, valueOffset, valueLength: 0 };
  if (isCodestreamStart(head)) return [none, { offset: valueOffset, valueOffset, valueLength }];
  const fragments: Fragment[] = [];
  for (let at = valueOffset; at + 8 <= end && fragments.length < MAX_FRAGMENTS; ) {
    const header = dataSet.body.read(at, 8);
    const view = new DataView(header.buffer, header.byteOffset, 8);
    const tag = view.getUint32(0, true);
    const length = view.getUint32(4, true);
    if (tag === DELIMITATION_BYTES) break;
    if (tag !== ITEM_BYTES || at + 8 + length > end) throw new FrameError('bad-description', 'PixelData');
    fragments.push({ offset: at, valueOffset: at + 8, valueLength: length });
    at += 8 + length;
  }
  return fragments;
}

/** Tags of an item and of the end of items, as one little endian number of 32 bits. */
const ITEM_BYTES = 0xe000fffe;
const DELIMITATION_BYTES = 0xe0ddfffe;
const MAX_FRAGMENTS = 1_000_000;

/** The bytes of fragments, one behind the other. */
export function joinFragments(dataSet: DataSet, fragments: readonly Fragment[]): Uint8Array {
  const [only] = fragments;
  if (only && fragments.length === 1) return dataSet.body.read(only.valueOffset, only.valueLength);
  const joined = new Uint8Array(fragments.reduce((sum, fragment) => sum + fragment.valueLength, 0));
  let at = 0;
  for (const fragment of fragments) {
    joined.set(dataSet.body.read(fragment.valueOffset, fragment.valueLength), at);
    at += fragment.valueLength;
  }
  return joined;
}

/** Decides which fragments are whose: one frame takes all; else the extended table, the basic table, one each, or start markers. */
function indexFragments(dataSet: DataSet, all: readonly Fragment[], frames: number): readonly FrameFragments[] {
  const [first, ...others] = all;
  // Where the Basic Offset Table was forgotten, the first item is a frame already.
  const isFrame = first !== undefined && isCodestreamStart(dataSet.body.read(first.valueOffset, Math.min(12, first.valueLength)));
  const [basicTable, fragments] = isFrame ? [{ ...first, valueLength: 0 }, all] : [first, others];
  if (!basicTable || fragments.length === 0) throw new FrameError('frame-missing');
  if (frames === 1) return [{ fragments, length: extendedLengths(dataSet)?.[0] ?? null }];
  const byTable = fromExtendedTable(dataSet, fragments, frames) ?? fromBasicTable(dataSet, basicTable, fragments, frames);
  if (byTable) return byTable;
  if (fragments.length === frames) return fragments.map((fragment) => ({ fragments: [fragment], length: null }));
  return fromStartMarkers(dataSet, fragments, frames);
}

/**
 * Extended Offset Table (PS3.3 C.7.6.3.1.8): one fragment a frame, 64-bit offsets from the first item behind the Basic Offset Table. A table
 * that doesn't fit is no table.
 */
function fromExtendedTable(dataSet: DataSet, fragments: readonly Fragment[], frames: number): FrameFragments[] | null {
  const offsets = bigValues(dataSet, EXTENDED_OFFSET_TABLE);
  const lengths = extendedLengths(dataSet);
  if (!offsets || !lengths || offsets.length !== frames || lengths.length !== frames) return null;
  const start = fragments[0]?.offset ?? 0;
  const byOffset = new Map(fragments.map((fragment) => [fragment.offset - start, fragment]));
  const found: FrameFragments[] = [];
  for (const [frame, offset] of offsets.entries()) {
    const fragment = byOffset.get(offset);
    if (!fragment) return null;
    found.push({ fragments: [fragment], length: lengths[frame] ?? null });
  }
  return found;
}

const extendedLengths = (dataSet: DataSet): number[] | null => bigValues(dataSet, EXTENDED_OFFSET_TABLE_LENGTHS);

function bigValues(dataSet: DataSet, tag: number): number[] | null {
  const element = findElement(dataSet, tag);
  if (!element || element.valueLength === 0 || element.items || element.fragments) return null;
  const bytes = valueBytes(dataSet, element);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: number[] = [];
  for (let at = 0; at + 8 <= bytes.length; at += 8) values.push(Number(view.getBigUint64(at, dataSet.encoding.littleEndian)));
  return values;
}

/** Basic Offset Table: a frame begins where a fragment begins, and goes on to the next frame. A table that doesn't fit is no table. */
function fromBasicTable(dataSet: DataSet, table: Fragment, fragments: readonly Fragment[], frames: number): FrameFragments[] | null {
  if (table.valueLength !== frames * 4) return null;
  const bytes = dataSet.body.read(table.valueOffset, table.valueLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = fragments[0]?.offset ?? 0;
  const positions = new Map(fragments.map((fragment, index) => [fragment.offset - start, index]));
  const begins: number[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const position = positions.get(view.getUint32(frame * 4, true));
    if (position === undefined || position <= (begins.at(-1) ?? -1)) return null;
    begins.push(position);
  }
  if (begins[0] !== 0) return null;
  return begins.map((begin, frame) => ({ fragments: fragments.slice(begin, begins[frame + 1]), length: null }));
}

/**
 * No table and another number of fragments than of frames: a frame begins where a codestream begins. Fewer starts than frames: the last are
 * missing. More: those behind the last frame belong to none, as DCMTK has it; an export, which accounts for every fragment, refuses such a file.
 */
function fromStartMarkers(dataSet: DataSet, fragments: readonly Fragment[], frames: number): FrameFragments[] {
  const found: Fragment[][] = [];
  for (const fragment of fragments) {
    const head = dataSet.body.read(fragment.valueOffset, Math.min(12, fragment.valueLength));
    if (isCodestreamStart(head)) found.push([fragment]);
    else if (found.length > 0) found.at(-1)?.push(fragment);
    // An empty item in front of the first frame is part of none.
    else if (fragment.valueLength > 0) throw new FrameError('frame-position-unknown');
  }
  return found.slice(0, frames).map((own) => ({ fragments: own, length: null }));
}

/** JPEG and JPEG-LS begin with SOI and another marker, JPEG 2000 with SOC and SIZ, a JP2 file with its signature box. */
function isCodestreamStart(head: Uint8Array): boolean {
  const [a, b, c, d] = head;
  if (a === 0xff && b === 0xd8 && c === 0xff) return true;
  if (a === 0xff && b === 0x4f && c === 0xff && d === 0x51) return true;
  return a === 0 && b === 0 && c === 0 && d === 12 && head[4] === 0x6a && head[5] === 0x50;
}
