import { allocateSamples, type Samples } from '../decoded-frame.js';
import { FrameError } from '../frame-error.js';
import type { ImageDescription } from '../image-description.js';

/** What a codestream's own header says of its samples. */
export interface CodestreamHeader {
  readonly rows: number;
  readonly columns: number;
  readonly components: number;
  readonly precision: number;
  readonly signed: boolean;
}

/**
 * Compares a codestream's header with the description before anything is allocated: size and number of components
 * are equal, and a value fits the container.
 * @throws FrameError `codestream-mismatch`.
 */
export function checkCodestream(header: CodestreamHeader, image: ImageDescription): void {
  if (image.sampleKind !== 'integer') throw new FrameError('codestream-mismatch', 'FloatPixelData');
  if (header.rows !== image.rows) throw new FrameError('codestream-mismatch', 'Rows');
  if (header.columns !== image.columns) throw new FrameError('codestream-mismatch', 'Columns');
  if (header.components !== image.samplesPerPixel) throw new FrameError('codestream-mismatch', 'SamplesPerPixel');
  if (header.precision > Math.max(8, image.bitsAllocated)) throw new FrameError('codestream-mismatch', 'BitsAllocated');
}

/**
 * The decoder's values in the container of the description. Codestreams that know no sign (JPEG, JPEG-LS, and JPEG 2000
 * written as unsigned) hold the two's complement pattern where Pixel Representation is 1: the sign is taken from the
 * highest bit of the codestream's precision or of Bits Stored, whichever is smaller. A codestream that says signed keeps its
 * sign where the description says unsigned.
 */
export function toContainer(values: Samples, header: CodestreamHeader, image: ImageDescription): Samples {
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
