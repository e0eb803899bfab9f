import type { Rgb } from './presentation.js';

/** White of the profile connection space (D50), CIE XYZ. */
const WHITE = [0.9642, 1, 0.8249] as const;
/** XYZ (D50) to linear sRGB, adapted by Bradford. */
const TO_SRGB = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const;

/** A CIELab value as DICOM encodes it: three unsigned 16-bit numbers (PS3.3 C.10.7.1.1). Null where it isn't one. */
export function rgbOfCieLab(encoded: readonly number[]): Rgb | null {
  const [l = -1, a = -1, b = -1] = encoded;
  if (encoded.length !== 3 || ![l, a, b].every((value) => Number.isInteger(value) && value >= 0 && value <= 0xffff)) return null;
  const fy = ((l / 0xffff) * 100 + 16) / 116;
  const fx = fy + ((a / 0xffff) * 255 - 128) / 500;
  const fz = fy - ((b / 0xffff) * 255 - 128) / 200;
  const xyz = [unfold(fx) * WHITE[0], unfold(fy) * WHITE[1], unfold(fz) * WHITE[2]];
  const [red = 0, green = 0, blue = 0] = TO_SRGB.map((row) => gamma(row.reduce((sum, factor, at) => sum + factor * (xyz[at] ?? 0), 0)));
  return [red, green, blue];
}

const unfold = (value: number): number => (value > 6 / 29 ? value ** 3 : 3 * (6 / 29) ** 2 * (value - 4 / 29));

function gamma(linear: number): number {
  const bounded = Math.min(1, Math.max(0, linear));
  return Math.round(255 * (bounded <= 0.0031308 ? 12.92 * bounded : 1.055 * bounded ** (1 / 2.4) - 0.055));
}
