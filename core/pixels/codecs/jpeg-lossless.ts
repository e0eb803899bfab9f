import type { Samples } from '../decoded-frame.js';
import type { CodecOutput } from '../frame-codec.js';
import { FrameError } from '../frame-error.js';
import type { ImageDescription } from '../image-description.js';
import { checkCodestream, checkLength, decodedOutput } from './decoded-values.js';
import { EntropyBits } from './entropy-bits.js';
import { type HuffmanTable, readHuffmanTables } from './huffman-table.js';
import { type JpegHeader, type JpegSegment, readRestartInterval, readSegment, SOS } from './jpeg-header.js';

/**
 * Frames of JPEG process 14 (ISO 10918-1 Annex H): all seven predictors, point transform, restart intervals, several
 * components in one scan or in one each, 2 to 16 bits. Our own, because the package for it predicts the first column wrongly after a
 * restart, leaves out the point transform and can't read three components of 16 bits.
 */
export function decodeJpegLossless(codestream: Uint8Array, header: JpegHeader, image: ImageDescription): CodecOutput {
  checkCodestream(header, image);
  if (header.precision < 2 || header.precision > 16) throw new FrameError('codestream-invalid', 'JPEG precision');
  const single = header.components === 1;
  if (!single && header.frameComponents.some((component) => component.horizontal !== 1 || component.vertical !== 1)) {
    throw new FrameError('bits-not-supported', 'JPEG lossless sub-sampling');
  }
  const count = image.rows * image.columns * image.samplesPerPixel;
  // Every sample has a code of at least one bit.
  checkLength(codestream, count);
  const samples: Samples = header.precision <= 8 ? new Uint8Array(count) : new Uint16Array(count);
  const tables: (HuffmanTable | undefined)[] = [];
  let restartInterval = readRestartInterval(codestream, header.segments, 0);
  readHuffmanTables(codestream, header.segments, tables);
  let scan: JpegSegment | null = readSegment(codestream, header.scanOffset);
  let done = 0;
  while (done < header.components) {
    if (!scan) throw new FrameError('codestream-invalid', 'JPEG scans');
    const parameters = readScan(codestream, scan, header, tables);
    const end = decodeScan(codestream, scan.end, parameters, samples, image, restartInterval, header.precision);
    done += parameters.components.length;
    if (done >= header.components) break;
    const between: JpegSegment[] = [];
    for (scan = readSegment(codestream, end); scan && scan.marker !== SOS; scan = readSegment(codestream, scan.end)) between.push(scan);
    readHuffmanTables(codestream, between, tables);
    restartInterval = readRestartInterval(codestream, between, restartInterval);
  }
  return decodedOutput(samples, header, image, image.photometric);
}

interface Scan {
  /** Places in the frame of the scan's components, and the table of each. */
  readonly components: readonly number[];
  readonly tables: readonly HuffmanTable[];
  readonly predictor: number;
  readonly pointTransform: number;
}

/** The scan header (ISO 10918-1 B.2.3): the start of spectral selection is the predictor, the low approximation bit the point transform. */
function readScan(codestream: Uint8Array, segment: JpegSegment, header: JpegHeader, known: readonly (HuffmanTable | undefined)[]): Scan {
  const at = segment.offset + 4;
  const count = codestream[at] as number;
  if (segment.marker !== SOS || count < 1 || count > header.components || segment.end - at !== 4 + count * 2)
    throw new FrameError('codestream-invalid', 'JPEG SOS');
  const components: number[] = [];
  const tables: HuffmanTable[] = [];
  for (let index = 0; index < count; index++) {
    const place = header.frameComponents.findIndex((component) => component.id === codestream[at + 1 + index * 2]);
    const table = known[(codestream[at + 2 + index * 2] as number) >> 4];
    if (place < 0 || components.includes(place) || !table) throw new FrameError('codestream-invalid', 'JPEG SOS');
    components.push(place);
    tables.push(table);
  }
  const predictor = codestream[at + 1 + count * 2] as number;
  const pointTransform = (codestream[at + 3 + count * 2] as number) & 15;
  if (predictor < 1 || predictor > 7 || pointTransform >= header.precision) throw new FrameError('codestream-invalid', 'JPEG SOS');
  return { components, tables, predictor, pointTransform };
}

