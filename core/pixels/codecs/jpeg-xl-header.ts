import { FrameError } from '../frame-error.js';
import type { CodestreamHeader } from './decoded-values.js';
import { isoBoxes } from './iso-boxes.js';

const SIGNATURE_BOX = 0x4a584c20;
const CODESTREAM_BOX = 0x6a786c63;
const PARTIAL_BOX = 0x6a786c70;
const RECONSTRUCTION_BOX = 0x6a627264;

/** What the image header of a JPEG XL codestream says (ISO 18181-1). */
export interface JpegXlHeader extends CodestreamHeader {
  /** Colours are coded as XYB: the decoder gives RGB, whatever they were before. */
  readonly xyb: boolean;
}

export interface JpegXlCodestream {
  readonly codestream: Uint8Array;
  /** The file was a JPEG and can become it again (ISO 18181-2, `jbrd`): the decoder undoes its YCbCr. */
  readonly wasJpeg: boolean;
}

/** Where the codestream lies: the bytes themselves, or the boxes of a file (ISO 18181-2), which may hold it in parts. */
export function jpegXlCodestream(untrustedBytes: Uint8Array): JpegXlCodestream {
  if (isCodestream(untrustedBytes)) return { codestream: untrustedBytes, wasJpeg: false };
  const parts: Uint8Array[] = [];
  let wasJpeg = false;
  let isFile = false;
  for (const { type, content } of isoBoxes(untrustedBytes)) {
    if (type === SIGNATURE_BOX) isFile = true;
    if (type === CODESTREAM_BOX) parts.push(content);
    // Each part begins with its number.
    if (type === PARTIAL_BOX) parts.push(content.subarray(4));
    if (type === RECONSTRUCTION_BOX) wasJpeg = true;
  }
  if (!isFile) throw invalid('signature');
  const codestream = joined(parts);
  if (!isCodestream(codestream)) throw invalid('signature');
  return { codestream, wasJpeg };
}

const isCodestream = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0x0a;

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Reads the size header and the metadata as far as the colour encoding.
 * @throws FrameError `codestream-invalid`; `bits-not-supported` for what no picture of DICOM has: floats, transparency, animation, turns.
 */
export function readJpegXlHeader(codestream: Uint8Array): JpegXlHeader {
  const bits = new HeaderBits(codestream, 2);
  const { rows, columns } = readSize(bits);
  // Where everything is the default, colours are XYB and come out with 8 bits.
  if (bits.flag()) return { rows, columns, components: 3, precision: 8, signed: false, xyb: true };
  if (bits.flag()) readExtraFields(bits);
  const isFloat = bits.flag();
  if (isFloat) throw unsupported('floats');
  const precision = bits.choice([8, 0], [10, 0], [12, 0], [1, 6]);
  bits.flag();
  if (bits.choice([0, 0], [1, 0], [2, 4], [1, 12]) > 0) throw unsupported('transparency');
  const xyb = bits.flag();
  let components = 3;
  if (!bits.flag()) {
    bits.flag();
    components = bits.choice([0, 0], [1, 0], [2, 4], [18, 6]) === GREY ? 1 : 3;
  }
  bits.check();
  return { rows, columns, components, precision, signed: false, xyb };
}

const GREY = 1;
/** Width for height, by number (ISO 18181-1, SizeHeader). */
const RATIOS: readonly (readonly [number, number])[] = [
  [1, 1],
  [12, 10],
  [4, 3],
  [3, 2],
  [16, 9],
  [5, 4],
  [2, 1],
];

function readSize(bits: HeaderBits): { rows: number; columns: number } {
  const small = bits.flag();
  const edge = (): number => (small ? (bits.bits(5) + 1) * 8 : bits.choice([1, 9], [1, 13], [1, 18], [1, 30]));
  const rows = edge();
  const ratio = RATIOS[bits.bits(3) - 1];
  return { rows, columns: ratio ? Math.floor((rows * ratio[0]) / ratio[1]) : edge() };
}

function readExtraFields(bits: HeaderBits): void {
  if (bits.bits(3) !== 0) throw unsupported('orientation');
  if (bits.flag()) readSize(bits);
  if (bits.flag()) throw unsupported('preview');
  if (bits.flag()) throw unsupported('animation');
}

/** Bits of a header, least significant first. */
class HeaderBits {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#at = start * 8;
  }

  bits(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit++, this.#at++) value += (((this.#bytes[this.#at >> 3] ?? 0) >> (this.#at & 7)) & 1) * 2 ** bit;
    return value;
  }

  flag(): boolean {
    return this.bits(1) === 1;
  }

  /** A number that is coded in one of four ways: an offset and as many bits more. */
  choice(...ways: readonly (readonly [offset: number, bits: number])[]): number {
    const [offset, count] = ways[this.bits(2)] as readonly [number, number];
    return offset + this.bits(count);
  }

  check(): void {
    if (this.#at > this.#bytes.length * 8) throw invalid('header');
  }
}

const invalid = (detail: string): FrameError => new FrameError('codestream-invalid', `JPEG XL ${detail}`);
const unsupported = (detail: string): FrameError => new FrameError('bits-not-supported', `JPEG XL ${detail}`);
