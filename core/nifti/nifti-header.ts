import type { ByteSource } from '../dicom/byte-source.js';
import { NiftiError } from './nifti-error.js';

/** The header of a NIfTI-1 or NIfTI-2 file (nifti1.h, nifti2.h): what a picture needs, every number checked. */
export interface NiftiHeader {
  readonly version: 1 | 2;
  readonly littleEndian: boolean;
  /** Voxels along the first, second and third axis: the first is stored fastest. */
  readonly size: readonly [number, number, number];
  /** What is stored behind each volume: the fourth and all later axes, multiplied. */
  readonly volumes: number;
  readonly datatype: number;
  /** Where the voxels begin, in bytes. */
  readonly voxelOffset: number;
  /** Stored value × slope + intercept is the value; 1 and 0 where the file gives none. */
  readonly slope: number;
  readonly intercept: number;
  /** Values to show as black and as white; null where the file gives none. */
  readonly display: { readonly low: number; readonly high: number } | null;
  /** Millimetres of one spatial unit; null where the file doesn't name its unit. */
  readonly millimetres: number | null;
  /** Sizes of a voxel along the axes, in spatial units, without a sign. */
  readonly voxelSize: readonly [number, number, number];
  /** -1 where a right-handed turn of the axes needs a mirror (pixdim[0]). */
  readonly qfac: 1 | -1;
  readonly qformCode: number;
  readonly quaternion: readonly [b: number, c: number, d: number];
  readonly qOffset: readonly [number, number, number];
  readonly sformCode: number;
  /** Three rows of four: voxel indices to x, y, z. */
  readonly srows: readonly (readonly [number, number, number, number])[];
  readonly intentCode: number;
  readonly untrustedTexts: readonly { readonly field: string; readonly untrustedText: string }[];
}

const HEADER_1 = 348;
const HEADER_2 = 540;
const MAX_AXIS = 2 ** 31;

/** Where each field lies: offset, and how a number there is read. */
interface Layout {
  readonly version: 1 | 2;
  readonly bytes: number;
  readonly magic: number;
  readonly dim: number;
  readonly datatype: number;
  readonly pixdim: number;
  readonly voxOffset: number;
  readonly slope: number;
  readonly calMax: number;
  readonly calMin: number;
  readonly qformCode: number;
  readonly sformCode: number;
  readonly quatern: number;
  readonly srow: number;
  readonly units: number;
  readonly intentCode: number;
  readonly texts: readonly (readonly [field: string, offset: number, length: number])[];
}

const LAYOUT_1: Layout = {
  version: 1,
  bytes: HEADER_1,
  magic: 344,
  dim: 40,
  datatype: 70,
  pixdim: 76,
  voxOffset: 108,
  slope: 112,
  calMax: 124,
  calMin: 128,
  qformCode: 252,
  sformCode: 254,
  quatern: 256,
  srow: 280,
  units: 123,
  intentCode: 68,
  texts: [
    ['data_type', 4, 10],
    ['db_name', 14, 18],
    ['descrip', 148, 80],
    ['aux_file', 228, 24],
    ['intent_name', 328, 16],
  ],
};
const LAYOUT_2: Layout = {
  version: 2,
  bytes: HEADER_2,
  magic: 4,
  dim: 16,
  datatype: 12,
  pixdim: 104,
  voxOffset: 168,
  slope: 176,
  calMax: 192,
  calMin: 200,
  qformCode: 344,
  sformCode: 348,
  quatern: 352,
  srow: 400,
  units: 500,
  intentCode: 504,
  texts: [
    ['descrip', 240, 80],
    ['aux_file', 320, 24],
    ['intent_name', 508, 16],
  ],
};

/** @throws NiftiError where it isn't a header, is one of a pair of files, or contradicts itself */
export function readNiftiHeader(source: ByteSource): NiftiHeader {
  const head = source.read(0, Math.min(source.size, HEADER_2));
  if (head.length < 4) throw new NiftiError('header-invalid');
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const littleEndian = [HEADER_1, HEADER_2].includes(view.getInt32(0, true));
  const declared = view.getInt32(0, littleEndian);
  const layout = declared === HEADER_1 ? LAYOUT_1 : declared === HEADER_2 ? LAYOUT_2 : null;
  if (!layout || head.length < layout.bytes) throw new NiftiError('header-invalid');
  const magic = String.fromCharCode(...head.subarray(layout.magic, layout.magic + 3));
  if (magic === 'ni1' || magic === 'ni2') throw new NiftiError('voxels-in-another-file');
  if (magic !== 'n+1' && magic !== 'n+2') throw new NiftiError('header-invalid');
  return readFields(new Fields(view, littleEndian, layout), layout, littleEndian, head);
}

