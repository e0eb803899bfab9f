import type { ParseErrorCode } from '../../../core/dicom/parse-error.js';

/** Every real file at hand that isn't read, and why: none of them is read whole by both pydicom and dcmdump. */
export const REFUSED: Readonly<Record<string, ParseErrorCode>> = {
  // Bombs and cuts of the malformed folder, and files that were cut on purpose.
  'corpus/malformed/2026-05-06-Deeply-Nested-Sequence.dcm': 'too-deep',
  'corpus/malformed/3gb-bulk-data-truncated': 'truncated',
  'corpus/malformed/MR_truncated.dcm': 'truncated',
  'corpus/malformed/no_preamble_dicm_in_data': 'truncated',
  'corpus/malformed/rtplan_truncated.dcm': 'truncated',
  'corpus/malformed/zero-byte.dcm': 'empty',
  'corpus/transfer-syntax/pydicom/emri_small_jpeg_2k_lossless_too_short.dcm': 'truncated',
  'pydicom/test_files/MR_truncated.dcm': 'truncated',
  'pydicom/test_files/rtplan_truncated.dcm': 'truncated',
  // A file meta of a syntax that isn't one, raw samples, texts, an archive.
  'corpus/malformed/no_meta.dcm': 'not-dicom',
  'corpus/transfer-syntax/orthanc/1.2.840.10008.1.2.4.50.YBR.raw': 'not-dicom',
  'pydicom/test_files/no_meta.dcm': 'not-dicom',
  'pydicom/test_files/dicomdirtests/TINY_ALPHA/README': 'not-dicom',
  'pydicom/test_files/rtplan.dump': 'not-dicom',
  'pydicom/test_files/rtstruct.dump': 'not-dicom',
  'pydicom/test_files/zipMR.gz': 'not-dicom',
};
