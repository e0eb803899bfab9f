/** Order in which the 64 coefficients of a block are coded (ISO 10918-1 Figure A.6), by place in the block. */
export const ZIGZAG = Uint8Array.of(
  0,
  1,
  8,
  16,
  9,
  2,
  3,
  10,
  17,
  24,
  32,
  25,
  18,
  11,
  4,
  5,
  12,
  19,
  26,
  33,
  40,
  48,
  41,
  34,
  27,
  20,
  13,
  6,
  7,
  14,
  21,
  28,
  35,
  42,
  49,
  56,
  57,
  50,
  43,
  36,
  29,
  22,
  15,
  23,
  30,
  37,
  44,
  51,
  58,
  59,
  52,
  45,
  38,
  31,
  39,
  46,
  53,
  60,
  61,
  54,
  47,
  55,
  62,
  63,
); // prettier-ignore

/** Half of C(u) cos((2x + 1) u π / 16), by u × 8 + x (ISO 10918-1 A.3.3). */
const BASIS = Float64Array.from({ length: 64 }, (_, index) => {
  const u = index >> 3;
  const x = index & 7;
  return (u === 0 ? Math.SQRT1_2 : 1) * Math.cos(((2 * x + 1) * u * Math.PI) / 16) * 0.5;
});

const columns = new Float64Array(64);

/** The inverse transform of one block: `coefficients` from `at`, times `quantisation`, to 64 samples around 0, row by row. */
export function inverseDct(coefficients: Int16Array, at: number, quantisation: Uint16Array, samples: Float64Array): void {
  columns.fill(0);
  for (let place = 0; place < 64; place++) {
    const coefficient = coefficients[at + place] as number;
    if (coefficient === 0) continue;
    const value = coefficient * (quantisation[place] as number);
    const v = place >> 3;
    const u = place & 7;
    for (let y = 0; y < 8; y++) columns[y * 8 + u] = (columns[y * 8 + u] as number) + value * (BASIS[v * 8 + y] as number);
  }
  for (let y = 0; y < 8; y++) {
    for (let x = 0; x < 8; x++) {
      let sum = 0;
      for (let u = 0; u < 8; u++) sum += (columns[y * 8 + u] as number) * (BASIS[u * 8 + x] as number);
      samples[y * 8 + x] = sum;
    }
  }
}
