import type { Encoding } from '../../core/dicom/data-set.js';
import { tagOf } from '../../core/dicom/tag.js';
import { hasLongLength, isVr } from '../../core/dicom/vr.js';

/**
 * Writes data sets byte by byte for tests, right or deliberately wrong. It shares no code with the program's own writer, so
 * that an error there can't hide here.
 */
export const EXPLICIT: Encoding = { explicitVr: true, littleEndian: true };
export const IMPLICIT: Encoding = { explicitVr: false, littleEndian: true };
export const BIG_ENDIAN: Encoding = { explicitVr: true, littleEndian: false };
export const UNDEFINED = 0xffffffff;

export const SYNTAX = {
  implicit: '1.2.840.10008.1.2',
  explicit: '1.2.840.10008.1.2.1',
  deflated: '1.2.840.10008.1.2.1.99',
  bigEndian: '1.2.840.10008.1.2.2',
  jpegBaseline: '1.2.840.10008.1.2.4.50',
  rle: '1.2.840.10008.1.2.5',
} as const;

export function concat(...parts: readonly (Uint8Array | readonly Uint8Array[])[]): Uint8Array<ArrayBuffer> {
  const flat = parts.flatMap((part) => (part instanceof Uint8Array ? [part] : part));
  const joined = new Uint8Array(flat.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of flat) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** The bytes of a text as it stands, without padding. */
export const ascii = (value: string): Uint8Array => new TextEncoder().encode(value);

/** Latin-1 text, padded to an even length. */
export function text(value: string, pad = ' '): Uint8Array {
  const padded = value.length % 2 === 0 ? value : value + pad;
  return Uint8Array.from(padded, (character) => character.charCodeAt(0));
}

export function uint16(value: number, littleEndian = true): Uint8Array {
  const bytes = new Uint8Array(2);
  new DataView(bytes.buffer).setUint16(0, value, littleEndian);
  return bytes;
}

export function uint32(value: number, littleEndian = true): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, littleEndian);
  return bytes;
}

const tagBytes = (group: number, element: number, littleEndian: boolean): Uint8Array =>
  concat(uint16(group, littleEndian), uint16(element, littleEndian));

const valueBytesOf = (vr: string, value: Uint8Array | string): Uint8Array =>
  typeof value === 'string' ? text(value, vr === 'UI' ? '\0' : ' ') : value;

/** The header of an element; `vr` may be two letters that are no VR. */
export function header(tag: number, vr: string, length: number, encoding: Encoding = EXPLICIT): Uint8Array {
  const { littleEndian } = encoding;
  const start = tagBytes(Math.floor(tag / 0x10000), tag % 0x10000, littleEndian);
  if (!encoding.explicitVr) return concat(start, uint32(length, littleEndian));
  const long = !isVr(vr) || hasLongLength(vr);
  return long
    ? concat(start, text(vr), new Uint8Array(2), uint32(length, littleEndian))
    : concat(start, text(vr), uint16(length, littleEndian));
}

/** An element; `length` says another length than the value has. */
export function element(
  tag: number,
  vr: string,
  value: Uint8Array | string = new Uint8Array(0),
  encoding: Encoding = EXPLICIT,
  length?: number,
): Uint8Array {
  const bytes = valueBytesOf(vr, value);
  return concat(header(tag, vr, length ?? bytes.length, encoding), bytes);
}

/** One item of a defined or an undefined length. */
export function item(content: Uint8Array | readonly Uint8Array[], undefinedLength = false, littleEndian = true): Uint8Array {
  const inner = concat(content);
  const start = tagBytes(0xfffe, 0xe000, littleEndian);
  if (!undefinedLength) return concat(start, uint32(inner.length, littleEndian), inner);
  return concat(start, uint32(UNDEFINED, littleEndian), inner, itemEnd(littleEndian));
}

export const itemEnd = (littleEndian = true): Uint8Array => concat(tagBytes(0xfffe, 0xe00d, littleEndian), uint32(0, littleEndian));
export const sequenceEnd = (littleEndian = true): Uint8Array => concat(tagBytes(0xfffe, 0xe0dd, littleEndian), uint32(0, littleEndian));

export interface SequenceStyle {
  readonly undefinedLength?: boolean;
  readonly undefinedItems?: boolean;
  /** `UN` for a sequence in an unknown VR, whose items are implicit little endian. */
  readonly vr?: string;
}

/** A sequence; each entry of `items` is the content of one item. */
export function sequence(
  tag: number,
  items: readonly (Uint8Array | readonly Uint8Array[])[],
  encoding: Encoding = EXPLICIT,
  style: SequenceStyle = {},
): Uint8Array {
  const vr = style.vr ?? 'SQ';
  const inside = vr === 'UN' ? true : encoding.littleEndian;
  const content = concat(items.map((one) => item(one, style.undefinedItems, inside)));
  if (!style.undefinedLength) return element(tag, vr, content, encoding);
  return concat(header(tag, vr, UNDEFINED, encoding), content, sequenceEnd(inside));
}

