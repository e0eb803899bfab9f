import { lookUpVr } from '../../core/dicom/dictionary/look-up.js';
import { groupOf, type Tag } from '../../core/dicom/tag.js';
import { hasLongLength, isText, type Vr, widthOf } from '../../core/dicom/vr.js';

/** A data set to be written: a value for each tag; items of a sequence are data sets themselves. */
export type SampleDataSet = ReadonlyMap<Tag, SampleElement>;
export interface SampleElement {
  readonly vr: Vr;
  readonly value: SampleValue;
}
export type SampleValue = string | readonly string[] | number | readonly number[] | Uint8Array | Uint16Array | readonly SampleDataSet[];

const EXPLICIT_VR_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
const IMPLEMENTATION_CLASS_UID = '2.25.219834617253069184523607519283746501927';

/** A data set of `[tag, value]` and `[tag, value, vr]`; without a VR the dictionary's is taken. @throws Error for a tag that needs one. */
export function dataSetOf(entries: readonly (readonly [Tag, SampleValue] | readonly [Tag, SampleValue, Vr])[]): SampleDataSet {
  return new Map(
    entries.map(([tag, value, given]) => {
      const vr = given ?? lookUpVr(tag);
      if (!vr) throw new Error(`no VR for ${tag.toString(16)}`);
      return [tag, { vr, value }];
    }),
  );
}

/** A whole file in explicit VR little endian (PS3.10 §7.1), or in another syntax that encodes its data set so. */
export function writeDicom(
  dataSet: SampleDataSet,
  sopClassUid: string,
  sopInstanceUid: string,
  transferSyntaxUid = EXPLICIT_VR_LITTLE_ENDIAN,
): Uint8Array {
  const meta = writeElements(
    dataSetOf([
      [0x00020001, Uint8Array.of(0, 1)],
      [0x00020002, sopClassUid],
      [0x00020003, sopInstanceUid],
      [0x00020010, transferSyntaxUid],
      [0x00020012, IMPLEMENTATION_CLASS_UID],
      [0x00020013, 'NEGATOSCOPE_SMPL'],
      [0x00020016, 'TROISLANTERNES'],
    ]),
  );
  const groupLength = writeElements(dataSetOf([[0x00020000, meta.length]]));
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM', 'latin1'), groupLength, meta, writeElements(dataSet)]);
}

function writeElements(dataSet: SampleDataSet): Buffer {
  const sorted = [...dataSet].sort(([a], [b]) => a - b);
  return Buffer.concat(sorted.flatMap(([tag, { vr, value }]) => writeElement(tag, vr, encodeValue(vr, value))));
}

function writeElement(tag: Tag, vr: Vr, value: Buffer): Buffer[] {
  const long = hasLongLength(vr);
  const header = Buffer.alloc(long ? 12 : 8);
  header.writeUInt16LE(groupOf(tag), 0);
  header.writeUInt16LE(tag % 0x10000, 2);
  header.write(vr, 4, 'latin1');
  if (long) header.writeUInt32LE(value.length, 8);
  else header.writeUInt16LE(value.length, 6);
  return [header, value];
}

function encodeValue(vr: Vr, value: SampleValue): Buffer {
  if (value instanceof Uint8Array) return padded(Buffer.from(value.buffer, value.byteOffset, value.byteLength), 0);
  if (value instanceof Uint16Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (vr === 'SQ') return Buffer.concat((value as readonly SampleDataSet[]).flatMap(writeItem));
  if (isText(vr)) return padded(Buffer.from(Array.isArray(value) ? value.join('\\') : String(value), 'latin1'), vr === 'UI' ? 0 : 0x20);
  const numbers = (Array.isArray(value) ? value : [value]) as readonly number[];
  const width = widthOf(vr) ?? 1;
  const bytes = Buffer.alloc(numbers.length * width);
  numbers.forEach((number, index) => {
    if (vr === 'FD') bytes.writeDoubleLE(number, index * 8);
    else if (vr === 'FL') bytes.writeFloatLE(number, index * 4);
    else if (vr === 'SL') bytes.writeInt32LE(number, index * 4);
    else bytes.writeUIntLE(number, index * width, width as 2 | 4);
  });
  return padded(bytes, 0);
}

/** Items of a defined length (PS3.5 §7.5.1). */
function writeItem(item: SampleDataSet): Buffer[] {
  const content = writeElements(item);
  const header = Buffer.alloc(8);
  header.writeUInt16LE(0xfffe, 0);
  header.writeUInt16LE(0xe000, 2);
  header.writeUInt32LE(content.length, 4);
  return [header, content];
}

const padded = (bytes: Buffer, padding: number): Buffer => (bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.of(padding)]));
