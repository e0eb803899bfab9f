import type { CodecOutput } from '../frame-codec.js';
import { FrameError } from '../frame-error.js';
import type { ImageDescription } from '../image-description.js';
import { type DctScan, decodeDctScan } from './dct-scan.js';
import { checkCodestream, checkLength, decodedOutput } from './decoded-values.js';
import { type HuffmanTable, readHuffmanTables } from './huffman-table.js';
import { inverseDct } from './inverse-dct.js';
import { type CoefficientPlane, layOutPlanes, mostSampling, readScanHeader } from './jpeg-coefficients.js';
import { type JpegHeader, type JpegSegment, readRestartInterval, readSegment, SOS } from './jpeg-header.js';
import { type PlaneSize, placePlane } from './place-plane.js';
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
 * Frames of the DCT processes with Huffman coding (ISO 10918-1 processes 1, 2, 4, 6, 8, 10 and 12) that libjpeg-turbo's build doesn't read: those
 * of 12 bits a sample, and those whose components are sub-sampled in an unusual way. Our own; the transform is computed in double precision.
 */
export function decodeJpegDct(codestream: Uint8Array, header: JpegHeader, image: ImageDescription): CodecOutput {
  checkCodestream(header, image);
  // Every block has a code of at least one bit.
  checkLength(codestream, Math.ceil(image.rows / 8) * Math.ceil(image.columns / 8));
  const planes = layOutPlanes(header);
  const tables: Tables = { huffman: [], quantisation: [], restartInterval: 0 };
  readTables(codestream, header.segments, tables);
  const quantisations: (Uint16Array | undefined)[] = planes.map(() => undefined);
  let scan: JpegSegment | null = readSegment(codestream, header.scanOffset);
  for (let scans = 0; scan !== null; scans++) {
    if (scans === MAX_SCANS) throw invalid('scans');
    const { places, dcSelectors, acSelectors, ...blocks } = readScanHeader(codestream, scan, header, planes);
    // A component's table is the one in force at its first scan: its destination may be used again later.
    for (const place of places) quantisations[place] ??= tables.quantisation[header.frameComponents[place]?.quantisation ?? 0];
    const end = decodeDctScan(codestream, scan.end, {
      ...blocks,
      ...readBand(codestream, scan, header, places.length),
      planes: places.map((place) => (planes[place] as CoefficientPlane).coefficients),
      dcTables: dcSelectors.map((selector) => tables.huffman[selector]),
      acTables: acSelectors.map((selector) => tables.huffman[4 + selector]),
      restartInterval: tables.restartInterval,
    });
    const between: JpegSegment[] = [];
    for (scan = readSegment(codestream, end); scan && scan.marker !== SOS; scan = readSegment(codestream, scan.end)) between.push(scan);
    readTables(codestream, between, tables);
  }
  const samples = new Uint16Array(image.rows * image.columns * planes.length);
  planes.forEach((plane, component) => {
    const quantisation = quantisations[component];
    if (!quantisation) throw invalid('scans');
    const size = sizeOf(plane, header);
    placePlane(drawPlane(plane, quantisation, size, header.precision), size, samples, component, planes.length, image);
  });
  // The colours that pixels share have been given to each.
  const photometric = image.photometric === 'YBR_FULL_422' ? 'YBR_FULL' : image.photometric;
  return decodedOutput(samples, header, image, photometric);
}

function readTables(codestream: Uint8Array, segments: readonly JpegSegment[], tables: Tables): void {
  readHuffmanTables(codestream, segments, tables.huffman);
  tables.restartInterval = readRestartInterval(codestream, segments, tables.restartInterval);
  readQuantisation(codestream, segments, tables.quantisation);
}

type Band = Pick<DctScan, 'spectralStart' | 'spectralEnd' | 'approximationHigh' | 'approximationLow' | 'progressive'>;

/** Which coefficients a scan has, and which of their bits (ISO 10918-1 G.1.1): what stands behind its components. */
function readBand(codestream: Uint8Array, segment: JpegSegment, header: JpegHeader, count: number): Band {
  const progressive = header.frameMarker === PROGRESSIVE;
  const [spectralStart = 0, spectralEnd = 0, approximation = 0] = codestream.subarray(segment.offset + 5 + count * 2, segment.end);
  const bandIsRight = spectralStart === 0 ? spectralEnd === 0 : spectralStart <= spectralEnd && spectralEnd < 64 && count === 1;
  // Sequential scans have no band; known writers leave zeros in its place, and all readers pass over them.
  if (progressive && (!bandIsRight || (approximation & 15) > 13)) throw invalid('SOS');
  return { spectralStart, spectralEnd, approximationHigh: approximation >> 4, approximationLow: approximation & 15, progressive };
}

/** Of how many samples a component is, and for how many pixels each of them stands (ISO 10918-1 A.1.1). */
function sizeOf({ component: { horizontal, vertical } }: CoefficientPlane, { rows, columns, frameComponents }: JpegHeader): PlaneSize {
  const most = mostSampling(frameComponents);
  return {
    columns: Math.ceil((columns * horizontal) / most.horizontal),
    rows: Math.ceil((rows * vertical) / most.vertical),
    across: most.horizontal / horizontal,
    down: most.vertical / vertical,
  };
}

/** Transforms every block of the picture back: the samples of one component, of its own size. */
function drawPlane(plane: CoefficientPlane, quantisation: Uint16Array, size: PlaneSize, precision: number): Uint16Array {
  const block = new Float64Array(64);
  const middle = 2 ** (precision - 1);
  const most = 2 ** precision - 1;
  const samples = new Uint16Array(size.rows * size.columns);
  for (let top = 0; top < size.rows; top += 8) {
    for (let left = 0; left < size.columns; left += 8) {
      inverseDct(plane.coefficients, ((top / 8) * plane.blocksPerRow + left / 8) * 64, quantisation, block);
      const height = Math.min(8, size.rows - top);
      const width = Math.min(8, size.columns - left);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const value = Math.round(block[y * 8 + x] as number) + middle;
          samples[(top + y) * size.columns + left + x] = Math.max(0, Math.min(most, value));
        }
      }
    }
  }
  return samples;
}

const invalid = (detail: string): FrameError => new FrameError('codestream-invalid', `JPEG ${detail}`);
