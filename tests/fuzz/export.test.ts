import { expect, it } from 'vitest';
import type { ParsedFile } from '../../core/dicom/parse-file.js';
import { readScan, scanFiles, tryScan } from '../support/scan-files.js';
import { inputOf, type Outcome, tryExport } from './export/export-trial.js';
import { KeptPieces } from './kept-pieces.js';
import { Watchdog } from './watchdog.js';

/**
 * The whole way of an export, from bytes that are damaged at random. `npm test` tries 20,000 inputs; `npm run test:long` a million, in
 * pieces of which those that are done are kept. `NEGATOSCOPE_FUZZ_PIECES=FIRST,COUNT` runs a part of them, and an input's number, which
 * is in the message where one fails, gives the input again: `NEGATOSCOPE_FUZZ_INPUT=NUMBER`.
 */
const isLong = process.env['NEGATOSCOPE_LONG'] === 'true';
const ONE = process.env['NEGATOSCOPE_FUZZ_INPUT'];
const PIECE = 10_000;
const [FIRST_PIECE, PIECES] = (process.env['NEGATOSCOPE_FUZZ_PIECES'] ?? (isLong ? '0,100' : '0,2')).split(',').map(Number) as [
  number,
  number,
];
/** Input 0 is this number: runs of before began there. */
const FIRST_INPUT = 0x10000;
const LARGEST_SOURCE = 40_000;
const HANGS_AFTER = 60_000;
const DECIDING = ['core/dicom', 'core/deid', 'core/pixels', 'tests/fuzz/export', 'package-lock.json'];

interface PieceResult {
  readonly first: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
}

const scans = scanFiles().filter((scan) => typeof tryScan(scan) !== 'string');
const small = scans.map((scan) => ({ scan, parsed: readScan(scan) })).filter(({ parsed }) => parsed.source.size <= LARGEST_SOURCE);
const sources = small.map(({ parsed }) => parsed);
const kept = new KeptPieces<PieceResult>(
  small.map(({ scan }) => scan.name),
  DECIDING,
);

it('has real files to damage', () => expect(sources.length).toBeGreaterThan(20));

if (ONE === undefined)
  it.each(Array.from({ length: PIECES }, (_, index) => (FIRST_PIECE + index) * PIECE))(
    'an export of damaged files holds its promises from input %i on',
    async (first) => {
      const known = isLong ? kept.find(first) : null;
      const result = known ?? (await runPiece(first, sources));
      if (isLong && !known) kept.keep(result);
      process.stderr.write(`Export of damaged files ${first}–${first + PIECE - 1}: ${JSON.stringify(result.outcomes)}\n`);
      // Not all may be refused at the door: then nothing behind it would have been tried.
      expect(result.outcomes.exported).toBeGreaterThan(PIECE / 50);
    },
    3_600_000,
  );
/** Inputs in which something leaked once: a name at the end of a hospital's in a maker's attribute, where hospitals aren't looked for. */
const FOUND = [386_010, 416_766, 558_012, 627_945, 668_203, 788_416];
it.each(FOUND)('input %i, which leaked once, holds its promises', (number) => void tryExport(inputOf(FIRST_INPUT + number, sources)));

if (ONE !== undefined) it(`input ${ONE} holds its promises`, () => void tryExport(inputOf(FIRST_INPUT + Number(ONE), sources)));

async function runPiece(first: number, seeds: readonly ParsedFile[]): Promise<PieceResult> {
  const outcomes: Record<Outcome, number> = { refused: 0, 'left out': 0, stopped: 0, exported: 0 };
  const faults: string[] = [];
  const watchdog = new Watchdog(HANGS_AFTER);
  try {
    for (let input = first; input < first + PIECE; input += 1) {
      watchdog.note(input);
      try {
        outcomes[tryExport(inputOf(FIRST_INPUT + input, seeds))] += 1;
      } catch (error) {
        faults.push(`input ${input}: ${error instanceof Error ? error.stack : String(error)}`);
      }
    }
  } finally {
    await watchdog.end();
  }
  expect(faults).toEqual([]);
  return { first, outcomes };
}
