import { beforeAll, expect, it } from 'vitest';
import { nodeCodecs } from '../../support/codec-binaries.js';
import { pydicomData } from '../../support/real-files.js';
import { describeWith } from '../../support/when.js';
import { KeptPieces } from '../kept-pieces.js';
import { MOST_RESIDENT_MB, type PieceResult, runPiece } from './run-piece.js';
import { readSeeds } from './seeds.js';
import { InputTrial } from './try-input.js';

/** `npm test` tries 20,000 inputs, `npm run test:long` 200,000, in pieces of which those that are done are kept. */
const isLong = process.env['NEGATOSCOPE_LONG'] === 'true';
const PIECE = 10_000;
const PIECES = isLong ? 20 : 2;
/** What decides how an input ends, beside the real files. */
const DECIDING = ['core', 'tests/fuzz/reading', 'package-lock.json'];

describeWith(pydicomData, 'mutated files and frames end in an answer or a refusal', () => {
  let trial: InputTrial;
  let kept: KeptPieces<PieceResult>;
  const results: PieceResult[] = [];
  beforeAll(async () => {
    const seeds = readSeeds();
    expect(seeds.files.length).toBeGreaterThan(60);
    expect(seeds.frames.length).toBeGreaterThan(6);
    trial = await InputTrial.create(seeds, nodeCodecs());
    kept = new KeptPieces(
      [...seeds.files, ...seeds.frames.flat()].map(({ name }) => name),
      DECIDING,
    );
  });

  it.each(Array.from({ length: PIECES }, (_, piece) => piece * PIECE))(
    'from input %i on',
    async (first) => {
      const result = (isLong ? kept.find(first) : null) ?? (await runPiece(trial, first, PIECE));
      expect(result.faults).toEqual([]);
      expect(result.residentMegabytes).toBeLessThan(MOST_RESIDENT_MB);
      // Mutations that only ever break everything, or nothing, would find nothing.
      for (const count of Object.values(result.outcomes)) expect(count).toBeGreaterThan(PIECE / 100);
      if (isLong) kept.keep(result);
      results.push(result);
      process.stderr.write(`${sentence(result)}\n`);
    },
    900_000,
  );

  it.runIf(isLong)('and all of them were tried', () => {
    const tried = results.reduce((sum, { count }) => sum + count, 0);
    process.stderr.write(
      `Fuzz: ${tried} inputs, no fault, at most ${Math.max(...results.map(({ residentMegabytes }) => residentMegabytes))} MB\n`,
    );
    expect(tried).toBe(PIECE * PIECES);
  });
});

function sentence({ first, count, outcomes, slowest, residentMegabytes }: PieceResult): string {
  const ends = Object.entries(outcomes).map(([outcome, times]) => `${outcome} ${times}`);
  return `Fuzz ${first}–${first + count - 1}: ${ends.join(', ')}; slowest ${slowest.seconds.toFixed(2)} s (input ${slowest.input}); ${residentMegabytes} MB`;
}
