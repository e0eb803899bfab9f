import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { loadTextModels } from '../../cli/text-models.js';
import type { TextMode } from '../../core/pixels/text/find-text.js';
import { corpus, repository } from '../support/real-files.js';
import type { Requirement } from '../support/tools.js';
import { describeWith } from '../support/when.js';
import { corpusBackgrounds } from './backgrounds.js';
import { pillow, scalableFonts } from './draw-strings.js';
import { makePictures } from './make-pictures.js';
import { type Measured, measureFalse, measureRecall, recalls, table } from './measure.js';

/** Never used for tuning: the detector was made with other seeds. */
const SEEDS = [9_001, 9_002, 9_003];
/** `npm run test:long` asks for all of them, `npm test` for a sample. */
const isLong = process.env['NEGATOSCOPE_LONG'] === 'true';
const STRINGS_A_SEED = isLong ? 350 : 50;
/** Of pictures without text; a sample leaves out the large ones, which take a minute each. */
const CLEAN = isLong ? { pictures: Number.POSITIVE_INFINITY, edge: Number.POSITIVE_INFINITY } : { pictures: 14, edge: 600 };
const mode: TextMode = process.env['NEGATOSCOPE_TEXT_MODE'] === 'strict' ? 'strict' : 'fast';

const models: Requirement = {
  name: 'the built text models',
  missing: existsSync(join(repository, 'build', 'text')) ? undefined : 'the text models were not built ("npm run build").',
  requiredInCi: true,
};

describeWith([models, corpus, pillow], `text in pictures, ${mode}`, () => {
  let measured: Measured = { strings: [], needless: 1, seconds: 0 };
  let falseBoxes: Awaited<ReturnType<typeof measureFalse>> = [];

  beforeAll(
    async () => {
      const loaded = await loadTextModels(join(repository, 'build', 'text'));
      const backgrounds = await corpusBackgrounds();
      const fonts = scalableFonts();
      const pictures = SEEDS.flatMap((seed) => makePictures(seed, STRINGS_A_SEED, backgrounds, fonts));
      measured = await measureRecall(pictures, mode, loaded);
      const small = backgrounds.filter(({ display }) => Math.max(display.rows, display.columns) <= CLEAN.edge);
      const every = Math.max(1, Math.floor(small.length / CLEAN.pictures));
      const clean = small.filter((_, index) => index % every === 0);
      falseBoxes = await measureFalse(clean, mode, loaded);
      process.stderr.write(`${table(measured, falseBoxes)}\n`);
    },
    isLong ? 7_200_000 : 1_200_000,
  );

  const recall = (row: string): number => recalls(measured.strings).get(row)?.recall ?? 0;

  it('burns in enough strings', () => {
    expect(measured.strings.length).toBeGreaterThanOrEqual(isLong ? 1000 : 150);
  });
  // A sample of 150 may miss one string more than its share.
  it('finds 99 of 100 strings', () => {
    expect(recall('all')).toBeGreaterThanOrEqual(isLong ? 0.99 : 0.98);
  });
  it('finds small strings', () => {
    expect(recall('10 px and smaller')).toBeGreaterThanOrEqual(isLong ? 0.97 : 0.95);
  });
  it('finds faint strings', () => {
    expect(recall('faint (contrast 0.2 to 0.35)')).toBeGreaterThanOrEqual(0.95);
  });
  it('boxes hardly anything else', () => {
    expect(measured.needless).toBeLessThanOrEqual(0.005);
  });
  // A sample of 18 may have one false box more than its share; all 54 of that size have to keep to it.
  it('leaves pictures without text alone', () => {
    const total = falseBoxes.reduce((sum, { boxes }) => sum + boxes, 0);
    expect(falseBoxes.length).toBeGreaterThan(10);
    expect(total / falseBoxes.length).toBeLessThanOrEqual(mode === 'strict' ? 1 : isLong ? 0.1 : 0.12);
  });
});
