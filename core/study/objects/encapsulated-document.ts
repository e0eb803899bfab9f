import { type DataSet, findElement } from '../../dicom/data-set.js';
import { numberValue, textValue } from '../../dicom/read-value.js';
import { plainText } from '../plain-text.js';
import { type CodedConcept, codedConcept } from './coded-concept.js';

const ENCAPSULATED_DOCUMENT = 0x00420011;
const MIME_TYPE = 0x00420012;
const DOCUMENT_TITLE = 0x00420010;
const DOCUMENT_LENGTH = 0x00420015;
const CONCEPT_NAME_CODE_SEQUENCE = 0x0040a043;
const PDF_HEAD = [0x25, 0x50, 0x44, 0x46];
/** Where a PDF may begin, in bytes: some put a line of their own before it. */
const PDF_HEAD_WITHIN = 1024;

/** Largest document that is opened, in bytes. */
export const MAX_DOCUMENT = 256 * 1024 * 1024;

/** A document of another format inside a DICOM file (PS3.3 C.24.2). */
export interface EncapsulatedDocument {
  readonly kind: 'document';
  /** What its bytes are, whatever they are called. */
  readonly format: 'pdf' | 'cda' | 'stl' | 'obj' | 'other';
  readonly untrustedMimeType: string;
  readonly title: string;
  readonly concept: CodedConcept | null;
  /** Bytes of the document; 0 where there is none. */
  readonly size: number;
  readonly isTooLarge: boolean;
}

/** Says what document a file holds, without reading it but its first bytes. */
export function readDocument(dataSet: DataSet): EncapsulatedDocument {
  const range = documentRange(dataSet);
  const mimeType = plainText(textValue(dataSet, MIME_TYPE));
  const size = range?.length ?? 0;
  return {
    kind: 'document',
    format: formatOf(dataSet, range, mimeType.toLowerCase()),
    untrustedMimeType: mimeType,
    title: plainText(textValue(dataSet, DOCUMENT_TITLE)),
    concept: codedConcept(dataSet, CONCEPT_NAME_CODE_SEQUENCE),
    size,
    isTooLarge: size > MAX_DOCUMENT,
  };
}

/**
 * The bytes of the document, or null where there is none or it is larger than `MAX_DOCUMENT`.
 * @throws ByteRangeError where the file can't be read any more
 */
export function documentBytes(dataSet: DataSet): Uint8Array | null {
  const range = documentRange(dataSet);
  if (!range || range.length > MAX_DOCUMENT) return null;
  return dataSet.body.read(range.offset, range.length);
}

/** Encapsulated Document Length counts without the byte that makes the length even; it is believed only for that byte. */
function documentRange(dataSet: DataSet): { readonly offset: number; readonly length: number } | null {
  const element = findElement(dataSet, ENCAPSULATED_DOCUMENT);
  if (!element || element.items || element.fragments || element.valueLength === 0) return null;
  const declared = numberValue(dataSet, DOCUMENT_LENGTH);
  const length = declared === element.valueLength - 1 ? declared : element.valueLength;
  return { offset: element.valueOffset, length };
}

function formatOf(dataSet: DataSet, range: { offset: number; length: number } | null, mimeType: string): EncapsulatedDocument['format'] {
  if (range) {
    const head = dataSet.body.read(range.offset, Math.min(PDF_HEAD_WITHIN, range.length));
    if (head.some((_byte, at) => PDF_HEAD.every((byte, index) => head[at + index] === byte))) return 'pdf';
  }
  if (mimeType === 'text/xml' || mimeType === 'application/xml') return 'cda';
  if (mimeType === 'model/stl') return 'stl';
  if (mimeType === 'model/obj') return 'obj';
  return 'other';
}
