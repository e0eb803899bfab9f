import { memorySource } from '../../core/dicom/byte-source.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import type { Tag } from '../../core/dicom/tag.js';
import type { Vr } from '../../core/dicom/vr.js';
import { dataSetOf, type SampleDataSet, type SampleValue, writeDicom } from '../../scripts/sample/write-dicom.js';

export type Fields = readonly (readonly [Tag, SampleValue] | readonly [Tag, SampleValue, Vr])[];

/** A small grey picture of 16 bits, as fields that a test replaces or adds to. */
export const PLAIN_PICTURE: Fields = [
  [0x00080016, '1.2.840.10008.5.1.4.1.1.2'],
  [0x00080018, '2.25.1'],
  [0x00080060, 'CT'],
  [0x0020000d, '2.25.2'],
  [0x0020000e, '2.25.3'],
  [0x00280002, 1],
  [0x00280004, 'MONOCHROME2'],
  [0x00280010, 2],
  [0x00280011, 3],
  [0x00280100, 16],
  [0x00280101, 12],
  [0x00280102, 11],
  [0x00280103, 0],
  [0x7fe00010, Uint16Array.of(0, 1, 2, 3, 4, 4095), 'OW'],
];

/** The item of a sequence. */
export const item = (fields: Fields): SampleDataSet => dataSetOf(fields);

/** A file of explicit VR little endian: `fields` over the plain picture, without the tags of `absent`. */
export function pictureBytes(fields: Fields = [], absent: readonly Tag[] = []): Uint8Array {
  const all = new Map([...dataSetOf(PLAIN_PICTURE), ...dataSetOf(fields)]);
  for (const tag of absent) all.delete(tag);
  return writeDicom(all, '1.2.840.10008.5.1.4.1.1.2', '2.25.1');
}

/** The same, parsed. */
export const parsedPicture = (fields: Fields = [], absent: readonly Tag[] = []): ParsedFile =>
  parseFile(memorySource(pictureBytes(fields, absent)));

/** The same with another transfer syntax and encapsulated pixel data: the Basic Offset Table, then the fragments. */
export function parsedEncapsulated(
  transferSyntax: string,
  fields: Fields,
  table: readonly number[],
  fragments: readonly Uint8Array[],
): ParsedFile {
  const all = new Map([...dataSetOf(PLAIN_PICTURE), ...dataSetOf(fields)]);
  all.delete(0x7fe00010);
  const head = Buffer.from(writeDicom(all, '1.2.840.10008.5.1.4.1.1.2', '2.25.1', transferSyntax));
  const itemOf = (bytes: Uint8Array): Buffer => {
    const header = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
    header.writeUInt32LE(bytes.length + (bytes.length % 2), 4);
    return Buffer.concat([header, bytes, Buffer.alloc(bytes.length % 2)]);
  };
  const offsets = Buffer.alloc(table.length * 4);
  for (const [index, offset] of table.entries()) offsets.writeUInt32LE(offset, index * 4);
  const start = Buffer.from([0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff]);
  const end = Buffer.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]);
  return parseFile(memorySource(Buffer.concat([head, start, itemOf(offsets), ...fragments.map(itemOf), end])));
}
