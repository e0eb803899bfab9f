import type { Random } from '../../../scripts/sample/random.js';
import { concat } from '../../support/dicom-bytes.js';
import type { FileSeed } from './seeds.js';

/** Numbers at which readers go wrong: ends of ranges, signs, counts of nothing. */
const ODD_NUMBERS = [
  0, 1, 2, 7, 8, 0x7f, 0x80, 0xfe, 0xff, 0x100, 0x7fff, 0x8000, 0xfffe, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];
/** Letters that stand where a VR or a marker may stand. */
const TOKENS = ['SQ', 'UN', 'OB', 'OW', 'US', 'SS', 'IS', 'DS', 'LO', 'AT', 'FD', 'UV', 'PN', '\x1b$B', '\\\\\\\\', '-1', '1e9', '99999'];

export const whole = (random: Random, below: number): number => Math.floor(random.next() * below);
export function pick<Value>(random: Random, values: readonly Value[]): Value {
  const value = values[whole(random, values.length)];
  if (value === undefined) throw new Error('there is nothing to pick from');
  return value;
}

/** The front decides most: every other place is drawn so that half of those lie in the first quarter. */
const place = (random: Random, length: number): number => Math.floor(random.next() ** (random.next() < 0.5 ? 1 : 2) * Math.max(1, length));

/** Mostly one or two changes, so that much is still read; seldom up to eight. */
const changes = (random: Random): number => 1 + Math.floor(random.next() ** 3 * 8);

/** A changed file. `other` is where a piece may be taken from. */
export function mutateFile(seed: FileSeed, other: FileSeed, random: Random): Uint8Array {
  let bytes = seed.bytes.slice();
  for (let change = 0, count = changes(random); change < count; change++) {
    const element = seed.elements[whole(random, seed.elements.length)];
    if (element && random.next() < 0.8) changeElement(bytes, element, random);
    else bytes = changeBytes(bytes, other.bytes, random);
  }
  return bytes;
}

/** Bytes that have no elements: a codestream. */
export function mutateBytes(seed: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let bytes = seed.slice();
  for (let change = 0, count = changes(random); change < count; change++) bytes = changeBytes(bytes, other, random);
  return bytes;
}

/** A wrong length, VR, tag or value of one element, where it stood before other changes. */
function changeElement(bytes: Uint8Array, element: FileSeed['elements'][number], random: Random): void {
  const { offset, valueOffset, valueLength } = element;
  const view = new DataView(bytes.buffer);
  if (valueOffset + 8 > bytes.length) return;
  switch (whole(random, 12)) {
    case 0:
      view.setUint16(valueOffset - 2, pick(random, ODD_NUMBERS) & 0xffff, true);
      break;
    case 1:
      view.setUint32(
        valueOffset - 4,
        random.next() < 0.5 ? pick(random, ODD_NUMBERS) : Math.max(0, valueLength + whole(random, 9) - 4),
        true,
      );
      break;
    case 2:
      bytes[offset + whole(random, 4)] = whole(random, 256);
      break;
    case 3:
      bytes.set(latin(pick(random, TOKENS)).subarray(0, 2), offset + 4);
      break;
    default:
      changeValue(bytes, valueOffset, Math.min(valueLength, bytes.length - valueOffset), random);
  }
}

function changeValue(bytes: Uint8Array, offset: number, length: number, random: Random): void {
  if (length <= 0) return;
  if (random.next() < 0.4 && length >= 2) {
    new DataView(bytes.buffer).setUint16(offset + whole(random, length - 1), pick(random, ODD_NUMBERS) & 0xffff, random.next() < 0.8);
  } else if (random.next() < 0.5) {
    bytes.set(latin(pick(random, TOKENS)).subarray(0, length), offset);
  } else {
    bytes[offset + whole(random, length)] = whole(random, 256);
  }
}

function changeBytes(bytes: Uint8Array<ArrayBuffer>, other: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const at = place(random, bytes.length);
  const length = 1 + whole(random, random.next() < 0.8 ? 16 : 400);
  switch (whole(random, 10)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      return concat(bytes.subarray(0, at), bytes.subarray(at + length));
    case 2:
      return concat(bytes.subarray(0, at), bytes.subarray(Math.max(0, at - length), at), bytes.subarray(at));
    case 3: {
      const from = place(random, other.length);
      return concat(bytes.subarray(0, at), other.subarray(from, from + length), bytes.subarray(at + (random.next() < 0.5 ? length : 0)));
    }
    case 4:
    case 5: {
      const width = pick(random, [1, 2, 4]);
      const view = new DataView(bytes.buffer);
      if (at + width > bytes.length) return bytes;
      const number = pick(random, ODD_NUMBERS);
      if (width === 1) view.setUint8(at, number & 0xff);
      else if (width === 2) view.setUint16(at, number & 0xffff, random.next() < 0.5);
      else view.setUint32(at, number, random.next() < 0.5);
      return bytes;
    }
    default:
      for (let count = 1 + whole(random, 4); count > 0; count--) {
        const one = place(random, bytes.length);
        bytes[one] = random.next() < 0.5 ? whole(random, 256) : (bytes[one] ?? 0) ^ (1 << whole(random, 8));
      }
      return bytes;
  }
}

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
