import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agrees, type Comparison, compareFrames, readersOf } from '../../support/compare-frames.js';
import { repository } from '../../support/real-files.js';
import { tools } from '../../support/tools.js';
import { describeWith } from '../../support/when.js';

/** What the corpus's files don't show: every way in which samples can lie and be encoded, written by others and compared with them. */
describeWith([tools.pydicomPixels, tools.dcmdump, tools.gdcmconv], 'pictures written by pydicom, DCMTK and GDCM', () => {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-made-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  let names: string[] = [];
  let comparisons: readonly Comparison[] = [];
  beforeAll(async () => {
    const script = join(repository, 'tests/support/make-pixel-files.py');
    execFileSync(tools.pydicomPixels.command, [...tools.pydicomPixels.prefix, script, folder], { stdio: ['ignore', 'ignore', 'pipe'] });
    names = readdirSync(folder).sort();
    comparisons = await compareFrames(names.map((path) => ({ path, absolute: join(folder, path) })));
  }, 600_000);
  const those = (start: string) => comparisons.filter(({ name }) => name.startsWith(start));
  const line = (one: Comparison) => `${one.name} #${one.frame}: ${one.refused || JSON.stringify(one.readers)}`;

  it('are all read', () => {
    expect(names.length).toBeGreaterThan(350);
    expect(new Set(comparisons.map(({ name }) => name)).size).toBe(names.length);
    expect(comparisons.filter(({ refused }) => refused !== '').map((one) => `${line(one)} ${readersOf(one)}`)).toEqual([]);
  });
  it.each([
    ['native-', 480],
    ['colors-', 70],
    ['bits-', 9],
    ['packed-', 6],
    ['floats-', 18],
    ['rle-', 170],
    ['tables-', 15],
    ['sampled-', 4],
    ['fragments-', 2],
    ['encoded-', 140],
    ['contradiction-', 11],
  ])('agree with a reader, frame by frame: %s', (start, least) => {
    expect(those(start).length).toBeGreaterThanOrEqual(least);
    expect(
      those(start)
        .filter((one) => !agrees(one))
        .map(line),
    ).toEqual([]);
  });
});
