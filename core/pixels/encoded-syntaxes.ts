import type { ImageDescription } from './image-description.js';
import type { Photometric } from './photometric-names.js';

/** Transfer syntaxes that frames are encoded in; all of them lose nothing. */
export const RLE_LOSSLESS = '1.2.840.10008.1.2.5';
export const JPEG_LS_LOSSLESS = '1.2.840.10008.1.2.4.80';
export const JPEG_2000_LOSSLESS = '1.2.840.10008.1.2.4.90';
export const HTJ2K_LOSSLESS = '1.2.840.10008.1.2.4.201';

/** What decides whether an encoder is exact. */
export type EncodedSamples = Pick<
  ImageDescription,
  'rows' | 'columns' | 'sampleKind' | 'samplesPerPixel' | 'bitsAllocated' | 'bitsStored' | 'signed'
>;

/**
 * True where the encoder of that syntax gives back every sample, as measured for each kind of them (tests/core/pixels/encoders.test.ts).
 * @param photometric of the samples, once decoded
 */
export function encodesExactly(uid: string, samples: EncodedSamples, photometric: Photometric): boolean {
  const { sampleKind, samplesPerPixel, bitsAllocated, bitsStored, signed } = samples;
  if (sampleKind !== 'integer') return false;
  switch (uid) {
    case RLE_LOSSLESS:
      return bitsAllocated === 1 || samplesPerPixel * (bitsAllocated / 8) <= 15;
    case JPEG_LS_LOSSLESS:
      return bitsStored >= 2 && bitsAllocated <= 16;
    // OpenJPEG traps on fewer than 8 bits and on colours of more, and is wrong on 8 bits with a sign. It transforms all colours (RCT).
    case JPEG_2000_LOSSLESS:
      if (samplesPerPixel === 3) return bitsStored === 8 && bitsAllocated === 8 && !signed && photometric === 'RGB';
      return bitsAllocated <= 16 && bitsStored >= (signed ? 9 : 8);
    // OpenJPH loses the lowest value of pictures that are one pixel wide or high.
    case HTJ2K_LOSSLESS:
      if (Math.min(samples.rows, samples.columns) < 2) return false;
      if (samplesPerPixel === 3) return bitsStored === 8 && bitsAllocated === 8 && !signed;
      return bitsAllocated <= 16 && bitsStored >= (signed ? 9 : 2);
    default:
      return false;
  }
}

/** Photometric Interpretation that the data set of an encoded frame has to have (PS3.5 §8.2). */
export const encodedPhotometric = (uid: string, photometric: Photometric): Photometric =>
  photometric === 'RGB' && (uid === JPEG_2000_LOSSLESS || uid === HTJ2K_LOSSLESS) ? 'YBR_RCT' : photometric;
