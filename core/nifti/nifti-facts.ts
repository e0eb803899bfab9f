import type { ByteSource } from '../dicom/byte-source.js';
import type { PictureFact } from '../media/pictures/picture-fact.js';
import { type NiftiHeader, readNiftiHeader } from './nifti-header.js';

/** What the header of a NIfTI file says, field by field, by the names of nifti1.h. @throws NiftiError */
export function niftiFacts(source: ByteSource): PictureFact[] {
  const header = readNiftiHeader(source);
  const fact = (label: string, untrustedValue: string): PictureFact => ({ label, name: '', untrustedValue, bytes: null, facts: [] });
  return [
    fact('sizeof_hdr', header.version === 1 ? '348' : '540'),
    ...header.untrustedTexts.map(({ field, untrustedText }) => fact(field, untrustedText)),
    fact('dim', [...header.size, header.volumes].join(' × ')),
    fact('datatype', String(header.datatype)),
    fact('pixdim', header.voxelSize.join(' ')),
    fact('vox_offset', String(header.voxelOffset)),
    fact('scl_slope', String(header.slope)),
    fact('scl_inter', String(header.intercept)),
    ...(header.display ? [fact('cal_min', String(header.display.low)), fact('cal_max', String(header.display.high))] : []),
    fact('qform_code', String(header.qformCode)),
    fact('quatern', header.quaternion.join(' ')),
    fact('qoffset', header.qOffset.join(' ')),
    fact('sform_code', String(header.sformCode)),
    ...['srow_x', 'srow_y', 'srow_z'].map((label, row) => fact(label, (header.srows[row] ?? []).join(' '))),
    fact('intent_code', String(header.intentCode)),
    ...extensionFacts(source, header),
  ];
}

const MAX_EXTENSIONS = 64;

/** Header extensions: four bytes that say whether there are any, then each with its size and code (nifti1.h). Some hold whole DICOM headers. */
function extensionFacts(source: ByteSource, { version, voxelOffset, littleEndian }: NiftiHeader): PictureFact[] {
  const facts: PictureFact[] = [];
  const start = version === 1 ? 348 : 540;
  const end = Math.min(voxelOffset, source.size);
  if (start + 4 > end || source.read(start, 1)[0] === 0) return facts;
  for (let at = start + 4; at + 8 <= end && facts.length < MAX_EXTENSIONS; ) {
    const head = source.read(at, 8);
    const view = new DataView(head.buffer, head.byteOffset, 8);
    const size = view.getInt32(0, littleEndian);
    if (size < 8 || at + size > end) break;
    const code = view.getInt32(4, littleEndian);
    facts.push({ label: `extension ${code}`, name: EXTENSIONS[code] ?? '', untrustedValue: '', bytes: size, facts: [] });
    at += size;
  }
  return facts;
}

const EXTENSIONS: Readonly<Record<number, string>> = { 2: 'DICOM', 4: 'AFNI', 6: 'Comment', 32: 'CIFTI' };
