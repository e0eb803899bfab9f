import type { ParsedFile } from '../../dicom/parse-file.js';
import { encapsulatedFrame, pixelElement } from '../../pixels/frames.js';
import { describeImage } from '../../pixels/image-description.js';
import type { TermKind } from './term.js';
import type { LeakSearch } from './term-dictionary.js';

/** Tables of JPEG and JPEG-LS (ISO/IEC 10918-1 Table B.1, 14495-1): Huffman, arithmetic and quantization tables, preset parameters. */
const TABLES: ReadonlySet<number> = new Set([0xc4, 0xcc, 0xdb, 0xf8]);
/** Of JPEG 2000 (ISO/IEC 15444-1 Table A.1): where it starts, where the data of its first tile does, and comments, which don't leave. */
const SOC = 0x4f;
const SOD = 0x93;
const COM = 0x64;

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
      const found = person.findInBytes(withoutRuns(bytes));
      if (found) return found;
    }
  }
  return null;
}

/** So many values, each one more than that before it, are no word, and a number that nobody has. */
const LEAST_RUN = 5;

/** A table with what tables hold by their nature put to zero: the typical Huffman tables count `456789:CDEFGHIJSTUVWXYZ`. */
function withoutRuns(table: Uint8Array): Uint8Array {
  // A copy: a host's kind of bytes may have a slice that is none.
  const kept = new Uint8Array(table);
  for (let from = 0, at = 1; at <= table.length; at += 1) {
    if (at < table.length && table[at] === (table[at - 1] as number) + 1) continue;
    if (at - from >= LEAST_RUN) kept.fill(0, from, at);
    from = at;
  }
  return kept;
}

function writtenTables(codestream: Uint8Array): Iterable<Uint8Array> {
  if (codestream[0] !== 0xff) return [];
  return codestream[1] === SOC ? headerOfJpeg2000(codestream) : tablesOfJpeg(codestream);
}

/** Segments up to the data of the first tile, comments excepted. */
function* headerOfJpeg2000(codestream: Uint8Array): Iterable<Uint8Array> {
  for (let at = 2; codestream[at] === 0xff && codestream[at + 1] !== SOD; at += 2 + lengthAt(codestream, at))
    if (codestream[at + 1] !== COM) yield segmentAt(codestream, at);
}

function* tablesOfJpeg(codestream: Uint8Array): Iterable<Uint8Array> {
  for (let at = codestream.indexOf(0xff); at >= 0; at = codestream.indexOf(0xff, at + 1)) {
    // In the data of a scan no such byte follows FF.
    if (!TABLES.has(codestream[at + 1] ?? 0)) continue;
    yield segmentAt(codestream, at);
    at += 1 + lengthAt(codestream, at);
  }
}

const lengthAt = (codestream: Uint8Array, at: number): number => ((codestream[at + 2] ?? 0) << 8) | (codestream[at + 3] ?? 0);
const segmentAt = (codestream: Uint8Array, at: number): Uint8Array => codestream.subarray(at + 4, at + 2 + lengthAt(codestream, at));
