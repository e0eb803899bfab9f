import { BitReader } from './bit-reader.js';

/** What of a sequence parameter set decides where pictures begin (ITU-T H.264 7.3.2.1.1). */
export interface H264Sequence {
  readonly codecString: string;
  readonly frameNumberBits: number;
  readonly framesOnly: boolean;
  readonly separatePlanes: boolean;
}

export const H264 = { SLICE: 1, PARTITION: 2, IDR: 5, SEI: 6, SPS: 7, PPS: 8, DELIMITER: 9 } as const;

/** Profiles whose parameter sets say more of the colours. */
const HIGH_PROFILES = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135]);

/** Reads a sequence parameter set with its one byte of header; null where it contradicts itself. */
export function readSequence(nal: Uint8Array): H264Sequence | null {
  const [, profile, constraints, level] = nal;
  if (profile === undefined || constraints === undefined || level === undefined) return null;
  const codecString = `avc1.${[profile, constraints, level].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  try {
    const bits = new BitReader(nal.subarray(4));
    bits.unsigned();
    let separatePlanes = false;
    if (HIGH_PROFILES.has(profile)) {
      const chroma = bits.unsigned();
      if (chroma === 3) separatePlanes = bits.bit() === 1;
      bits.unsigned();
      bits.unsigned();
      bits.skip(1);
      if (bits.bit() === 1) skipScaling(bits, chroma === 3 ? 12 : 8);
    }
    const frameNumberBits = bits.unsigned() + 4;
    skipOrder(bits);
    bits.unsigned();
    bits.skip(1);
    bits.unsigned();
    bits.unsigned();
    return frameNumberBits > 16 ? null : { codecString, frameNumberBits, framesOnly: bits.bit() === 1, separatePlanes };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function skipScaling(bits: BitReader, lists: number): void {
  for (let list = 0; list < lists; list++) {
    if (bits.bit() === 0) continue;
    let [last, next] = [8, 8];
    for (let index = 0; index < (list < 6 ? 16 : 64) && next !== 0; index++) {
      next = (last + bits.signed() + 256) % 256;
      last = next === 0 ? last : next;
    }
  }
}

/** pic_order_cnt_type and what goes with it. */
function skipOrder(bits: BitReader): void {
  const type = bits.unsigned();
  if (type === 0) bits.unsigned();
  if (type !== 1) return;
  bits.skip(1);
  bits.signed();
  bits.signed();
  const count = Math.min(255, bits.unsigned());
  for (let index = 0; index < count; index++) bits.signed();
}

/** What of a slice's header tells its picture from the one before (7.3.3, 7.4.1.2.4). */
export interface H264Slice {
  readonly firstBlock: number;
  readonly frameNumber: number;
  /** 0: the whole frame; 1 and 2: its top or bottom field. */
  readonly field: 0 | 1 | 2;
}

/** Reads a slice's header, with its one byte of NAL header; null where the bits end. */
export function readSlice(nal: Uint8Array, sequence: H264Sequence): H264Slice | null {
  try {
    const bits = new BitReader(nal.subarray(1));
    const firstBlock = bits.unsigned();
    bits.unsigned();
    bits.unsigned();
    if (sequence.separatePlanes) bits.skip(2);
    const frameNumber = bits.bits(sequence.frameNumberBits);
    const isField = !sequence.framesOnly && bits.bit() === 1;
    return { firstBlock, frameNumber, field: isField ? (bits.bit() === 1 ? 2 : 1) : 0 };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
