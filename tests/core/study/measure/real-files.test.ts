import { expect } from 'vitest';
import { loadCodecWasm } from '../../../../cli/codec-files.js';
import { createCodecs } from '../../../../core/pixels/codecs/codec-set.js';
import { displayFrame } from '../../../../core/pixels/display-frame.js';
import { readFrame } from '../../../../core/pixels/read-frame.js';
import type { RegionShape } from '../../../../core/study/measure/shape.js';
import { type Statistics, statisticsOf } from '../../../../core/study/measure/statistics.js';
import { corpus } from '../../../support/real-files.js';
import { readScan, runPython, scanFiles } from '../../../support/scan-files.js';
import { tools } from '../../../support/tools.js';
import { itWith } from '../../../support/when.js';

/** CT and PET slices, whose values every reader rescales in the same way: regions of all kinds, inside and over the edge. */
const FOLDERS = /^corpus\/(ct|pet|series\/ct-head-gantry-tilt)\//;

function shapesFor(rows: number, columns: number): readonly RegionShape[] {
  const at = (across: number, down: number) => ({ column: columns * across, row: rows * down });
  const star = Array.from({ length: 11 }, (_, index) => {
    const radius = index % 2 === 0 ? 0.31 : 0.127;
    return at(0.5 + radius * Math.cos(index), 0.5 + radius * Math.sin(index));
  });
  return [
    { kind: 'rectangle', points: [at(0.213, 0.307), at(0.618, 0.55)] },
    { kind: 'rectangle', points: [at(0.9, 0.9), at(1.3, 1.3)] },
    { kind: 'ellipse', points: [at(0.333, 0.21), at(0.777, 0.666)] },
    { kind: 'polygon', points: star },
  ];
}

itWith([corpus, tools.pydicomPixels], 'mean, deviation, least and most of regions in real slices are numpy’s', async () => {
  const codecs = createCodecs(loadCodecWasm);
  const asked: { line: string; ours: Statistics | null }[] = [];
  for (const scan of scanFiles().filter(({ name }) => FOLDERS.test(name))) {
    const parsed = readScan(scan);
    await codecs.prepare(parsed.transferSyntax.uid);
    const display = displayFrame(parsed, 0, readFrame(parsed, 0, codecs));
    if (display.kind !== 'grey') continue;
    for (const shape of shapesFor(display.rows, display.columns))
      asked.push({
        line: JSON.stringify({ file: scan.absolute, frame: 0, shape, padding: display.padding }),
        ours: statisticsOf(shape, display, display),
      });
  }
  expect(asked.length).toBeGreaterThan(40);
  const theirs = runPython<readonly (Statistics | null)[]>(
    tools.pydicomPixels,
    'measure-reference.py',
    asked.map(({ line }) => line),
  );
  asked.forEach(({ ours, line }, index) => {
    const reference = theirs[index] as Statistics | null;
    if (!reference) {
      expect(ours, line).toBeNull();
      return;
    }
    expect(ours?.pixels, line).toBe(reference.pixels);
    expect(ours?.least, line).toBe(reference.least);
    expect(ours?.most, line).toBe(reference.most);
    expect(ours?.mean ?? Number.NaN, line).toBeCloseTo(reference.mean, 6);
    expect(ours?.deviation ?? Number.NaN, line).toBeCloseTo(reference.deviation, 6);
  });
  process.stderr.write(`regions compared with numpy: ${asked.length}\n`);
});
