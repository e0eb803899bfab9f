import { type ByteSource, windowedSource } from './dicom/byte-source.js';
import { ParseError, type ParseErrorCode } from './dicom/parse-error.js';
import { parseFile } from './dicom/parse-file.js';
import { contentKind } from './media/content-kind.js';
import { type DiscDirectory, isDirectory, readDirectory } from './media/dicomdir/read-directory.js';
import { PictureError } from './media/pictures/picture-fact.js';
import { isLastPart } from './media/zip/end-record.js';
import { NiftiError, type NiftiErrorCode } from './nifti/nifti-error.js';
import { niftiRecords } from './nifti/nifti-records.js';
import { describeInstance, type InstanceRecord } from './study/instance-record.js';
import { pictureRecord } from './study/picture-record.js';

/** Why a file that could be read isn't opened. */
export type FileRefusal = ParseErrorCode | NiftiErrorCode | PictureError['code'] | 'container-split';

/** What one file turned out to be. */
export type DescribedFile =
  | { readonly kind: 'records'; readonly records: readonly InstanceRecord[] }
  | { readonly kind: 'directory'; readonly directory: DiscDirectory }
  | { readonly kind: 'refused'; readonly reason: FileRefusal };

/** Describes any file that holds no others, by its content. @throws ByteRangeError where it can't be read any more */
export function describeFile(untrustedSource: ByteSource, fileId: string, untrustedName: string): DescribedFile {
  // The kind and the header are read from one window.
  const source = windowedSource(untrustedSource);
  try {
    switch (contentKind(source)) {
      case 'png':
        return { kind: 'records', records: [pictureRecord(source, 'png', fileId, untrustedName)] };
      case 'jpeg':
        return { kind: 'records', records: [pictureRecord(source, 'jpeg', fileId, untrustedName)] };
      case 'nifti':
        return { kind: 'records', records: niftiRecords(source, fileId, untrustedName) };
      default: {
        const parsed = parseFile(source);
        if (isDirectory(parsed)) return { kind: 'directory', directory: readDirectory(parsed) };
        return { kind: 'records', records: [describeInstance(parsed, fileId, untrustedName)] };
      }
    }
  } catch (error) {
    // Only what is nothing else is asked for its end: each read costs a moment.
    if (error instanceof ParseError && error.code === 'not-dicom' && isLastPart(source))
      return { kind: 'refused', reason: 'container-split' };
    if (error instanceof ParseError || error instanceof NiftiError || error instanceof PictureError)
      return { kind: 'refused', reason: error.code };
    throw error;
  }
}
