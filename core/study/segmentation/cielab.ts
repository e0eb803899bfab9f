/** Red, green and blue, 0 to 255 each. */
export type Rgb = readonly [red: number, green: number, blue: number];

/**
 * A colour as the standard encodes it (PCS values, PS3.3 C.10.7.1.1): L* from 0 to 65535 for 0 to 100, a* and b* from 0 to 65535 for −128 to 127,
 * under the white D50; as sRGB, what can't be shown being clipped. Null unless there are three whole numbers of 16 bits.
 */
export function rgbOfCielab(encoded: readonly number[]): Rgb | null {
  const [l, a, b, ...more] = encoded;
  if (l === undefined || a === undefined || b === undefined || more.length > 0) return null;
  if (![l, a, b].every((value) => Number.isInteger(value) && value >= 0 && value <= 0xffff)) return null;
  const fy = ((l / 0xffff) * 100 + 16) / 116;
  const fx = fy + ((a / 0xffff) * 255 - 128) / 500;
  const fz = fy - ((b / 0xffff) * 255 - 128) / 200;
  return srgbOf(WHITE[0] * cubed(fx), WHITE[1] * cubed(fy), WHITE[2] * cubed(fz));
}

/** D50, as the profile connection space has it. */
const WHITE = [0.9642, 1, 0.8249] as const;
const EDGE = 6 / 29;
const cubed = (t: number): number => (t > EDGE ? t ** 3 : 3 * EDGE ** 2 * (t - 4 / 29));

/** XYZ under D50 to linear sRGB, the adaptation to D65 (Bradford) included. */
const TO_RGB = [
  [3.1338561, -1.6168667, -0.4906146],
  [-0.9787684, 1.9161415, 0.033454],
  [0.0719453, -0.2289914, 1.4052427],
] as const;

function srgbOf(x: number, y: number, z: number): Rgb {
  const [red, green, blue] = TO_RGB.map(([a, b, c]) => {
    const linear = Math.max(0, Math.min(1, a * x + b * y + c * z));
    return Math.round(255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055));
  }) as [number, number, number];
  return [red, green, blue];
}
