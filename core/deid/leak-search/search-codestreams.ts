import type { ParsedFile } from '../../dicom/parse-file.js';
import { encapsulatedFrame, pixelElement } from '../../pixels/frames.js';
import { describeImage } from '../../pixels/image-description.js';
import type { TermKind } from './term.js';
import type { LeakSearch } from './term-dictionary.js';

/** Tables of JPEG and JPEG-LS (ISO/IEC 10918-1 Table B.1, 14495-1): Huffman, arithmetic and quantization tables, preset parameters. */
const TABLES: ReadonlySet<number> = new Set([0xc4, 0xcc, 0xdb, 0xf8]);
/** Start of JPEG 2000 codestreams, and of the data behind the first header of a tile (ISO/IEC 15444-1 Table A.1). */
const SOC = 0x4f;
const SOD = 0x93;
/** Longest header that is looked through. */
const MOST = 1024 * 1024;

/**
 * The first term that stands in what a codestream says before its picture: tables that no component uses are bytes of anybody's choice.
 * What isn't encapsulated has none.
 * @throws FrameError where it can't be said which fragments are whose.
 */
export function searchCodestreams(parsed: ParsedFile, { person }: LeakSearch): TermKind | null {
  const image = describeImage(parsed.dataSet);
  if (image.kind === 'refused' || !pixelElement(parsed.dataSet)?.fragments) return null;
  for (let frame = 0; frame < image.numberOfFrames; frame += 1) {
    for (const bytes of writtenTables(encapsulatedFrame(parsed, image, frame))) {
      const found = person.findInBytes(bytes);
      if (found) return found;
    }
  }
  return null;
}

function* writtenTables(codestream: Uint8Array): Iterable<Uint8Array> {
  if (codestream[0] !== 0xff) return;
  const isJpeg2000 = codestream[1] === SOC;
  for (let at = codestream.indexOf(0xff); at >= 0; at = codestream.indexOf(0xff, at + 1)) {
    const marker = codestream[at + 1] ?? 0;
    if (isJpeg2000 && (marker === SOD || at > MOST)) {
      yield codestream.subarray(0, at);
      return;
    }
    // In the data of a scan no such byte follows FF.
    if (isJpeg2000 || !TABLES.has(marker)) continue;
    const length = ((codestream[at + 2] ?? 0) << 8) | (codestream[at + 3] ?? 0);
    yield codestream.subarray(at + 4, at + 2 + length);
    at += 1 + length;
  }
}
