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

/** What was measured in one picture; areas in pixels. */
export interface PictureResult {
  readonly strings: readonly StringResult[];
  readonly needless: number;
  readonly pixels: number;
  readonly seconds: number;
}

/** What was found in one picture without text. */
export interface CleanResult {
  readonly name: string;
  readonly boxes: number;
  readonly share: number;
}

/** Looks for the strings of a picture. */
export async function measurePicture(
  { display, strings, background }: BenchmarkPicture,
  mode: TextMode,
  models: TextModels,
): Promise<PictureResult> {
  const start = performance.now();
  const { boxes, possible } = await findText(renderings(display), mode, models);
  const seconds = (performance.now() - start) / 1000;
  const results = strings.map((one): StringResult => {
    const found = coveredShare(one.box, boxes) >= COVERED;
    return { ...one, background, found, shown: found || coveredShare(one.box, [...boxes, ...possible]) >= COVERED };
  });
  const allowed = strings.map(({ box, size }): Box => grown(box, size * ALLOWANCE, size * ALLOWANCE));
  const needless = boxes.reduce((sum, box) => sum + area(box) * (1 - coveredShare(box, allowed)), 0);
  return { strings: results, needless, pixels: display.rows * display.columns, seconds };
}

/** All pictures together. */
export function united(results: readonly PictureResult[]): Measured {
  const sum = (of: (result: PictureResult) => number) => results.reduce((total, result) => total + of(result), 0);
  return {
    strings: results.flatMap(({ strings }) => strings),
    needless:
      sum(({ needless }) => needless) /
      Math.max(
        1,
        sum(({ pixels }) => pixels),
      ),
    seconds: sum(({ seconds }) => seconds) / Math.max(1, results.length),
  };
}

/** Boxes found in a picture without text. */
export async function measureClean({ name, display }: Background, mode: TextMode, models: TextModels): Promise<CleanResult> {
  const { boxes } = await findText(renderings(display), mode, models);
  const share = boxes.reduce((sum, box) => sum + area(box), 0) / (display.rows * display.columns);
  return { name, boxes: boxes.length, share };
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
export function table({ strings, needless, seconds }: Measured, falseBoxes: readonly CleanResult[]): string {
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
