import type { ByteSource } from '../dicom/byte-source.js';
import type { Samples } from '../pixels/decoded-frame.js';
import { type ColorDisplay, type DisplayFrame, extremes, type GreyDisplay, windowOf } from '../pixels/display-frame.js';
import { FrameError } from '../pixels/frame-error.js';
import { placeSlices } from './nifti-geometry.js';
import { type NiftiHeader, readNiftiHeader } from './nifti-header.js';
import { describeNifti, niftiWindows } from './nifti-image.js';
import { voxelKind } from './nifti-voxels.js';

/**
 * What the viewport draws of frame `frame` (from 0) of a file that `niftiRecords` described.
 * @throws FrameError where there is no such frame or it can't be shown; NiftiError where the header can't be read
 */
export function niftiDisplayFrame(source: ByteSource, frame: number): DisplayFrame {
  const header = readNiftiHeader(source);
  const image = describeNifti(header, source.size);
  const voxels = voxelKind(header.datatype);
  if (image.kind === 'refused') throw new FrameError(image.code, image.detail);
  if (!voxels) throw new FrameError('bits-not-supported');
  if (!Number.isInteger(frame) || frame < 0 || frame >= image.numberOfFrames) throw new FrameError('frame-out-of-range');
  const { rows, columns } = image;
  const length = rows * columns * voxels.bytes;
  const bytes = source.read(header.voxelOffset + frame * length, length);
  const stored = voxels.read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), rows * columns, header.littleEndian);
  const { flipColumns, flipRows } = placeSlices(header);
  const values = stored.slice();
  const samples = voxels.samplesPerPixel;
  for (let row = 0, to = 0; row < rows; row++) {
    const fromRow = (flipRows ? rows - 1 - row : row) * columns;
    for (let column = 0; column < columns; column++)
      for (let sample = 0; sample < samples; sample++)
        values[to++] = stored[(fromRow + (flipColumns ? columns - 1 - column : column)) * samples + sample] as number;
  }
  return samples === 3 ? colorDisplay(rows, columns, values) : greyDisplay(header, rows, columns, values);
}

function colorDisplay(rows: number, columns: number, values: Samples): ColorDisplay {
  const rgba = new Uint8ClampedArray(rows * columns * 4).fill(255);
  for (let from = 0, to = 0; from < values.length; from += 3, to += 4)
    for (let sample = 0; sample < 3; sample++) rgba[to + sample] = values[from + sample] as number;
  return { kind: 'color', rows, columns, rgba };
}

function greyDisplay(header: NiftiHeader, rows: number, columns: number, values: Samples): GreyDisplay {
  const { slope, intercept } = header;
  const voiLutFunction = 'LINEAR_EXACT';
  const { least, most } = extremes(values, null);
  const autoWindow = windowOf(least * slope + intercept, most * slope + intercept, voiLutFunction);
  const windows = niftiWindows(header);
  return {
    kind: 'grey',
    rows,
    columns,
    values,
    slope,
    intercept,
    untrustedUnit: '',
    minValue: least,
    maxValue: most,
    inverted: false,
    windows: windows.map((window) => ({ ...window, untrustedExplanation: '' })),
    autoWindow,
    defaultWindow: windows[0] ?? autoWindow,
    voiLutFunction,
    voiLut: null,
    padding: null,
  };
}
