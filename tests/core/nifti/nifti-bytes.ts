/** Writes small NIfTI files for tests, right or deliberately wrong. */
export interface NiftiPlan {
  readonly size: readonly number[];
  /** In storage order; of datatype 128, samples. */
  readonly values: readonly number[];
  readonly version?: 1 | 2;
  readonly littleEndian?: boolean;
  readonly datatype?: number;
  readonly slope?: number;
  readonly intercept?: number;
  readonly calMin?: number;
  readonly calMax?: number;
  readonly units?: number;
  readonly sform?: readonly (readonly [number, number, number, number])[];
  readonly magic?: string;
}

type Writer = (view: DataView, at: number, value: number, littleEndian: boolean) => void;
const WRITERS: Readonly<Record<number, readonly [bytes: number, write: Writer]>> = {
  2: [1, (view, at, value) => view.setUint8(at, value)],
  4: [2, (view, at, value, little) => view.setInt16(at, value, little)],
  8: [4, (view, at, value, little) => view.setInt32(at, value, little)],
  16: [4, (view, at, value, little) => view.setFloat32(at, value, little)],
  32: [8, () => undefined],
  64: [8, (view, at, value, little) => view.setFloat64(at, value, little)],
  128: [1, (view, at, value) => view.setUint8(at, value)],
  256: [1, (view, at, value) => view.setInt8(at, value)],
  512: [2, (view, at, value, little) => view.setUint16(at, value, little)],
  768: [4, (view, at, value, little) => view.setUint32(at, value, little)],
  1024: [8, (view, at, value, little) => view.setBigInt64(at, BigInt(value), little)],
  1280: [8, (view, at, value, little) => view.setBigUint64(at, BigInt(value), little)],
};

export function niftiBytes(plan: NiftiPlan): Uint8Array {
  const { version = 1, littleEndian: little = true, datatype = 4, slope = 1, intercept = 0, calMin = 0, calMax = 0, units = 2 } = plan;
  const [width, write] = WRITERS[datatype] ?? [1, () => undefined];
  const start = version === 1 ? 352 : 544;
  const bytes = new Uint8Array(start + plan.values.length * width);
  const view = new DataView(bytes.buffer);
  const real = (at: number, index: number, value: number) =>
    version === 1 ? view.setFloat32(at + index * 4, value, little) : view.setFloat64(at + index * 8, value, little);
  const first = version === 1;
  view.setInt32(0, first ? 348 : 540, little);
  const dims = [plan.size.length, ...plan.size];
  dims.forEach((value, index) => {
    if (first) view.setInt16(40 + index * 2, value, little);
    else view.setBigInt64(16 + index * 8, BigInt(value), little);
  });
  view.setInt16(first ? 70 : 12, datatype, little);
  for (let index = 0; index < 4; index++) real(first ? 76 : 104, index, 1);
  if (first) view.setFloat32(108, start, little);
  else view.setBigInt64(168, BigInt(start), little);
  [slope, intercept].forEach((value, index) => {
    real(first ? 112 : 176, index, value);
  });
  [calMax, calMin].forEach((value, index) => {
    real(first ? 124 : 192, index, value);
  });
  if (first) view.setUint8(123, units);
  else view.setInt32(500, units, little);
  if (plan.sform) {
    if (first) view.setInt16(254, 1, little);
    else view.setInt32(348, 1, little);
    plan.sform.flat().forEach((value, index) => {
      real(first ? 280 : 400, index, value);
    });
  }
  const magic = plan.magic ?? (first ? 'n+1' : 'n+2');
  for (let index = 0; index < 3; index++) bytes[(first ? 344 : 4) + index] = magic.charCodeAt(index);
  plan.values.forEach((value, index) => {
    write(view, start + index * width, value, little);
  });
  return bytes;
}
