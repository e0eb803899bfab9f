import { type ImageDescription, type ImageRefusal, MAX_FRAME_BYTES, MAX_FRAMES, MAX_ROWS_OR_COLUMNS } from '../pixels/image-description.js';
import type { NiftiHeader } from './nifti-header.js';
import { voxelKind } from './nifti-voxels.js';

/** CIFTI-2 files borrow the format for tables of the brain's surface: no picture (intent codes 3000 to 3099). */
const isSurfaceTable = ({ intentCode }: NiftiHeader): boolean => intentCode >= 3000 && intentCode < 3100;

/** The picture of a NIfTI file of so many bytes, or why there is none. */
export function describeNifti(header: NiftiHeader, bytes: number): ImageDescription | ImageRefusal {
  const refuse = (code: ImageRefusal['code'], detail: string): ImageRefusal => ({ kind: 'refused', code, detail });
  const [columns, rows, slices] = header.size;
  if (isSurfaceTable(header) || (columns === 1 && rows === 1)) return refuse('no-pixel-data', '');
  const voxels = voxelKind(header.datatype);
  if (!voxels) return refuse('bits-not-supported', 'datatype');
  const numberOfFrames = slices * header.volumes;
  const frameBytes = rows * columns * voxels.bytes;
  if (rows > MAX_ROWS_OR_COLUMNS || columns > MAX_ROWS_OR_COLUMNS || numberOfFrames > MAX_FRAMES || frameBytes > MAX_FRAME_BYTES)
    return refuse('too-large', '');
  if (header.voxelOffset + frameBytes * numberOfFrames > bytes) return refuse('bad-description', 'dim');
  return {
    kind: 'image',
    rows,
    columns,
    samplesPerPixel: voxels.samplesPerPixel,
    photometric: voxels.samplesPerPixel === 3 ? 'RGB' : 'MONOCHROME2',
    planarConfiguration: 0,
    sampleKind: voxels.sampleKind,
    bitsAllocated: voxels.bits,
    bitsStored: voxels.bits,
    highBit: voxels.bits - 1,
    signed: voxels.signed,
    numberOfFrames,
    padding: null,
    lossy: false,
  };
}

/** cal_min is the darkest value and cal_max the brightest: a window of the exact kind. */
export const niftiWindows = ({ display }: NiftiHeader): { center: number; width: number }[] =>
  display ? [{ center: (display.low + display.high) / 2, width: display.high - display.low }] : [];
