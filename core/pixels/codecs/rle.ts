import { allocateSamples } from '../decoded-frame.js';
import type { CodecOutput, FrameCodec } from '../frame-codec.js';
import { FrameError } from '../frame-error.js';
import type { ImageDescription } from '../image-description.js';
import { checkLength } from './decoded-values.js';
import { unpackBits } from './native.js';

const HEADER_BYTES = 64;
const MAX_SEGMENTS = 15;

/** RLE Lossless (PS3.5 Annex G): a segment a byte of every sample, the most significant byte first. */
export const rleCodec: FrameCodec = { family: 'rle', decode };

function decode(codestream: Uint8Array, image: ImageDescription): CodecOutput {
  if (image.sampleKind !== 'integer') throw new FrameError('bits-not-supported', 'FloatPixelData');
  if (image.bitsAllocated === 1) return decodeBits(codestream, image);
  const width = image.bitsAllocated / 8;
  if (!Number.isInteger(width)) throw new FrameError('bits-not-supported', 'BitsAllocated');
  const offsets = readHeader(codestream, image.samplesPerPixel * width);
  const pixels = image.rows * image.columns;
  checkLength(codestream, offsets.length * leastBits(pixels));
  const samples = allocateSamples('integer', image.bitsAllocated, image.signed, pixels * image.samplesPerPixel);
  const raw = new Uint8Array(samples.buffer);
  offsets.forEach((offset, segment) => {
    const sample = Math.floor(segment / width);
    const byte = width - 1 - (segment % width);
    expandSegment(codestream.subarray(offset, offsets[segment + 1]), raw, sample * width + byte, image.samplesPerPixel * width, pixels);
  });
  return { samples, photometric: image.photometric === 'YBR_FULL_422' ? 'YBR_FULL' : image.photometric, unmasked: true };
}

/** Frames of 1 bit are packed first, eight samples a byte, and padded to a whole byte. */
function decodeBits(codestream: Uint8Array, image: ImageDescription): CodecOutput {
  const [offset = 0] = readHeader(codestream, 1);
  checkLength(codestream, leastBits((image.rows * image.columns) / 8));
  const packed = new Uint8Array(Math.ceil((image.rows * image.columns) / 8));
  expandSegment(codestream.subarray(offset), packed, 0, 1, packed.length);
  return { samples: unpackBits(packed, 0, image.rows * image.columns), photometric: image.photometric, unmasked: true };
}

/** Two bytes are a run of at most 128. */
const leastBits = (bytes: number): number => (bytes / 128) * 16;

/** The RLE header (PS3.5 §G.5): the number of segments and where each begins. */
function readHeader(codestream: Uint8Array, expected: number): number[] {
  if (codestream.length < HEADER_BYTES) throw new FrameError('codestream-invalid', 'RLE header');
  const view = new DataView(codestream.buffer, codestream.byteOffset, codestream.byteLength);
  const count = view.getUint32(0, true);
  if (count > MAX_SEGMENTS) throw new FrameError('codestream-invalid', 'RLE header');
  if (count !== expected) throw new FrameError('codestream-mismatch', 'RLE segments');
  const offsets: number[] = [];
  for (let segment = 0; segment < count; segment++) {
    const offset = view.getUint32(4 + segment * 4, true);
    if (offset < HEADER_BYTES || offset > codestream.length || offset < (offsets.at(-1) ?? 0))
      throw new FrameError('codestream-invalid', 'RLE header');
    offsets.push(offset);
  }
  return offsets;
}

/** Expands PackBits runs (PS3.5 §G.3) to every `stride`-th byte. What goes past the last pixel is padding. */
function expandSegment(segment: Uint8Array, target: Uint8Array, start: number, stride: number, count: number): void {
  let at = 0;
  let done = 0;
  let to = start;
  while (done < count) {
    const control = segment[at++];
    if (control === undefined) throw new FrameError('codestream-invalid', 'RLE segment');
    if (control === 128) continue;
    if (control < 128) {
      const length = Math.min(control + 1, count - done);
      if (at + length > segment.length) throw new FrameError('codestream-invalid', 'RLE segment');
      for (let index = 0; index < length; index++, to += stride) target[to] = segment[at + index] as number;
      at += control + 1;
      done += length;
    } else {
      const value = segment[at++];
      if (value === undefined) throw new FrameError('codestream-invalid', 'RLE segment');
      const length = Math.min(257 - control, count - done);
      for (let index = 0; index < length; index++, to += stride) target[to] = value;
      done += length;
    }
  }
}
