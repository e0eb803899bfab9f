import { FrameError } from '../frame-error.js';
import { EntropyBits } from './entropy-bits.js';
import type { HuffmanTable } from './huffman-table.js';
import { ZIGZAG } from './inverse-dct.js';

/** What one scan of a DCT process codes (ISO 10918-1 B.2.3, G.1.1). */
export interface DctScan {
  /** Coefficients of each component of the scan, 64 a block in the order of the block. */
  readonly planes: readonly Int16Array[];
  readonly dcTables: readonly (HuffmanTable | undefined)[];
  readonly acTables: readonly (HuffmanTable | undefined)[];
  readonly spectralStart: number;
  readonly spectralEnd: number;
  readonly approximationHigh: number;
  readonly approximationLow: number;
  readonly progressive: boolean;
  /** MCUs in a row, MCUs in all, and MCUs between two restarts (0: none). An MCU without sub-sampling is one block of each component. */
  readonly mcusPerRow: number;
  readonly mcus: number;
  readonly restartInterval: number;
  /** The blocks of an MCU in the order of the bytes. */
  readonly units: readonly DctUnit[];
}

/** One block of an MCU: of which component of the scan, and where it lies in that component's plane, in blocks. */
export interface DctUnit {
  readonly component: number;
  blockOf(mcu: number): number;
}

/** Decodes a scan into its planes, and says where its entropy-coded bytes end. @throws FrameError `codestream-invalid`. */
export function decodeDctScan(codestream: Uint8Array, start: number, scan: DctScan): number {
  const bits = new EntropyBits(codestream, start);
  const predictions = scan.planes.map(() => 0);
  const decode = blockDecoder(scan);
  const run = { left: 0 };
  for (let mcu = 0; mcu < scan.mcus; mcu++) {
    if (scan.restartInterval > 0 && mcu > 0 && mcu % scan.restartInterval === 0) {
      bits.restart();
      predictions.fill(0);
      run.left = 0;
    }
    for (const { component, blockOf } of scan.units) decode(bits, scan, component, blockOf(mcu) * 64, predictions, run);
    if (mcu % scan.mcusPerRow === 0) bits.checkEnd();
  }
  bits.checkEnd();
  return bits.position;
}

/** How many blocks more have no coefficient of the band (ISO 10918-1 G.1.2.2, EOBRUN). */
interface EndOfBandRun {
  left: number;
}
type BlockDecoder = (bits: EntropyBits, scan: DctScan, component: number, at: number, predictions: number[], run: EndOfBandRun) => void;

function blockDecoder(scan: DctScan): BlockDecoder {
  if (!scan.progressive) return decodeSequential;
  if (scan.spectralStart === 0) return scan.approximationHigh === 0 ? decodeDcFirst : refineDc;
  return scan.approximationHigh === 0 ? decodeAcFirst : refineAc;
}

function tableOf(tables: readonly (HuffmanTable | undefined)[], component: number): HuffmanTable {
  const table = tables[component];
  if (!table) throw invalid('table');
  return table;
}

function nextDc(bits: EntropyBits, scan: DctScan, component: number, predictions: number[]): number {
  const value = (predictions[component] as number) + bits.difference(tableOf(scan.dcTables, component));
  predictions[component] = value;
  return value;
}

function decodeSequential(bits: EntropyBits, scan: DctScan, component: number, at: number, predictions: number[]): void {
  const plane = scan.planes[component] as Int16Array;
  const table = tableOf(scan.acTables, component);
  plane[at] = nextDc(bits, scan, component, predictions);
  for (let place = 1; place < 64; place++) {
    const symbol = bits.symbol(table);
    const category = symbol & 15;
    if (category === 0) {
      if (symbol !== 0xf0) return;
      place += 15;
      continue;
    }
    place += symbol >> 4;
    if (place > 63) throw invalid('coefficients');
    plane[at + (ZIGZAG[place] as number)] = bits.extended(category);
  }
}

function decodeDcFirst(bits: EntropyBits, scan: DctScan, component: number, at: number, predictions: number[]): void {
  (scan.planes[component] as Int16Array)[at] = nextDc(bits, scan, component, predictions) << scan.approximationLow;
}

function refineDc(bits: EntropyBits, scan: DctScan, component: number, at: number): void {
  const plane = scan.planes[component] as Int16Array;
  plane[at] = (plane[at] as number) | (bits.bits(1) << scan.approximationLow);
}

function decodeAcFirst(bits: EntropyBits, scan: DctScan, component: number, at: number, _: number[], run: EndOfBandRun): void {
  if (run.left > 0) {
    run.left--;
    return;
  }
  const plane = scan.planes[component] as Int16Array;
  const table = tableOf(scan.acTables, component);
  for (let place = scan.spectralStart; place <= scan.spectralEnd; place++) {
    const symbol = bits.symbol(table);
    const category = symbol & 15;
    const zeros = symbol >> 4;
    if (category === 0) {
      if (zeros < 15) {
        run.left = (1 << zeros) - 1 + (zeros > 0 ? bits.bits(zeros) : 0);
        return;
      }
      place += 15;
      continue;
    }
    place += zeros;
    if (place > scan.spectralEnd) throw invalid('coefficients');
    plane[at + (ZIGZAG[place] as number)] = bits.extended(category) << scan.approximationLow;
  }
}

/** ISO 10918-1 G.1.2.3: a correction bit for every coefficient that isn't zero, new ones of one bit between them. */
function refineAc(bits: EntropyBits, scan: DctScan, component: number, at: number, _: number[], run: EndOfBandRun): void {
  const plane = scan.planes[component] as Int16Array;
  const bit = 1 << scan.approximationLow;
  let place = scan.spectralStart;
  const correct = (index: number): void => {
    const value = plane[index] as number;
    if (bits.bits(1) === 1 && (Math.abs(value) & bit) === 0) plane[index] = value + (value > 0 ? bit : -bit);
  };
  if (run.left === 0) {
    const table = tableOf(scan.acTables, component);
    for (; place <= scan.spectralEnd; place++) {
      const symbol = bits.symbol(table);
      let zeros = symbol >> 4;
      let fresh = 0;
      if ((symbol & 15) === 0) {
        if (zeros < 15) {
          run.left = (1 << zeros) + (zeros > 0 ? bits.bits(zeros) : 0);
          break;
        }
      } else {
        if ((symbol & 15) !== 1) throw invalid('correction');
        fresh = bits.bits(1) === 1 ? bit : -bit;
      }
      for (; place <= scan.spectralEnd; place++) {
        const index = at + (ZIGZAG[place] as number);
        if (plane[index] !== 0) correct(index);
        else if (zeros === 0) {
          if (fresh !== 0) plane[index] = fresh;
          break;
        } else zeros--;
      }
    }
  }
  if (run.left > 0) {
    for (; place <= scan.spectralEnd; place++) {
      const index = at + (ZIGZAG[place] as number);
      if (plane[index] !== 0) correct(index);
    }
    run.left--;
  }
}

const invalid = (detail: string): FrameError => new FrameError('codestream-invalid', `JPEG ${detail}`);
