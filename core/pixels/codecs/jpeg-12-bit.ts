import type { CodecOutput } from '../frame-codec.js';
import { FrameError } from '../frame-error.js';
import type { ImageDescription } from '../image-description.js';
import { type DctScan, decodeDctScan } from './dct-scan.js';
import { checkCodestream, toContainer } from './decoded-values.js';
import { type HuffmanTable, readHuffmanTables } from './huffman-table.js';
import { inverseDct } from './inverse-dct.js';
import { type JpegHeader, type JpegSegment, readRestartInterval, readSegment, SOS } from './jpeg-header.js';
import { readQuantisation } from './quantisation.js';

const PROGRESSIVE = 0xc2;
/** Far more than any writer makes; each scan goes over all blocks. */
const MAX_SCANS = 200;

/** What the segments between scans have said so far. */
interface Tables {
  readonly huffman: (HuffmanTable | undefined)[];
  readonly quantisation: (Uint16Array | undefined)[];
  restartInterval: number;
}

/**
 * Frames of the DCT processes with 12 bits a sample (ISO 10918-1 processes 4, 8 and 12 with Huffman coding), which
 * libjpeg-turbo's build of 8 bits doesn't read. Our own; the transform is computed in double precision.
 */
export function decodeJpeg12Bit(codestream: Uint8Array, header: JpegHeader, image: ImageDescription): CodecOutput {
  checkCodestream(header, image);
  if (header.components > 1 && header.frameComponents.some(({ horizontal, vertical }) => horizontal !== 1 || vertical !== 1)) {
    throw new FrameError('bits-not-supported', 'JPEG 12 bits sub-sampled');
  }
  const blocksPerRow = Math.ceil(image.columns / 8);
  const blocks = blocksPerRow * Math.ceil(image.rows / 8);
  const planes = header.frameComponents.map(() => new Int16Array(blocks * 64));
  const tables: Tables = { huffman: [], quantisation: [], restartInterval: 0 };
  readTables(codestream, header.segments, tables);
  const quantisations: (Uint16Array | undefined)[] = planes.map(() => undefined);
  let scan: JpegSegment | null = readSegment(codestream, header.scanOffset);
  for (let scans = 0; scan !== null; scans++) {
    if (scans === MAX_SCANS) throw invalid('scans');
    const { places, ...parameters } = readScan(codestream, scan, header, tables, planes);
    // A component's table is the one in force at its first scan: its destination may be used again later.
    for (const place of places) quantisations[place] ??= tables.quantisation[header.frameComponents[place]?.quantisation ?? 0];
    const units = places.map((_, component) => ({ component, blockOf: (mcu: number) => mcu }));
    const { restartInterval } = tables;
    const end = decodeDctScan(codestream, scan.end, { ...parameters, units, mcusPerRow: blocksPerRow, mcus: blocks, restartInterval });
    const between: JpegSegment[] = [];
    for (scan = readSegment(codestream, end); scan && scan.marker !== SOS; scan = readSegment(codestream, scan.end)) between.push(scan);
    readTables(codestream, between, tables);
  }
  const samples = new Uint16Array(image.rows * image.columns * planes.length);
  planes.forEach((plane, component) => {
    const quantisation = quantisations[component];
    if (!quantisation) throw invalid('scans');
    drawPlane(plane, quantisation, samples, component, planes.length, image);
  });
  return { samples: toContainer(samples, header, image), photometric: image.photometric, unmasked: false };
}

function readTables(codestream: Uint8Array, segments: readonly JpegSegment[], tables: Tables): void {
  readHuffmanTables(codestream, segments, tables.huffman);
  tables.restartInterval = readRestartInterval(codestream, segments, tables.restartInterval);
  readQuantisation(codestream, segments, tables.quantisation);
}

type ScanParameters = Omit<DctScan, 'mcusPerRow' | 'mcus' | 'restartInterval' | 'units'> & { readonly places: readonly number[] };

function readScan(
  codestream: Uint8Array,
  segment: JpegSegment,
  header: JpegHeader,
  tables: Tables,
  planes: readonly Int16Array[],
): ScanParameters {
  const at = segment.offset + 4;
  const count = codestream[at] as number;
  if (segment.marker !== SOS || count < 1 || count > header.components || segment.end - at !== 4 + count * 2) throw invalid('SOS');
  const places: number[] = [];
  const dcTables: (HuffmanTable | undefined)[] = [];
  const acTables: (HuffmanTable | undefined)[] = [];
  for (let index = 0; index < count; index++) {
    const place = header.frameComponents.findIndex((component) => component.id === codestream[at + 1 + index * 2]);
    const selectors = codestream[at + 2 + index * 2] as number;
    if (place < 0 || places.includes(place) || selectors >> 4 > 3 || (selectors & 15) > 3) throw invalid('SOS');
    places.push(place);
    dcTables.push(tables.huffman[selectors >> 4]);
    acTables.push(tables.huffman[4 + (selectors & 15)]);
  }
  const progressive = header.frameMarker === PROGRESSIVE;
  const [spectralStart = 0, spectralEnd = 0, approximation = 0] = codestream.subarray(at + 1 + count * 2, segment.end);
  const bandIsRight = spectralStart === 0 ? spectralEnd === 0 : spectralStart <= spectralEnd && spectralEnd < 64 && count === 1;
  // Sequential scans have no band; known writers leave zeros in its place, and all readers pass over them.
  if (progressive && (!bandIsRight || (approximation & 15) > 13)) throw invalid('SOS');
  return {
    places,
    planes: places.map((place) => planes[place] as Int16Array),
    dcTables,
    acTables,
    spectralStart,
    spectralEnd,
    approximationHigh: approximation >> 4,
    approximationLow: approximation & 15,
    progressive,
  };
}

/** Transforms every block back and puts what lies inside the picture in its place. */
function drawPlane(
  plane: Int16Array,
  quantisation: Uint16Array,
  samples: Uint16Array,
  component: number,
  step: number,
  image: ImageDescription,
): void {
  const block = new Float64Array(64);
  const blocksPerRow = Math.ceil(image.columns / 8);
  for (let index = 0; index * 64 < plane.length; index++) {
    inverseDct(plane, index * 64, quantisation, block);
    const top = Math.floor(index / blocksPerRow) * 8;
    const left = (index % blocksPerRow) * 8;
    const height = Math.min(8, image.rows - top);
    const width = Math.min(8, image.columns - left);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const value = Math.round(block[y * 8 + x] as number) + 2048;
        samples[((top + y) * image.columns + left + x) * step + component] = Math.max(0, Math.min(4095, value));
      }
    }
  }
}

const invalid = (detail: string): FrameError => new FrameError('codestream-invalid', `JPEG ${detail}`);
