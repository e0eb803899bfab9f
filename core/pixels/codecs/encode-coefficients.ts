import { FrameError } from '../frame-error.js';
import { EntropyWriter } from './entropy-writer.js';
import { type HuffmanCodes, huffmanCodes } from './huffman-codes.js';
import { ZIGZAG } from './inverse-dct.js';
import type { CoefficientPlane, CoefficientScan, JpegCoefficients } from './jpeg-coefficients.js';
import { type JpegSegment, readSegment } from './jpeg-header.js';

const DHT = 0xc4;
const EOI = 0xd9;
const ZERO_RUN = 0xf0;
const END_OF_BLOCK = 0;

/**
 * The codestream with these coefficients instead of its own: every segment but Huffman tables stays, tables are made for
 * what is written, and the entropy-coded bytes are new. Coefficients that didn't change decode as they did.
 */
export function encodeCoefficients(codestream: Uint8Array, { header, planes, scans }: JpegCoefficients): Uint8Array {
  const parts: Uint8Array[] = [codestream.subarray(0, 2)];
  const keep = (segment: JpegSegment): void => {
    if (segment.marker !== DHT) parts.push(codestream.subarray(segment.offset, segment.end));
  };
  header.segments.forEach(keep);
  for (const scan of scans) {
    const { tables, entropy } = encodeScan(scan, planes);
    parts.push(tables, codestream.subarray(scan.header.offset, scan.header.end), entropy);
    let at = scan.end;
    for (
      let segment = readSegment(codestream, at);
      segment && segment.offset !== nextScan(scan, scans);
      segment = readSegment(codestream, at)
    ) {
      keep(segment);
      at = segment.end;
    }
  }
  parts.push(Uint8Array.of(0xff, EOI));
  return join(parts);
}

function nextScan(scan: CoefficientScan, scans: readonly CoefficientScan[]): number {
  return scans[scans.indexOf(scan) + 1]?.header.offset ?? -1;
}

/** Two passes: one counts symbols, the other writes them. */
function encodeScan(
  scan: CoefficientScan,
  planes: readonly CoefficientPlane[],
): { readonly tables: Uint8Array; readonly entropy: Uint8Array } {
  const counts = new Map<number, Float64Array>();
  const countsOf = (destination: number): Float64Array => {
    const known = counts.get(destination) ?? new Float64Array(256);
    counts.set(destination, known);
    return known;
  };
  walkScan(scan, planes, {
    symbol(destination, symbol) {
      const own = countsOf(destination);
      own[symbol] = (own[symbol] as number) + 1;
    },
    bits: () => undefined,
    restart: () => undefined,
  });
  const codes = new Map([...counts].map(([destination, frequencies]) => [destination, huffmanCodes(frequencies)]));
  const writer = new EntropyWriter();
  walkScan(scan, planes, {
    symbol: (destination, symbol) => writer.symbol(codes.get(destination) as HuffmanCodes, symbol),
    bits: (value, length) => writer.bits(value, length),
    restart: (number) => writer.restart(number),
  });
  return { tables: tableSegment(codes), entropy: writer.finish() };
}

/** What a pass does with a scan. Destinations: 0 to 3 for DC, 16 to 19 for AC, as a DHT segment has them. */
interface ScanVisitor {
  symbol(destination: number, symbol: number): void;
  bits(value: number, length: number): void;
  restart(number: number): void;
}

function walkScan(scan: CoefficientScan, planes: readonly CoefficientPlane[], visitor: ScanVisitor): void {
  const predictions = scan.places.map(() => 0);
  for (let mcu = 0; mcu < scan.mcus; mcu++) {
    if (scan.restartInterval > 0 && mcu > 0 && mcu % scan.restartInterval === 0) {
      visitor.restart(mcu / scan.restartInterval - 1);
      predictions.fill(0);
    }
    for (const { component, blockOf } of scan.units) {
      const { coefficients } = planes[scan.places[component] as number] as CoefficientPlane;
      const at = blockOf(mcu) * 64;
      const dc = coefficients[at] as number;
      walkValue(visitor, scan.dcSelectors[component] as number, 0, dc - (predictions[component] as number));
      predictions[component] = dc;
      walkAc(visitor, 16 + (scan.acSelectors[component] as number), coefficients, at);
    }
  }
}

function walkAc(visitor: ScanVisitor, destination: number, coefficients: Int16Array, at: number): void {
  let zeros = 0;
  for (let place = 1; place < 64; place++) {
    const value = coefficients[at + (ZIGZAG[place] as number)] as number;
    if (value === 0) {
      zeros++;
      continue;
    }
    for (; zeros > 15; zeros -= 16) visitor.symbol(destination, ZERO_RUN);
    walkValue(visitor, destination, zeros << 4, value);
    zeros = 0;
  }
  if (zeros > 0) visitor.symbol(destination, END_OF_BLOCK);
}

/** Category and bits of a value (ISO 10918-1 F.1.2.1): negative ones are written less one. */
function walkValue(visitor: ScanVisitor, destination: number, run: number, value: number): void {
  const category = value === 0 ? 0 : 32 - Math.clz32(Math.abs(value));
  if (category > 15) throw new FrameError('codestream-invalid', 'JPEG category');
  visitor.symbol(destination, run | category);
  if (category > 0) visitor.bits(value < 0 ? value - 1 : value, category);
}

/** One DHT segment with all tables of a scan (ISO 10918-1 B.2.4.2). */
function tableSegment(codes: ReadonlyMap<number, HuffmanCodes>): Uint8Array {
  const tables = [...codes].map(([destination, { counts, symbols }]) => join([Uint8Array.of(destination), counts, symbols]));
  const content = join(tables);
  const length = content.length + 2;
  return join([Uint8Array.of(0xff, DHT, length >> 8, length & 0xff), content]);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