function readFields(fields: Fields, layout: Layout, littleEndian: boolean, head: Uint8Array): NiftiHeader {
  const [count = 0, ...dims] = Array.from({ length: 8 }, (_, index) => fields.dim(index));
  if (count < 1 || count > 7) throw new NiftiError('header-invalid');
  const axis = (index: number): number => (index < count ? (dims[index] ?? 0) : 1);
  const axes = [0, 1, 2, 3, 4, 5, 6].map(axis);
  if (!axes.every((size) => Number.isSafeInteger(size) && size >= 1 && size <= MAX_AXIS)) throw new NiftiError('header-invalid');
  const volumes = axes.slice(3).reduce((product, size) => product * size, 1);
  const voxelOffset = fields.voxOffset();
  if (!Number.isSafeInteger(voxelOffset) || voxelOffset < layout.bytes) throw new NiftiError('header-invalid');
  const slope = fields.real(layout.slope, 0);
  const intercept = fields.real(layout.slope, 1);
  const isScaled = Number.isFinite(slope) && slope !== 0 && Number.isFinite(intercept);
  const [low, high] = [fields.real(layout.calMin, 0), fields.real(layout.calMax, 0)];
  const pixdim = Array.from({ length: 4 }, (_, index) => fields.real(layout.pixdim, index));
  const q = Array.from({ length: 6 }, (_, index) => fields.real(layout.quatern, index));
  return {
    version: layout.version,
    littleEndian,
    size: [axis(0), axis(1), axis(2)],
    volumes,
    datatype: fields.short(layout.datatype),
    voxelOffset,
    slope: isScaled ? slope : 1,
    intercept: isScaled ? intercept : 0,
    display: Number.isFinite(low) && Number.isFinite(high) && high > low ? { low, high } : null,
    millimetres: MILLIMETRES[fields.code(layout.units, 1) % 8] ?? null,
    voxelSize: [Math.abs(pixdim[1] ?? 0), Math.abs(pixdim[2] ?? 0), Math.abs(pixdim[3] ?? 0)],
    qfac: (pixdim[0] ?? 0) < 0 ? -1 : 1,
    qformCode: fields.code(layout.qformCode, 2),
    quaternion: [q[0] ?? 0, q[1] ?? 0, q[2] ?? 0],
    qOffset: [q[3] ?? 0, q[4] ?? 0, q[5] ?? 0],
    sformCode: fields.code(layout.sformCode, 2),
    srows: [0, 4, 8].map((row) => [0, 1, 2, 3].map((column) => fields.real(layout.srow, row + column)) as [number, number, number, number]),
    intentCode: fields.code(layout.intentCode, 2),
    untrustedTexts: layout.texts.map(([field, offset, length]) => ({
      field,
      untrustedText: textOf(head.subarray(offset, offset + length)),
    })),
  };
}

/** xyzt_units, its lowest three bits: metre, millimetre, micrometre. */
const MILLIMETRES: Readonly<Record<number, number>> = { 1: 1000, 2: 1, 3: 0.001 };

/** NIfTI-1 writes 16-bit codes and 32-bit reals, NIfTI-2 mostly twice as many bits. */
class Fields {
  constructor(
    readonly view: DataView,
    readonly littleEndian: boolean,
    readonly layout: Layout,
  ) {}

  short(offset: number): number {
    return this.view.getInt16(offset, this.littleEndian);
  }

  dim(index: number): number {
    const { dim, version } = this.layout;
    return version === 1 ? this.short(dim + index * 2) : Number(this.view.getBigInt64(dim + index * 8, this.littleEndian));
  }

  /** A code of so many bytes in NIfTI-1; of four in NIfTI-2. */
  code(offset: number, bytes: 1 | 2): number {
    if (this.layout.version === 2) return this.view.getInt32(offset, this.littleEndian);
    return bytes === 1 ? this.view.getUint8(offset) : this.short(offset);
  }

  real(offset: number, index: number): number {
    return this.layout.version === 1
      ? this.view.getFloat32(offset + index * 4, this.littleEndian)
      : this.view.getFloat64(offset + index * 8, this.littleEndian);
  }

  voxOffset(): number {
    const { voxOffset, version } = this.layout;
    return version === 1 ? this.view.getFloat32(voxOffset, this.littleEndian) : Number(this.view.getBigInt64(voxOffset, this.littleEndian));
  }
}

const decoder = new TextDecoder('utf-8');
function textOf(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return decoder.decode(end < 0 ? bytes : bytes.subarray(0, end)).trim();
}
