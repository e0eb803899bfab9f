import type { ByteSource } from '../dicom/byte-source.js';
import { blankRecord } from '../study/blank-record.js';
import type { InstanceRecord } from '../study/instance-record.js';
import { placeSlices } from './nifti-geometry.js';
import { readNiftiHeader } from './nifti-header.js';
import { describeNifti, niftiWindows } from './nifti-image.js';

/**
 * A NIfTI file as one stack: the slices of the first volume in the order in which they are stored, then those of the next volume.
 * @throws NiftiError where the header can't be read
 */
export function niftiRecords(source: ByteSource, fileId: string, untrustedName: string): InstanceRecord[] {
  const header = readNiftiHeader(source);
  const windows = niftiWindows(header).map((window) => ({ ...window, explanation: '' }));
  const { geometry } = placeSlices(header);
  return [
    blankRecord(fileId, untrustedName, { format: `NIfTI-${header.version}`, image: describeNifti(header, source.size), windows, geometry }),
  ];
}