/** Encapsulated pixel data: an (empty) Basic Offset Table, then the fragments. */
export function encapsulated(fragments: readonly Uint8Array[], table: Uint8Array = new Uint8Array(0)): Uint8Array {
  return concat(
    header(0x7fe00010, 'OB', UNDEFINED),
    item(table),
    fragments.map((fragment) => item(fragment)),
    sequenceEnd(),
  );
}

/** File Meta Information of that syntax, with a right group length. */
export function fileMeta(transferSyntax: string, extra: readonly Uint8Array[] = []): Uint8Array {
  const content = concat(
    element(0x00020001, 'OB', Uint8Array.of(0, 1)),
    element(0x00020002, 'UI', '1.2.840.10008.5.1.4.1.1.2'),
    element(0x00020003, 'UI', '1.2.3.4.5.6'),
    element(0x00020010, 'UI', transferSyntax),
    element(0x00020012, 'UI', '1.2.3.4'),
    extra,
  );
  return concat(element(0x00020000, 'UL', uint32(content.length)), content);
}

export const PREFIX = text('DICM');

/** A whole file: preamble, prefix, meta, data set. */
export function file(
  transferSyntax: string,
  dataSet: Uint8Array | readonly Uint8Array[],
  options: { preamble?: Uint8Array; meta?: readonly Uint8Array[] } = {},
): Uint8Array<ArrayBuffer> {
  return concat(options.preamble ?? new Uint8Array(128), PREFIX, fileMeta(transferSyntax, options.meta), dataSet);
}

export const encodingOf = (transferSyntax: string): Encoding =>
  transferSyntax === SYNTAX.implicit ? IMPLICIT : transferSyntax === SYNTAX.bigEndian ? BIG_ENDIAN : EXPLICIT;

/** The attributes of a small CT image of an invented person, 4 × 4 pixels of 16 bits, sorted by tag; `more` is merged in. */
export function imageElements(
  transferSyntax: string,
  more: readonly { readonly tag: number; readonly bytes: Uint8Array }[] = [],
  pixels: Uint8Array = element(0x7fe00010, 'OW', new Uint8Array(32), encodingOf(transferSyntax)),
): Uint8Array {
  const encoding = encodingOf(transferSyntax);
  const { littleEndian } = encoding;
  const simple: readonly (readonly [number, string, string | Uint8Array])[] = [
    [tagOf(0x0008, 0x0008), 'CS', 'ORIGINAL\\PRIMARY\\AXIAL'],
    [tagOf(0x0008, 0x0016), 'UI', '1.2.840.10008.5.1.4.1.1.2'],
    [tagOf(0x0008, 0x0018), 'UI', '1.2.3.4.5.6'],
    [tagOf(0x0008, 0x0020), 'DA', '20200102'],
    [tagOf(0x0008, 0x0060), 'CS', 'CT'],
    [tagOf(0x0010, 0x0010), 'PN', 'Quillfeather^Zebediah'],
    [tagOf(0x0010, 0x0020), 'LO', 'ZQ-77001'],
    [tagOf(0x0010, 0x0030), 'DA', '19500304'],
    [tagOf(0x0020, 0x000d), 'UI', '1.2.3.4.5'],
    [tagOf(0x0020, 0x000e), 'UI', '1.2.3.4.5.1'],
    [tagOf(0x0020, 0x0013), 'IS', '1'],
    [tagOf(0x0028, 0x0002), 'US', uint16(1, littleEndian)],
    [tagOf(0x0028, 0x0004), 'CS', 'MONOCHROME2'],
    [tagOf(0x0028, 0x0010), 'US', uint16(4, littleEndian)],
    [tagOf(0x0028, 0x0011), 'US', uint16(4, littleEndian)],
    [tagOf(0x0028, 0x0100), 'US', uint16(16, littleEndian)],
    [tagOf(0x0028, 0x0101), 'US', uint16(16, littleEndian)],
    [tagOf(0x0028, 0x0102), 'US', uint16(15, littleEndian)],
    [tagOf(0x0028, 0x0103), 'US', uint16(0, littleEndian)],
  ];
  const added = new Set(more.map(({ tag }) => tag));
  const elements = [
    ...simple.filter(([tag]) => !added.has(tag)).map(([tag, vr, value]) => ({ tag, bytes: element(tag, vr, value, encoding) })),
    ...more,
    { tag: 0x7fe00010, bytes: pixels },
  ];
  return concat(elements.sort((one, other) => one.tag - other.tag).map(({ bytes }) => bytes));
}

/** A whole file of `imageElements`. */
export const imageFile = (
  transferSyntax: string,
  more: readonly { readonly tag: number; readonly bytes: Uint8Array }[] = [],
  pixels?: Uint8Array,
): Uint8Array<ArrayBuffer> => file(transferSyntax, imageElements(transferSyntax, more, pixels));
