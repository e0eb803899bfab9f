import { FrameError } from './frame-error.js';

const DISCRETE = 0;
const LINEAR = 1;
const INDIRECT = 2;

/** Where a segment ends in the units, and whether the table is full. */
interface Cursor {
  at: number;
}

/**
 * Expands a segmented palette (PS3.3 C.7.9.2). `units` are the data as bytes or words, by the size of an entry; the offset
 * of an indirect segment counts bytes. An indirect segment repeats segments that aren't indirect themselves, so that the
 * work is bounded by the number of entries.
 * @throws FrameError `lut-invalid` where segments run past their data, begin with what continues, or give another number of entries.
 */
export function expandSegments(units: Uint8Array | Uint16Array, entries: number): Uint16Array {
  const table = new Uint16Array(entries);
  const width = units.BYTES_PER_ELEMENT;
  const cursor: Cursor = { at: 0 };
  let filled = 0;
  while (filled < entries) {
    const opcode = unitAt(units, cursor.at);
    if (opcode !== INDIRECT) {
      filled = expandOne(units, cursor, table, filled);
      continue;
    }
    const segments = unitAt(units, cursor.at + 1);
    const offset = indirectOffset(units, cursor.at + 2);
    cursor.at += 2 + 4 / width;
    if (offset % width !== 0) throw invalid();
    const copied: Cursor = { at: offset / width };
    for (let segment = 0; segment < segments && filled < entries; segment++) filled = expandOne(units, copied, table, filled);
  }
  return table;
}

/** Appends one discrete or linear segment and moves the cursor behind it; answers how many entries are filled then. */
function expandOne(units: Uint8Array | Uint16Array, cursor: Cursor, table: Uint16Array, filled: number): number {
  const opcode = unitAt(units, cursor.at);
  const length = unitAt(units, cursor.at + 1);
  cursor.at += 2;
  if (length === 0 || filled + length > table.length) throw invalid();
  if (opcode === DISCRETE) {
    for (let index = 0; index < length; index++) table[filled + index] = unitAt(units, cursor.at + index);
    cursor.at += length;
  } else if (opcode === LINEAR) {
    if (filled === 0) throw invalid();
    const from = table[filled - 1] as number;
    const to = unitAt(units, cursor.at);
    for (let step = 1; step <= length; step++) table[filled + step - 1] = Math.round(from + ((to - from) * step) / length);
    cursor.at += 1;
  } else throw invalid();
  return filled + length;
}

/** 32 bits, least significant first: four bytes, or two words. */
const indirectOffset = (units: Uint8Array | Uint16Array, at: number): number =>
  units instanceof Uint8Array
    ? unitAt(units, at) + unitAt(units, at + 1) * 0x100 + unitAt(units, at + 2) * 0x10000 + unitAt(units, at + 3) * 0x1000000
    : unitAt(units, at) + unitAt(units, at + 1) * 0x10000;

function unitAt(units: Uint8Array | Uint16Array, at: number): number {
  const unit = units[at];
  if (unit === undefined) throw invalid();
  return unit;
}

const invalid = (): FrameError => new FrameError('lut-invalid', 'SegmentedPaletteColorLookupTableData');
