import { allocateSamples, type Samples } from '../decoded-frame.js';
import type { CodecOutput } from '../frame-codec.js';
import { FrameError } from '../frame-error.js';
import type { ImageDescription } from '../image-description.js';
import type { Photometric } from '../photometric-names.js';

/** What a codestream's own header says of its samples. */
export interface CodestreamHeader {
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  readonly precision: number;
  readonly signed: boolean;
}

/** Bits of the largest container that a codestream's values are put in where the description's is too small. */
const WIDER = 16;

/**
 * Compares a codestream's header with the description before anything is allocated: size and number of components
 * are equal, and a value fits a container.
 * @throws FrameError `codestream-mismatch`.
 */
export function checkCodestream(header: CodestreamHeader, image: ImageDescription): void {
  if (image.sampleKind !== 'integer') throw new FrameError('codestream-mismatch', 'FloatPixelData');
  if (header.rows !== image.rows) throw new FrameError('codestream-mismatch', 'Rows');
  if (header.columns !== image.columns) throw new FrameError('codestream-mismatch', 'Columns');
  if (header.components !== image.samplesPerPixel) throw new FrameError('codestream-mismatch', 'SamplesPerPixel');
  if (header.precision > Math.max(WIDER, image.bitsAllocated)) throw new FrameError('codestream-mismatch', 'BitsAllocated');
}

/**
 * Refuses a codestream that is too short for what it says to hold, before room is made for it: a few bytes must not ask for a gigabyte.
 * @param leastBits that any codestream of this kind needs for that picture
 * @throws FrameError `codestream-invalid`.
 */
export function checkLength(codestream: Uint8Array, leastBits: number): void {
  if (codestream.length * 8 < leastBits) throw new FrameError('codestream-invalid', 'codestream ends early');
}

/**
 * A decoder's values as a frame: in the container of the description, or in one of 16 bits where they don't fit it (as the
 * reference decoders do). Codestreams that know no sign (JPEG, JPEG-LS, and JPEG 2000 written as unsigned) hold the two's
 * complement pattern where Pixel Representation is 1: the sign is taken from the highest bit of the codestream's precision or of Bits
 * Stored, whichever is smaller. A codestream that says signed keeps its sign where the description says unsigned. Where an overlay lies
 * beside the stored values and the codestream has every bit of the containers, they are given whole, as native frames give them.
 */
export function decodedOutput(values: Samples, header: CodestreamHeader, image: ImageDescription, photometric: Photometric): CodecOutput {
  if (image.hasOverlayInPixels && header.precision === image.bitsAllocated && !header.signed) {
    const containers = allocateSamples('integer', image.bitsAllocated, image.signed, values.length);
    containers.set(values);
    return { samples: containers, photometric, unmasked: true };
  }
  const isWider = header.precision > Math.max(8, image.bitsAllocated);
  const bits = isWider ? { bitsAllocated: WIDER, bitsStored: header.precision } : image;
  const samples = toContainer(values, header, { ...bits, signed: image.signed });
  const wider = isWider ? { wider: { bitsAllocated: WIDER, bitsStored: header.precision } } : {};
  return { samples, photometric, unmasked: false, signed: header.signed, ...wider };
}

type Container = Pick<ImageDescription, 'bitsAllocated' | 'bitsStored' | 'signed'>;

function toContainer(values: Samples, header: CodestreamHeader, image: Container): Samples {
  const bits = Math.min(header.precision, image.bitsStored);
  const extend = image.signed && !header.signed && image.bitsAllocated > 1;
  const container = allocateSamples('integer', image.bitsAllocated, image.signed || header.signed, values.length);
  if (!extend) {
    if (container.constructor === values.constructor) return values;
    container.set(values);
    return container;
  }
  const shift = 32 - bits;
  for (let index = 0; index < values.length; index++) container[index] = ((values[index] as number) << shift) >> shift;
  return container;
}
