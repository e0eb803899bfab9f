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
import { keptResults } from './kept-results.js';
import { makePictures } from './make-pictures.js';
import { type CleanResult, type Measured, measureClean, measurePicture, type PictureResult, recalls, table, united } from './measure.js';

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
  let falseBoxes: readonly CleanResult[] = [];

  beforeAll(
    async () => {
      const loaded = await loadTextModels(join(repository, 'build', 'text'));
      const backgrounds = await corpusBackgrounds();
      const fonts = scalableFonts();
      const seeds = SEEDS.map((seed) => makePictures(seed, STRINGS_A_SEED, backgrounds, fonts));
      // In turns, so that what a stopped run has is a fair part of all.
      const pictures = Array.from({ length: Math.max(...seeds.map(({ length }) => length)) }, (_, turn) =>
        seeds.flatMap((made) => made[turn] ?? []),
      ).flat();
      const small = backgrounds.filter(({ display }) => Math.max(display.rows, display.columns) <= CLEAN.edge);
      const every = Math.max(1, Math.floor(small.length / CLEAN.pictures));
      const clean = small.filter((_, index) => index % every === 0);
      const results = await inTurn('strings', pictures, (picture) => measurePicture(picture, mode, loaded));
      measured = united(results);
      falseBoxes = await inTurn('clean', clean, (background) => measureClean(background, mode, loaded));
      process.stderr.write(`${table(measured, falseBoxes)}\n`);
    },
    isLong ? 7_200_000 : 1_200_000,
  );

  /** Measures one after the other what isn't kept from a run before, and says how far it is. */
  async function inTurn<Item, Result extends PictureResult | CleanResult>(
    name: string,
    items: readonly Item[],
    measure: (item: Item) => Promise<Result>,
  ): Promise<Result[]> {
    const kept = keptResults<Result>(`${mode}-${name}`, isLong);
    const results: Result[] = [];
    for (const [index, item] of items.entries()) {
      const result = kept.of(`${index}`) ?? (await measure(item));
      if (!kept.of(`${index}`)) kept.keep(`${index}`, result);
      results.push(result);
      if (isLong && index % 10 === 9) process.stderr.write(`${mode}, ${name}: ${index + 1} of ${items.length}\n`);
    }
    return results;
  }

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
