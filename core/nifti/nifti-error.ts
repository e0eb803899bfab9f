/** Why a file that says it is NIfTI isn't read. The message names no value of the file. */
export type NiftiErrorCode =
  | 'header-invalid'
  /** The old pair of a header and an image file. */
  | 'voxels-in-another-file';

export class NiftiError extends Error {
  override readonly name = 'NiftiError';
  constructor(readonly code: NiftiErrorCode) {
    super(code);
  }
}
