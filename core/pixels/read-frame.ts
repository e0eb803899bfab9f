import type { DataElement } from '../dicom/data-element.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import { decodeNative, type NativeByteOrder, nativeByteRange } from './codecs/native.js';
import type { DecodedFrame } from './decoded-frame.js';
import type { CodecOutput, CodecSet } from './frame-codec.js';
import { FrameError } from './frame-error.js';
import { GE_BIG_ENDIAN_PIXELS } from './frame-syntaxes.js';
import { encapsulatedFrame, nativeFrameBits, nativeSpan, pixelElement } from './frames.js';
import { describeImage, type ImageDescription, PACKED_BITS } from './image-description.js';

/**
 * The stored values of frame `frame` (from 0). `codecs.prepare` was awaited for the file's transfer syntax.
 * @throws FrameError where the frame can't be read, and why.
 */
export function readFrame(parsed: ParsedFile, frame: number, codecs: CodecSet): DecodedFrame {
  const image = describeImage(parsed.dataSet);
  if (image.kind === 'refused') throw new FrameError(image.code, image.detail);
  if (!Number.isInteger(frame) || frame < 0 || frame >= image.numberOfFrames) throw new FrameError('frame-out-of-range');
  const {
    samples,
    photometric,
    unmasked,
    signed: codestreamSigned,
    wider,
  } = isEncapsulated(parsed, image) ? readEncapsulated(parsed, image, frame, codecs) : readNative(parsed, image, frame);
  const { rows, columns, samplesPerPixel } = image;
  const { bitsStored, highBit } = wider ? { ...wider, highBit: wider.bitsStored - 1 } : image;
  // Of 12 bits, each sample has a word of its own now.
  const bitsAllocated = wider?.bitsAllocated ?? (image.bitsAllocated === PACKED_BITS ? 16 : image.bitsAllocated);
  // A codestream that says signed is believed over a description that says unsigned: its negative values would be drawn as the brightest.
  const signed = image.signed || codestreamSigned === true;
  return { rows, columns, samplesPerPixel, bitsAllocated, bitsStored, highBit, signed, photometric, unmasked, samples };
}

/** Pixel data of an encapsulated transfer syntax, unless it is native all the same: of a length that is exactly that of its frames. */
function isEncapsulated(parsed: ParsedFile, image: ImageDescription): boolean {
  if (!parsed.transferSyntax.encapsulated) return false;
  const element = pixelElement(parsed.dataSet);
  if (!element || element.fragments || element.items) return true;
  const native = Math.ceil((nativeFrameBits(image) * image.numberOfFrames) / 8);
  return element.valueLength !== native + (native % 2);
}

function readEncapsulated(parsed: ParsedFile, image: ImageDescription, frame: number, codecs: CodecSet): CodecOutput {
  const codec = codecs.codecFor(parsed.transferSyntax.uid);
  return codec.decode(encapsulatedFrame(parsed, image, frame), image);
}

/** Native frames are read by range: a file of many frames isn't loaded for one. */
function readNative(parsed: ParsedFile, image: ImageDescription, frame: number): CodecOutput {
  const element = pixelElement(parsed.dataSet);
  if (!element) throw new FrameError('no-pixel-data');
  if (element.fragments || element.items) throw new FrameError('bad-description', 'PixelData');
  const order = nativeOrder(parsed, element);
  const range = nativeByteRange(nativeSpan(image, frame), order);
  if (range.offset + range.length > element.valueLength) throw new FrameError('pixel-data-short');
  const bytes = parsed.dataSet.body.read(element.valueOffset + range.offset, range.length);
  return decodeNative(bytes, range.bitOffset, image, order);
}

/** How the bytes of a file's native pixel data lie. */
export function nativeOrder(parsed: ParsedFile, element: DataElement): NativeByteOrder {
  const littleEndian = parsed.dataSet.encoding.littleEndian && parsed.transferSyntax.uid !== GE_BIG_ENDIAN_PIXELS;
  return { littleEndian, words: element.vr !== 'OB' };
}
