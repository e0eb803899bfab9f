import { FrameError } from '../frame-error.js';
import { type DctUnit, decodeDctScan } from './dct-scan.js';
import { type HuffmanTable, readHuffmanTables } from './huffman-table.js';
import {
  type JpegComponent,
  type JpegHeader,
  type JpegSegment,
  readJpegHeader,
  readRestartInterval,
  readSegment,
  SOS,
} from './jpeg-header.js';
import { readQuantisation } from './quantisation.js';

const BASELINE = 0xc0;
const EXTENDED = 0xc1;
/** Far more than any writer makes. */
const MAX_SCANS = 16;
/** Blocks of one component: more are no picture that is shown. */
const MAX_BLOCKS = 16 * 1024 * 1024;

/** Quantised coefficients of one component, 64 a block in natural order, blocks row by row. */
export interface CoefficientPlane {
  readonly component: JpegComponent;
  /** Whole MCUs: the last blocks of a row or column may lie outside the picture. */
  readonly blocksPerRow: number;
  readonly blockRows: number;
  /** Blocks that a scan of this component alone has (ISO 10918-1 A.2.2). */
  readonly ownBlocksPerRow: number;
  readonly ownBlockRows: number;
  readonly coefficients: Int16Array;
}

/** One scan: which components it has, with which tables, and where its entropy-coded bytes lie. */
export interface CoefficientScan {
  /** Components by their place in the frame header. */
  readonly places: readonly number[];
  readonly dcSelectors: readonly number[];
  readonly acSelectors: readonly number[];
  readonly restartInterval: number;
  readonly mcusPerRow: number;
  readonly mcus: number;
  readonly units: readonly DctUnit[];
  readonly header: JpegSegment;
  readonly end: number;
}

/** A sequential DCT codestream, taken apart without loss. */
export interface JpegCoefficients {
  readonly header: JpegHeader;
  readonly planes: readonly CoefficientPlane[];
  readonly scans: readonly CoefficientScan[];
  /** By component: what its DC coefficients are multiplied by. */
  readonly dcSteps: readonly number[];
}

/** True for the processes whose coefficients are read: sequential DCT with Huffman coding. */
export const hasCoefficients = ({ frameMarker, rows, columns }: JpegHeader): boolean =>
  (frameMarker === BASELINE || frameMarker === EXTENDED) && rows > 0 && columns > 0;

/** Reads the coefficients of all scans (ISO 10918-1 processes 1, 2 and 4). @throws FrameError */
export function readJpegCoefficients(codestream: Uint8Array): JpegCoefficients {
  const header = readJpegHeader(codestream);
  if (!hasCoefficients(header)) throw new FrameError('syntax-not-supported', 'JPEG process');
  const planes = layOutPlanes(header);
  const huffman: (HuffmanTable | undefined)[] = [];
  readHuffmanTables(codestream, header.segments, huffman);
  const quantisation: (Uint16Array | undefined)[] = [];
  readQuantisation(codestream, header.segments, quantisation);
  const dcSteps = planes.map(() => 1);
  let restartInterval = readRestartInterval(codestream, header.segments, 0);
  const scans: CoefficientScan[] = [];
  let segment: JpegSegment | null = readSegment(codestream, header.scanOffset);
  while (segment !== null) {
    if (scans.length === MAX_SCANS) throw invalid('scans');
    const scan = { ...readScanHeader(codestream, segment, header, planes), restartInterval, header: segment };
    for (const place of scan.places) {
      // The table in force when the scan begins: its destination may be used again later.
      const step = quantisation[header.frameComponents[place]?.quantisation ?? 0]?.[0];
      if (!step) throw invalid('DQT');
      dcSteps[place] = step;
    }
    const end = decodeDctScan(codestream, segment.end, {
      ...scan,
      planes: scan.places.map((place) => (planes[place] as CoefficientPlane).coefficients),
      dcTables: scan.dcSelectors.map((selector) => huffman[selector]),
      acTables: scan.acSelectors.map((selector) => huffman[4 + selector]),
      spectralStart: 0,
      spectralEnd: 63,
      approximationHigh: 0,
      approximationLow: 0,
      progressive: false,
    });
    scans.push({ ...scan, end });
    const between: JpegSegment[] = [];
    for (segment = readSegment(codestream, end); segment && segment.marker !== SOS; segment = readSegment(codestream, segment.end))
      between.push(segment);
    readHuffmanTables(codestream, between, huffman);
    readQuantisation(codestream, between, quantisation);
    restartInterval = readRestartInterval(codestream, between, restartInterval);
  }
  const coded = scans.flatMap(({ places }) => places);
  // Every component once: what is coded twice, or not at all, isn't understood.
  if (coded.length !== planes.length || new Set(coded).size !== planes.length) throw invalid('scans');
  return { header, planes, scans, dcSteps };
}

