import { readFileSync } from 'node:fs';
import type { ByteSource } from '../../../core/dicom/byte-source.js';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { type DataSet, walkElements } from '../../../core/dicom/data-set.js';
import { ParseError } from '../../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../../core/dicom/parse-file.js';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { encapsulatedFrame, pixelElement } from '../../../core/pixels/frames.js';
import { describeImage, type ImageDescription } from '../../../core/pixels/image-description.js';
import { JPEG_XL_NAMES, jpegXlBytes, jpegXlPicture } from '../../support/jpeg-xl-codestreams.js';
import { parsedPicture } from '../../support/sample-files.js';
import { scanFiles } from '../../support/scan-files.js';

/** Small, so that one input costs a few milliseconds: what decides is at the front of a file. */
const MOST_FILE_BYTES = 32 * 1024;
const MOST_CODESTREAM_BYTES = 24 * 1024;
const MOST_PIXELS = 150_000;
const JPEG_XL = '1.2.840.10008.1.2.4.110';

/** A real file, and where its element headers lie: what a mutation aims at. */
export interface FileSeed {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly elements: readonly { readonly offset: number; readonly valueOffset: number; readonly valueLength: number }[];
}

/** The compressed bytes of one real frame, and what its file says of it. */
export interface FrameSeed {
  readonly name: string;
  readonly transferSyntax: string;
  readonly codestream: Uint8Array;
  readonly image: ImageDescription;
}

export interface Seeds {
  readonly files: readonly FileSeed[];
  /** By transfer syntax, so that one of which there are many files isn't tried more than others. */
  readonly frames: readonly (readonly FrameSeed[])[];
}

/** All small real files at hand, in the order of their names; of files that are alike, the first. */
export function readSeeds(): Seeds {
  const files: FileSeed[] = [];
  const frames = new Map<string, FrameSeed[]>();
  const known = new Set<string>();
  for (const { name, absolute } of [...scanFiles()].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const bytes = new Uint8Array(readFileSync(absolute));
    const whole = Buffer.from(bytes).toString('latin1');
    if (known.has(whole)) continue;
    if (bytes.length <= 4 * 1024 * 1024) known.add(whole);
    const parsed = parseOrNull(memorySource(bytes));
    if (bytes.length <= MOST_FILE_BYTES) files.push({ name, bytes, elements: parsed ? elementsOf(parsed.dataSet) : [] });
    const frame = parsed && frameSeed(name, parsed);
    if (frame) frames.set(frame.transferSyntax, [...(frames.get(frame.transferSyntax) ?? []), frame]);
  }
  frames.set(JPEG_XL, JPEG_XL_NAMES.map(jpegXlSeed));
  return { files, frames: [...frames.values()] };
}

/** No small real file has JPEG XL: an encoder's own codestreams stand in. */
function jpegXlSeed(name: (typeof JPEG_XL_NAMES)[number]): FrameSeed {
  const components = name.startsWith('grey') ? 1 : 3;
  const parsed = parsedPicture(jpegXlPicture(Number(name.replace(/\D/g, '')), components));
  const image = describeImage(parsed.dataSet);
  if (image.kind === 'refused') throw new Error(image.detail);
  return { name, transferSyntax: JPEG_XL, codestream: jpegXlBytes(name), image };
}

function parseOrNull(source: ByteSource): ParsedFile | null {
  try {
    return parseFile(source);
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

function elementsOf(dataSet: DataSet): FileSeed['elements'] {
  const elements: FileSeed['elements'][number][] = [];
  walkElements(dataSet, ({ offset, valueOffset, valueLength }) => void elements.push({ offset, valueOffset, valueLength }));
  return elements;
}

function frameSeed(name: string, parsed: ParsedFile): FrameSeed | null {
  const image = describeImage(parsed.dataSet);
  if (image.kind === 'refused' || !pixelElement(parsed.dataSet)?.fragments) return null;
  if (image.rows * image.columns * image.samplesPerPixel > MOST_PIXELS) return null;
  try {
    const codestream = new Uint8Array(encapsulatedFrame(parsed, image, 0));
    return codestream.length <= MOST_CODESTREAM_BYTES ? { name, transferSyntax: parsed.transferSyntax.uid, codestream, image } : null;
  } catch (error) {
    if (error instanceof FrameError) return null;
    throw error;
  }
}
