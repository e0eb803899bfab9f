import { BitReader } from './bit-reader.js';

/** Types of NAL units (ITU-T H.265 Table 7-1). */
export const HEVC = { LAST_SLICE: 31, FIRST_KEY: 16, LAST_KEY: 21, VPS: 32, SPS: 33, PPS: 34, DELIMITER: 35, PREFIX_SEI: 39 } as const;

export const hevcType = (firstByte: number): number => (firstByte >> 1) & 0x3f;
/** first_slice_segment_in_pic_flag, the first bit behind the two bytes of header. */
export const startsPicture = (nal: Uint8Array): boolean => ((nal[2] ?? 0) & 0x80) !== 0;

/** How a codec string names the profile of a sequence parameter set (ISO/IEC 14496-15, annex E.3); null where the bits end. */
export function hevcCodecString(nal: Uint8Array): string | null {
  try {
    const bits = new BitReader(nal.subarray(2));
    bits.skip(4 + 3 + 1);
    const space = bits.bits(2);
    const tier = bits.bit();
    const profile = bits.bits(5);
    let compatibility = 0;
    for (let index = 0; index < 32; index++) compatibility += bits.bit() * 2 ** index;
    const constraints = Array.from({ length: 6 }, () => bits.bits(8));
    const level = bits.bits(8);
    while (constraints.length > 0 && constraints.at(-1) === 0) constraints.pop();
    return [
      `hev1.${['', 'A', 'B', 'C'][space] ?? ''}${profile}`,
      compatibility.toString(16).toUpperCase(),
      `${tier === 1 ? 'H' : 'L'}${level}`,
      ...constraints.map((byte) => byte.toString(16).toUpperCase()),
    ].join('.');
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
