import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodePng } from '../../../../core/deid/picture/encode-png.js';
import { renderPicture, SCREEN_EDGE } from '../../../../core/deid/picture/render-picture.js';
import { resample } from '../../../../core/deid/picture/resample.js';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { parseFile } from '../../../../core/dicom/parse-file.js';
import { createCodecs } from '../../../../core/pixels/codecs/codec-set.js';
import { displayFrame } from '../../../../core/pixels/display-frame.js';
import { readFrame } from '../../../../core/pixels/read-frame.js';
import { renderFrame } from '../../../../core/render-frame.js';
import { frameStretch } from '../../../../core/study/pixel-shape.js';
import { element } from '../../../support/dicom-bytes.js';
import { type Film, filmFile } from '../../../support/film-file.js';
import { repository } from '../../../support/real-files.js';
import { tools } from '../../../support/tools.js';
import { itWith } from '../../../support/when.js';

const codecs = createCodecs(() => Promise.reject(new Error('no codec is needed here')));
const grid = (rows: number, columns: number, samples: readonly number[]) => ({ rows, columns, samples, stride: 1, channels: 1 }) as const;

describe('another number of pixels', () => {
  it('is the mean of those that one covers, cut at the edges', () => {
    const samples = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110];
    expect([...resample(grid(3, 4, samples), { across: 1, down: 1 }).samples]).toEqual(samples);
    expect(resample(grid(3, 4, samples), { across: 3, down: 2 })).toEqual({ rows: 2, columns: 2, samples: Uint8Array.of(30, 50, 90, 110) });
    // One and a half pixels: a whole one, and the half of the next.
    expect([...resample(grid(1, 3, [0, 90, 30]), { across: 1.5, down: 1 }).samples]).toEqual([30, 50]);
    expect([...resample(grid(1, 1, [7]), { across: 40, down: 40 }).samples]).toEqual([7]);
  });

  it('lies between neighbours where there are more, and goes on at the edges', () => {
    expect([...resample(grid(1, 2, [0, 100]), { across: 0.5, down: 1 }).samples]).toEqual([0, 25, 75, 100]);
    expect(resample(grid(2, 1, [0, 90]), { across: 1, down: 1 / 3 })).toEqual({
      rows: 6,
      columns: 1,
      samples: Uint8Array.of(0, 0, 30, 60, 90, 90),
    });
  });

  it('keeps the channels of a colour apart', () => {
    const rgba = [200, 0, 100, 255, 100, 0, 0, 255];
    const colour = resample({ rows: 1, columns: 2, samples: rgba, stride: 4, channels: 3 }, { across: 2, down: 1 });
    expect([...colour.samples]).toEqual([150, 0, 50]);
  });
});

describe('a picture of pixels that are not square', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'negatoscope-shape-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const shapes: readonly (readonly [string, Film, readonly { tag: number; bytes: Uint8Array }[], string])[] = [
    ['taller than wide', { frames: 3, rows: 30, columns: 45, aspect: [2, 1] }, [], '60 45'],
    ['wider than high', { frames: 3, rows: 30, columns: 45, aspect: [1, 3] }, [], '30 135'],
    ['four to three', { frames: 3, rows: 30, columns: 45, aspect: [4, 3] }, [], '40 45'],
    [
      'by their spacing',
      { frames: 3, rows: 30, columns: 45 },
      [{ tag: 0x00280030, bytes: element(0x00280030, 'DS', '0.5\\0.25') }],
      '60 45',
    ],
  ];
  for (const [name, film, more, size] of shapes)
    itWith([tools.scipy, tools.pillow], `has the shape and the pixels that scipy gives it: ${name}`, async () => {
      const bytes = filmFile(film, more);
      const [dicom, png] = [join(folder, 'film.dcm'), join(folder, 'film.png')];
      writeFileSync(dicom, bytes);
      writeFileSync(png, encodePng(await renderFrame(parseFile(memorySource(bytes)), 1, codecs)));
      const script = join(repository, 'tests', 'support', 'reshaped.py');
      const run = (frame: number) =>
        execFileSync(tools.scipy.command, [...tools.scipy.prefix, script, dicom, String(frame), png], { encoding: 'utf8' }).trim();
      expect(run(1)).toBe(`${size} True`);
      // The check can fail: another frame is another picture.
      expect(run(2)).toBe(`${size} False`);
    });

  it('is no larger than a screen all the same, and what is black stays black', () => {
    const bytes = filmFile({ frames: 1, rows: 100, columns: 150, aspect: [40, 1] });
    const parsed = parseFile(memorySource(bytes));
    const stretch = frameStretch(parsed.dataSet, 0);
    expect(stretch).toEqual({ x: 1, y: 40 });
    const display = displayFrame(parsed, 0, readFrame(parsed, 0, codecs));
    const { rows, columns, samples } = renderPicture(display, { stretch, boxes: [{ column: 0, row: 0, width: 150, height: 100 }] });
    expect([rows, columns]).toEqual([Math.ceil(4000 / 3), 50]);
    expect(rows).toBeLessThanOrEqual(SCREEN_EDGE);
    expect(new Set(samples)).toEqual(new Set([0]));
  });
});
