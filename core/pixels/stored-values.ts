import { allocateSamples, type DecodedFrame, type Samples } from './decoded-frame.js';

/**
 * The values that a decoded frame means (PS3.5 §8.1.1): for whole containers, the bits from High Bit down are taken out and
 * sign-extended where Pixel Representation is 1. The frame's own samples are returned where nothing lies beside the values.
 */
export function storedValues(decoded: DecodedFrame): Samples {
  const { samples, bitsAllocated, bitsStored, highBit, signed } = decoded;
  const isFloat = samples instanceof Float32Array || samples instanceof Float64Array;
  if (isFloat || !decoded.unmasked || bitsStored === bitsAllocated) return samples;
  const values = allocateSamples('integer', bitsAllocated, signed, samples.length);
  const up = 31 - highBit;
  const down = 32 - bitsStored;
  if (signed) for (let index = 0; index < samples.length; index++) values[index] = ((samples[index] as number) << up) >> down;
  else for (let index = 0; index < samples.length; index++) values[index] = ((samples[index] as number) << up) >>> down;
  return values;
}
