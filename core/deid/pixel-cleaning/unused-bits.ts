import type { Samples } from '../../pixels/decoded-frame.js';
import type { ImageDescription } from '../../pixels/image-description.js';

/** Which bits of a sample's container hold its value. */
export interface UnusedBits {
  /** Of the container, in bytes. */
  readonly width: 1 | 2 | 4;
  /** Bits of the value, in place. */
  readonly used: number;
  readonly signBit: number;
  readonly signed: boolean;
}

type Bits = Pick<ImageDescription, 'sampleKind' | 'bitsAllocated' | 'bitsStored' | 'highBit' | 'signed'>;

/** Null where every bit is used, or samples aren't whole numbers in containers of whole bytes. */
export function unusedBits({ sampleKind, bitsAllocated, bitsStored, highBit, signed }: Bits): UnusedBits | null {
  if (sampleKind !== 'integer' || bitsAllocated < 8 || bitsStored >= bitsAllocated) return null;
  const lowBit = highBit - bitsStored + 1;
  if (lowBit < 0 || highBit >= bitsAllocated) return null;
  const used = (((1 << bitsStored) - 1) << lowBit) >>> 0;
  return { width: bitsAllocated === 8 ? 1 : bitsAllocated === 16 ? 2 : 4, used, signBit: (1 << highBit) >>> 0, signed };
}

/** All bits of a container of so many bytes. */
export const allBits = (width: UnusedBits['width']): number => (width === 1 ? 0xff : width === 2 ? 0xffff : 0xffffffff);

/** The container with nothing but the value in it, and the sign of a signed one above it. */
export function cleared(container: number, { width, used, signBit, signed }: UnusedBits): number {
  const value = container & used;
  const above = allBits(width) & ~(signBit | (signBit - 1));
  return (signed && (container & signBit) !== 0 ? value | above : value) >>> 0;
}

/** Proper containers: nothing but the value, or a signed value with its sign extended. */
export function isProper(container: number, bits: UnusedBits): boolean {
  return container === (container & bits.used) >>> 0 || container === cleared(container, bits);
}

/**
 * Clears what stands beside the stored values of a decoded frame, in place.
 * @param unmasked the samples are whole containers; else values, which begin at the lowest bit
 */
export function clearSamples(samples: Samples, unmasked: boolean, image: Bits): void {
  const bits = unusedBits(unmasked ? image : { ...image, highBit: image.bitsStored - 1 });
  if (!bits) return;
  const all = allBits(bits.width);
  for (let at = 0; at < samples.length; at += 1) samples[at] = cleared(((samples[at] as number) & all) >>> 0, bits);
}
