import type { Samples } from '../pixels/decoded-frame.js';

/** How voxels of one datatype become samples (nifti1.h, DT_…). */
export interface VoxelKind {
  readonly bytes: number;
  readonly samplesPerPixel: 1 | 3;
  readonly sampleKind: 'integer' | 'float' | 'double';
  readonly bits: 8 | 16 | 32 | 64;
  readonly signed: boolean;
  /** Reads `count` voxels of storage order. */
  readonly read: (view: DataView, count: number, littleEndian: boolean) => Samples;
}

type Reader = (view: DataView, at: number, littleEndian: boolean) => number;

function kind(
  bits: VoxelKind['bits'],
  signed: boolean,
  sampleKind: VoxelKind['sampleKind'],
  allocate: (count: number) => Samples,
  readOne: Reader,
): VoxelKind {
  const bytes = bits / 8;
  return {
    bytes,
    samplesPerPixel: 1,
    sampleKind,
    bits,
    signed,
    read(view, count, littleEndian) {
      const samples = allocate(count);
      for (let index = 0; index < count; index++) samples[index] = readOne(view, index * bytes, littleEndian);
      return samples;
    },
  };
}

/** Red, green and blue side by side, and a fourth byte that says how opaque: shown as if it were. */
function color(bytes: 3 | 4): VoxelKind {
  return {
    bytes,
    samplesPerPixel: 3,
    sampleKind: 'integer',
    bits: 8,
    signed: false,
    read(view, count) {
      const samples = new Uint8Array(count * 3);
      for (let index = 0; index < count; index++)
        for (let sample = 0; sample < 3; sample++) samples[index * 3 + sample] = view.getUint8(index * bytes + sample);
      return samples;
    },
  };
}

/** 64-bit whole numbers are shown as doubles: what is beyond 2^53 loses its last digits on the screen, and nothing else is done with it. */
const KINDS: Readonly<Record<number, VoxelKind>> = {
  2: kind(
    8,
    false,
    'integer',
    (count) => new Uint8Array(count),
    (view, at) => view.getUint8(at),
  ),
  4: kind(
    16,
    true,
    'integer',
    (count) => new Int16Array(count),
    (view, at, little) => view.getInt16(at, little),
  ),
  8: kind(
    32,
    true,
    'integer',
    (count) => new Int32Array(count),
    (view, at, little) => view.getInt32(at, little),
  ),
  16: kind(
    32,
    true,
    'float',
    (count) => new Float32Array(count),
    (view, at, little) => view.getFloat32(at, little),
  ),
  64: kind(
    64,
    true,
    'double',
    (count) => new Float64Array(count),
    (view, at, little) => view.getFloat64(at, little),
  ),
  128: color(3),
  256: kind(
    8,
    true,
    'integer',
    (count) => new Int8Array(count),
    (view, at) => view.getInt8(at),
  ),
  512: kind(
    16,
    false,
    'integer',
    (count) => new Uint16Array(count),
    (view, at, little) => view.getUint16(at, little),
  ),
  768: kind(
    32,
    false,
    'integer',
    (count) => new Uint32Array(count),
    (view, at, little) => view.getUint32(at, little),
  ),
  1024: kind(
    64,
    true,
    'double',
    (count) => new Float64Array(count),
    (view, at, little) => Number(view.getBigInt64(at, little)),
  ),
  1280: kind(
    64,
    false,
    'double',
    (count) => new Float64Array(count),
    (view, at, little) => Number(view.getBigUint64(at, little)),
  ),
  2304: color(4),
};

/** Null for what isn't shown: single bits, complex numbers, and reals of 128 bits. */
export const voxelKind = (datatype: number): VoxelKind | null => KINDS[datatype] ?? null;