/** The planes of a frame, still empty. @throws FrameError `too-large` */
export function layOutPlanes({ rows, columns, frameComponents }: JpegHeader): CoefficientPlane[] {
  const most = mostSampling(frameComponents);
  const across = Math.ceil(columns / (8 * most.horizontal));
  const down = Math.ceil(rows / (8 * most.vertical));
  return frameComponents.map((component) => {
    // A component by itself is never padded to an MCU of more than a block.
    const blocksPerRow = frameComponents.length === 1 ? Math.ceil(columns / 8) : across * component.horizontal;
    const blockRows = frameComponents.length === 1 ? Math.ceil(rows / 8) : down * component.vertical;
    if (blocksPerRow * blockRows > MAX_BLOCKS) throw new FrameError('too-large');
    return {
      component,
      blocksPerRow,
      blockRows,
      ownBlocksPerRow: Math.ceil(Math.ceil((columns * component.horizontal) / most.horizontal) / 8),
      ownBlockRows: Math.ceil(Math.ceil((rows * component.vertical) / most.vertical) / 8),
      coefficients: new Int16Array(blocksPerRow * blockRows * 64),
    };
  });
}

/** Largest sampling factors of a frame (ISO 10918-1 A.1.1). */
export function mostSampling(components: readonly JpegComponent[]): Pick<JpegComponent, 'horizontal' | 'vertical'> {
  return {
    horizontal: Math.max(...components.map(({ horizontal }) => horizontal)),
    vertical: Math.max(...components.map(({ vertical }) => vertical)),
  };
}

/** What the header of a scan says. */
export type ScanHeader = Omit<CoefficientScan, 'restartInterval' | 'header' | 'end'>;

/** Which components a scan has, with which tables, and where its blocks lie (ISO 10918-1 B.2.3). @throws FrameError */
export function readScanHeader(
  codestream: Uint8Array,
  segment: JpegSegment,
  header: JpegHeader,
  planes: readonly CoefficientPlane[],
): ScanHeader {
  const at = segment.offset + 4;
  const count = codestream[at] as number;
  if (count < 1 || count > header.components || segment.end - at !== 4 + count * 2) throw invalid('SOS');
  const places: number[] = [];
  const dcSelectors: number[] = [];
  const acSelectors: number[] = [];
  for (let index = 0; index < count; index++) {
    const place = header.frameComponents.findIndex((component) => component.id === codestream[at + 1 + index * 2]);
    const selectors = codestream[at + 2 + index * 2] as number;
    if (place < 0 || places.includes(place) || selectors >> 4 > 3 || (selectors & 15) > 3) throw invalid('SOS');
    places.push(place);
    dcSelectors.push(selectors >> 4);
    acSelectors.push(selectors & 15);
  }
  return { places, dcSelectors, acSelectors, ...layOutMcus(header, planes, places) };
}

/** Where the blocks of a scan lie: interleaved scans go MCU by MCU, others block by block (ISO 10918-1 A.2). */
function layOutMcus(
  { columns, rows, frameComponents }: JpegHeader,
  planes: readonly CoefficientPlane[],
  places: readonly number[],
): Pick<CoefficientScan, 'mcusPerRow' | 'mcus' | 'units'> {
  const [first = 0] = places;
  if (places.length === 1) {
    const { ownBlocksPerRow, ownBlockRows, blocksPerRow } = planes[first] as CoefficientPlane;
    const blockOf = (mcu: number): number => Math.floor(mcu / ownBlocksPerRow) * blocksPerRow + (mcu % ownBlocksPerRow);
    return { mcusPerRow: ownBlocksPerRow, mcus: ownBlocksPerRow * ownBlockRows, units: [{ component: 0, blockOf }] };
  }
  const most = mostSampling(frameComponents);
  const mcusPerRow = Math.ceil(columns / (8 * most.horizontal));
  const units: DctUnit[] = [];
  places.forEach((place, component) => {
    const { blocksPerRow, component: sampling } = planes[place] as CoefficientPlane;
    for (let y = 0; y < sampling.vertical; y++) {
      for (let x = 0; x < sampling.horizontal; x++) {
        const blockOf = (mcu: number): number =>
          (Math.floor(mcu / mcusPerRow) * sampling.vertical + y) * blocksPerRow + (mcu % mcusPerRow) * sampling.horizontal + x;
        units.push({ component, blockOf });
      }
    }
  });
  return { mcusPerRow, mcus: mcusPerRow * Math.ceil(rows / (8 * most.vertical)), units };
}

const invalid = (detail: string): FrameError => new FrameError('codestream-invalid', `JPEG ${detail}`);
