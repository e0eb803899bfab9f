import { type ByteSource, memorySource } from '../../dicom/byte-source.js';
import { crc32 } from '../crc32.js';
import { inflateBounded } from '../inflate-bounded.js';
import { MediaError } from '../media-error.js';
import { readExif } from './exif.js';
import { factHead, factText, MAX_FACT_TEXT, MAX_FACTS, PictureError, type PictureFact, type PictureHeader } from './picture-fact.js';

const SIGNATURE_BYTES = 8;
/** Length, type and checksum around the content. */
const FRAME_BYTES = 12;
/** The format allows 2^31 - 1. */
const MAX_LENGTH = 2 ** 31 - 1;
/** Longer chunks are counted and not read. */
const MAX_READ = 4 * 1024 * 1024;
const MAX_CHUNKS = 100_000;
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Chunks that are the picture, or nothing but its description. */
const PICTURE: ReadonlySet<string> = new Set(['IDAT', 'PLTE', 'IEND', 'fdAT']);

/** Reads the chunks of a PNG (ISO/IEC 15948) without its pixels. @throws PictureError */
export function readPng(source: ByteSource): PictureHeader {
  const head = source.read(0, Math.min(source.size, SIGNATURE_BYTES + FRAME_BYTES + 13));
  if (head.length < SIGNATURE_BYTES + FRAME_BYTES + 13 || typeAt(head, SIGNATURE_BYTES + 4) !== 'IHDR')
    throw new PictureError('picture-damaged');
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const [columns, rows] = [view.getUint32(16), view.getUint32(20)];
  const samples = SAMPLES[view.getUint8(25)];
  if (columns === 0 || rows === 0 || samples === undefined) throw new PictureError('picture-damaged');
  const found = readChunks(source);
  return { rows, columns, bitsPerSample: view.getUint8(24), samples, ...found };
}

function readChunks(source: ByteSource): Pick<PictureHeader, 'orientation' | 'facts'> {
  const facts: PictureFact[] = [];
  let orientation = 1;
  let at = SIGNATURE_BYTES;
  let end = false;
  for (let count = 0; !end && at + FRAME_BYTES <= source.size && count < MAX_CHUNKS; count++) {
    const frame = source.read(at, 8);
    const length = new DataView(frame.buffer, frame.byteOffset, 8).getUint32(0);
    const type = typeAt(frame, 4);
    if (length > MAX_LENGTH || at + FRAME_BYTES + length > source.size || !/^[A-Za-z]{4}$/.test(type))
      throw new PictureError('picture-damaged');
    if (!PICTURE.has(type) && facts.length < MAX_FACTS) {
      const content = length <= MAX_READ ? source.read(at + 8, length) : null;
      const fact = content ? factOf(type, content) : { label: type, name: nameOf(type), untrustedValue: '', bytes: length, facts: [] };
      if (type === 'eXIf' && content && orientation === 1) orientation = readExif(content).orientation;
      if (type !== 'IHDR')
        facts.push(content && isDamaged(source, at, frame, content) ? { ...fact, name: `${fact.name} (wrong checksum)`.trim() } : fact);
    }
    end = type === 'IEND';
    at += FRAME_BYTES + length;
  }
  if (at < source.size) facts.push({ label: '', name: 'Bytes behind the picture', untrustedValue: '', bytes: source.size - at, facts: [] });
  return { orientation, facts };
}

function isDamaged(source: ByteSource, at: number, frame: Uint8Array, content: Uint8Array): boolean {
  const written = source.read(at + 8 + content.length, 4);
  return new DataView(written.buffer, written.byteOffset, 4).getUint32(0) !== crc32(content, crc32(frame.subarray(4, 8)));
}

function factOf(type: string, content: Uint8Array): PictureFact {
  const fact = (name: string, untrustedValue: string, bytes: number | null, facts: readonly PictureFact[] = []): PictureFact => ({
    label: type,
    name,
    untrustedValue,
    bytes,
    facts,
  });
  switch (type) {
    case 'tEXt':
    case 'zTXt':
    case 'iTXt': {
      const { keyword, untrustedText } = readText(type, content);
      return fact(nameOf(type), keyword === '' ? untrustedText : `${keyword}: ${untrustedText}`, null);
    }
    case 'eXIf': {
      const { facts } = readExif(content);
      return facts.length > 0 ? fact(nameOf(type), '', null, facts) : fact(nameOf(type), factHead(content), content.length);
    }
    case 'tIME': {
      if (content.length !== 7) return fact(nameOf(type), factHead(content), content.length);
      const view = new DataView(content.buffer, content.byteOffset, 7);
      const [month = 0, day = 0, hour = 0, minute = 0, second = 0] = content.subarray(2);
      const two = (value: number): string => String(value).padStart(2, '0');
      return fact(nameOf(type), `${view.getUint16(0)}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`, null);
    }
    case 'iCCP':
      return fact(nameOf(type), factText(content.subarray(0, 79)), null);
    default:
      return fact(nameOf(type), factHead(content), content.length);
  }
}

/** A keyword, a null, and behind it the text: plain, or compressed behind a byte for the method (and in iTXt behind a language). */
function readText(type: string, content: Uint8Array): { keyword: string; untrustedText: string } {
  const first = content.indexOf(0);
  if (first < 0) return { keyword: '', untrustedText: factText(content) };
  const keyword = factText(content.subarray(0, first));
  let rest = content.subarray(first + 1);
  let isCompressed = type === 'zTXt';
  if (type === 'zTXt') rest = rest.subarray(1);
  if (type === 'iTXt') {
    isCompressed = rest[0] === 1;
    rest = rest.subarray(2);
    // The language, and the keyword in that language.
    for (let part = 0; part < 2; part++) rest = rest.subarray(rest.indexOf(0) + 1);
  }
  return { keyword, untrustedText: isCompressed ? inflateText(rest) : factText(rest) };
}

/** zlib (RFC 1950): two bytes of header, deflate, four bytes of checksum. Texts that don't inflate within bounds are left empty. */
function inflateText(zlib: Uint8Array): string {
  if (zlib.length <= 6) return '';
  try {
    return factText(inflateBounded(memorySource(zlib.subarray(2, zlib.length - 4)), 1024 * 1024)).slice(0, MAX_FACT_TEXT);
  } catch (error) {
    if (error instanceof MediaError) return '';
    throw error;
  }
}

const NAMES: Readonly<Record<string, string>> = {
  tEXt: 'Text',
  zTXt: 'Compressed text',
  iTXt: 'International text',
  eXIf: 'EXIF',
  tIME: 'Changed on',
  iCCP: 'Colour profile',
  pHYs: 'Size of a pixel',
  gAMA: 'Gamma',
  cHRM: 'Primary colours',
  sRGB: 'Standard colours',
  bKGD: 'Background',
  tRNS: 'Transparency',
  sBIT: 'Significant bits',
  hIST: 'Histogram',
  sPLT: 'Suggested palette',
  acTL: 'Animation',
};
const nameOf = (type: string): string => NAMES[type] ?? '';

const typeAt = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
