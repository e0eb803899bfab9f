import { area, type Box, coveredShare, grown } from '../../core/pixels/text/box.js';
import { findText, type TextMode } from '../../core/pixels/text/find-text.js';
import { renderings } from '../../core/pixels/text/renderings.js';
import type { TextModels } from '../../core/pixels/text/text-models.js';
import type { Background } from './backgrounds.js';
import { type BenchmarkPicture, type BurnedString, FAINT } from './make-pictures.js';

/** A string is found where so much of it is under boxes that would be blacked out. */
const COVERED = 0.8;
/** Heights of the font's capitals that a box may reach beyond its text without counting as more than needed. */
const ALLOWANCE = 1.5;

export interface StringResult extends BurnedString {
  readonly background: string;
  readonly found: boolean;
  /** Found, or at least shown as possible. */
  readonly shown: boolean;
}
export interface Measured {
  readonly strings: readonly StringResult[];
  /** Of all pixels, those under boxes that are near no string. */
  readonly needless: number;
  readonly seconds: number;
}

/** Looks for the strings of pictures. */
export async function measureRecall(pictures: readonly BenchmarkPicture[], mode: TextMode, models: TextModels): Promise<Measured> {
  const strings: StringResult[] = [];
  let [needless, pixels] = [0, 0];
  const start = performance.now();
  for (const { display, strings: burned, background } of pictures) {
    const { boxes, possible } = await findText(renderings(display), mode, models);
    for (const one of burned) {
      const found = coveredShare(one.box, boxes) >= COVERED;
      strings.push({ ...one, background, found, shown: found || coveredShare(one.box, [...boxes, ...possible]) >= COVERED });
    }
    const allowed = burned.map(({ box, size }): Box => grown(box, size * ALLOWANCE, size * ALLOWANCE));
    for (const box of boxes) needless += area(box) * (1 - coveredShare(box, allowed));
    pixels += display.rows * display.columns;
  }
  return { strings, needless: needless / pixels, seconds: (performance.now() - start) / 1000 / pictures.length };
}

/** Boxes found in each picture without text. */
export async function measureFalse(
  clean: readonly Background[],
  mode: TextMode,
  models: TextModels,
): Promise<readonly { readonly name: string; readonly boxes: number; readonly share: number }[]> {
  const results = [];
  for (const { name, display } of clean) {
    const { boxes } = await findText(renderings(display), mode, models);
    const share = boxes.reduce((sum, box) => sum + area(box), 0) / (display.rows * display.columns);
    results.push({ name, boxes: boxes.length, share });
  }
  return results;
}

const ROWS: readonly (readonly [string, (one: StringResult) => boolean])[] = [
  ['all', () => true],
  ['10 px and smaller', ({ size }) => size <= 10],
  ['11 to 16 px', ({ size }) => size > 10 && size <= 16],
  ['17 to 40 px', ({ size }) => size > 16],
  ['faint (contrast 0.2 to 0.35)', ({ contrast }) => contrast < FAINT],
  ['bitmap fonts', ({ font }) => font === 'bitmap'],
  ['scalable fonts', ({ font }) => font === 'scalable'],
  ['outlined', ({ outlined }) => outlined],
];

/** Recall by kind of string; strings that drown in noise are a row of their own and count in no other. */
export function recalls(strings: readonly StringResult[]): ReadonlyMap<string, { readonly recall: number; readonly count: number }> {
  const clear = strings.filter(({ drowning }) => !drowning);
  const rows = ROWS.map(([name, is]) => [name, share(clear.filter(is))] as const);
  return new Map([...rows, ['drowning (contrast under 3 times the noise)', share(strings.filter(({ drowning }) => drowning))]]);
}

const share = (strings: readonly StringResult[]): { recall: number; count: number } => ({
  recall: strings.length === 0 ? 1 : strings.filter(({ found }) => found).length / strings.length,
  count: strings.length,
});

/** What was measured, as the document has it. */
export function table({ strings, needless, seconds }: Measured, falseBoxes: Awaited<ReturnType<typeof measureFalse>>): string {
  const lines = ['strings | recall | number', '--- | --- | ---'];
  for (const [name, { recall, count }] of recalls(strings)) lines.push(`${name} | ${recall.toFixed(3)} | ${count}`);
  const total = falseBoxes.reduce((sum, { boxes }) => sum + boxes, 0);
  lines.push(`false boxes a picture without text | ${(total / Math.max(1, falseBoxes.length)).toFixed(3)} | ${falseBoxes.length}`);
  lines.push(`area without need | ${(needless * 100).toFixed(3)} % | `, `seconds a picture | ${seconds.toFixed(2)} | `);
  for (const { text, size, contrast, background, drowning, shown } of strings.filter(({ found }) => !found))
    lines.push(
      `missed${drowning ? ' (drowning)' : ''}${shown ? ' (possible)' : ''}: ${text} ${size} px ${contrast.toFixed(2)} ${background}`,
    );
  for (const { name, boxes } of falseBoxes) if (boxes > 0) lines.push(`false: ${name} ${boxes}`);
  return lines.join('\n');
}