/** Decodes one scan into `samples`, and says where its entropy-coded bytes end. A restart begins a row (ISO 10918-1 H.1.1). */
function decodeScan(
  codestream: Uint8Array,
  start: number,
  scan: Scan,
  samples: Samples,
  image: ImageDescription,
  restartInterval: number,
  precision: number,
): number {
  const { rows, columns, samplesPerPixel } = image;
  if (restartInterval % columns !== 0) throw new FrameError('codestream-invalid', 'JPEG restart interval');
  const rowsPerInterval = restartInterval === 0 ? rows : restartInterval / columns;
  const bits = new EntropyBits(codestream, start);
  const first = 1 << (precision - scan.pointTransform - 1);
  const stride = columns * samplesPerPixel;
  for (let row = 0; row < rows; row++) {
    const begins = row % rowsPerInterval === 0;
    if (begins && row > 0) bits.restart();
    if (scan.components.length === 1) {
      decodeRow(
        bits,
        scan.tables[0] as HuffmanTable,
        samples,
        row * stride + (scan.components[0] as number),
        columns,
        samplesPerPixel,
        stride,
        begins ? 0 : scan.predictor,
        first,
      );
    } else {
      decodeInterleavedRow(bits, scan, samples, row * stride, columns, samplesPerPixel, stride, begins, first);
    }
    bits.checkEnd();
  }
  if (scan.pointTransform > 0) {
    for (const component of scan.components) {
      for (let at = component; at < samples.length; at += samplesPerPixel) samples[at] = (samples[at] as number) << scan.pointTransform;
    }
  }
  return bits.position;
}

/** One row of one component. Predictor 0 stands for the first row of an interval: the sample to the left, `first` for the first one. */
function decodeRow(
  bits: EntropyBits,
  table: HuffmanTable,
  samples: Samples,
  start: number,
  columns: number,
  step: number,
  stride: number,
  predictor: number,
  first: number,
): void {
  let at = start;
  let left = ((predictor === 0 ? first : (samples[at - stride] as number)) + bits.difference(table)) & 0xffff;
  samples[at] = left;
  at += step;
  for (let column = 1; column < columns; column++, at += step) {
    const predicted =
      predictor <= 1 ? left : predict(predictor, left, samples[at - stride] as number, samples[at - stride - step] as number);
    left = (predicted + bits.difference(table)) & 0xffff;
    samples[at] = left;
  }
}

function decodeInterleavedRow(
  bits: EntropyBits,
  scan: Scan,
  samples: Samples,
  start: number,
  columns: number,
  step: number,
  stride: number,
  begins: boolean,
  first: number,
): void {
  const count = scan.components.length;
  for (let column = 0; column < columns; column++) {
    for (let index = 0; index < count; index++) {
      const at = start + column * step + (scan.components[index] as number);
      let predicted: number;
      if (column === 0) predicted = begins ? first : (samples[at - stride] as number);
      else if (begins) predicted = samples[at - step] as number;
      else
        predicted = predict(
          scan.predictor,
          samples[at - step] as number,
          samples[at - stride] as number,
          samples[at - stride - step] as number,
        );
      samples[at] = (predicted + bits.difference(scan.tables[index] as HuffmanTable)) & 0xffff;
    }
  }
}

/** ISO 10918-1 Table H.1. */
function predict(predictor: number, left: number, above: number, aboveLeft: number): number {
  switch (predictor) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return aboveLeft;
    case 4:
      return left + above - aboveLeft;
    case 5:
      return left + ((above - aboveLeft) >> 1);
    case 6:
      return above + ((left - aboveLeft) >> 1);
    default:
      return (left + above) >> 1;
  }
}
