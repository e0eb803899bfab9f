import { type ByteSource, windowedSource } from '../../dicom/byte-source.js';
import { readExif } from './exif.js';
import { factHead, factText, MAX_FACTS, PictureError, type PictureFact, type PictureHeader } from './picture-fact.js';

const EXIF_PREFIX = 'Exif\0\0';
const XMP_PREFIX = 'http://ns.adobe.com/xap/1.0/\0';
const COM = 0xfe;
const SOS = 0xda;
const EOI = 0xd9;
const MAX_SEGMENTS = 20_000;

/** Reads the segments of a JPEG file (ITU-T T.81 Annex B) up to its first scan. @throws PictureError */
export function readJpeg(untrustedSource: ByteSource): PictureHeader {
  const source = windowedSource(untrustedSource);
  const facts: PictureFact[] = [];
  let orientation = 1;
  let frame: Pick<PictureHeader, 'rows' | 'columns' | 'bitsPerSample' | 'samples'> | null = null;
  for (const { marker, content } of segmentsOf(source)) {
    if (isFrame(marker)) frame ??= readFrameHeader(content);
    else if (marker === COM || (marker >= 0xe0 && marker <= 0xef)) {
      const fact = factOf(marker, content);
      if (facts.length < MAX_FACTS) facts.push(fact);
      if (marker === 0xe1 && startsWith(content, EXIF_PREFIX) && orientation === 1) {
        orientation = readExif(content.subarray(EXIF_PREFIX.length)).orientation;
      }
    }
  }
  if (!frame) throw new PictureError('picture-damaged');
  return { ...frame, orientation, facts };
}

/** Marker segments with a length, up to the first scan; fill bytes between them are passed over. */
function* segmentsOf(source: ByteSource): Generator<{ readonly marker: number; readonly content: Uint8Array }> {
  let at = 2;
  for (let count = 0; count < MAX_SEGMENTS && at + 4 <= source.size; count++) {
    const [prefix, marker] = source.read(at, 2);
    if (prefix !== 0xff || marker === undefined) throw new PictureError('picture-damaged');
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === SOS || marker === EOI) return;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += 2;
      continue;
    }
    const [high = 0, low = 0] = source.read(at + 2, 2);
    const length = high * 256 + low;
    if (length < 2 || at + 2 + length > source.size) throw new PictureError('picture-damaged');
    yield { marker, content: source.read(at + 4, length - 2) };
    at += 2 + length;
  }
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which stand among them. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function readFrameHeader(content: Uint8Array): Pick<PictureHeader, 'rows' | 'columns' | 'bitsPerSample' | 'samples'> {
  if (content.length < 6) throw new PictureError('picture-damaged');
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  const [bitsPerSample, rows, columns, samples] = [view.getUint8(0), view.getUint16(1), view.getUint16(3), view.getUint8(5)];
  // A height of 0 comes later, in a DNL segment: no file of a camera or a scanner has it.
  if (rows === 0 || columns === 0 || samples === 0) throw new PictureError('picture-kind-not-supported');
  return { rows, columns, bitsPerSample, samples };
}

function factOf(marker: number, content: Uint8Array): PictureFact {
  const fact = (name: string, untrustedValue: string, bytes: number | null, facts: readonly PictureFact[] = []): PictureFact => ({
    label: marker === COM ? 'COM' : `APP${marker - 0xe0}`,
    name,
    untrustedValue,
    bytes,
    facts,
  });
  if (marker === COM) return fact('Comment', factText(content), null);
  if (startsWith(content, EXIF_PREFIX)) {
    const { facts } = readExif(content.subarray(EXIF_PREFIX.length));
    return facts.length > 0 ? fact('EXIF', '', null, facts) : fact('EXIF', factHead(content), content.length);
  }
  if (startsWith(content, XMP_PREFIX)) return fact('XMP', factText(content.subarray(XMP_PREFIX.length)), null);
  const known = KNOWN.find(([prefix]) => startsWith(content, prefix));
  return fact(known?.[1] ?? '', factHead(content), content.length);
}

const KNOWN: readonly (readonly [prefix: string, name: string])[] = [
  ['JFIF\0', 'JFIF'],
  ['JFXX\0', 'JFIF extension, may hold a thumbnail'],
  ['ICC_PROFILE\0', 'Colour profile'],
  ['Photoshop 3.0\0', 'Photoshop, may hold IPTC'],
  ['http://ns.adobe.com/xmp/extension/\0', 'XMP, continued'],
  ['Adobe', 'Adobe'],
  ['MPF\0', 'Further pictures'],
  ['Ducky', 'Quality'],
];

function startsWith(bytes: Uint8Array, text: string): boolean {
  if (bytes.length < text.length) return false;
  for (let index = 0; index < text.length; index++) if (bytes[index] !== text.charCodeAt(index)) return false;
  return true;
}
