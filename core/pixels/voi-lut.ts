import type { GreyDisplay } from './display-frame.js';
import type { VoiLutFunction } from './image-description.js';
import { type LookupTable, lookUp } from './lookup-table.js';

/** Centre and width of a window, in the unit of the Modality LUT's output. */
export interface Window {
  readonly center: number;
  readonly width: number;
}

/** Grey from 0 to 1 of a value behind the Modality LUT (PS3.3 C.11.2.1.2 and C.11.2.1.3). */
export function windowed(value: number, { center, width }: Window, shape: VoiLutFunction): number {
  switch (shape) {
    case 'SIGMOID':
      return 1 / (1 + Math.exp((-4 * (value - center)) / width));
    case 'LINEAR_EXACT':
      return clampUnit((value - center) / width + 0.5);
    case 'LINEAR':
      if (value <= center - 0.5 - (width - 1) / 2) return 0;
      if (value > center - 0.5 + (width - 1) / 2) return 1;
      return clampUnit((value - (center - 0.5)) / (width - 1) + 0.5);
  }
}

/** Grey from 0 to 1 of a value through a VOI LUT Sequence: entries span 0 to 2^bits − 1. */
export const tabled = (value: number, table: LookupTable): number => clampUnit(lookUp(table, value) / (2 ** table.bits - 1));

/** Grey level 0 to 255 of a value behind the Modality LUT, before inversion. */
export const greyLevel = (value: number, window: Window, shape: VoiLutFunction): number => Math.round(windowed(value, window, shape) * 255);

/** From whole stored values straight to the greys of the screen, 8 bits each: every step that a presentation state asks for, in one table. */
export interface StoredCurve extends LookupTable {
  readonly input: 'stored';
}

/** What turns values into grey: a window, the lookup table of the file, or the whole way of a presentation state. */
export type Voi = Window | LookupTable | StoredCurve;
const isTable = (voi: Voi): voi is LookupTable => 'table' in voi;

/** Grey 0 to 255 of one stored value as it is shown: rescale, VOI, Presentation LUT or inversion. */
export function shownGrey(display: GreyDisplay, voi: Voi, stored: number): number {
  if ('input' in voi) return lookUp(voi, stored);
  const value = stored * display.slope + display.intercept;
  const unit = isTable(voi) ? tabled(value, voi) : windowed(value, voi, display.voiLutFunction);
  if (display.presentationLut) return Math.round(presented(unit, display.presentationLut) * 255);
  return Math.round((display.inverted ? 1 - unit : unit) * 255);
}

/** P-value from 0 to 1: the VOI's output spans the entries of the table, whose values span 0 to 2^bits − 1 (PS3.3 C.11.4.1). */
export const presented = (unit: number, table: LookupTable): number =>
  tabled(table.firstValueMapped + Math.round(unit * (table.table.length - 1)), table);

/** The grey of every whole stored value from `minValue` to `maxValue`, at the place value − minValue. Only for whole values of at most 2^20. */
export function greyTable(display: GreyDisplay, voi: Voi): Uint8Array {
  const table = new Uint8Array(display.maxValue - display.minValue + 1);
  for (let index = 0; index < table.length; index++) table[index] = shownGrey(display, voi, display.minValue + index);
  return table;
}

const MAX_TABLE = 2 ** 20;

/**
 * The picture as opaque RGBA bytes. Padding, and what isn't a number, is black whatever the window: it is no part of the picture, so that
 * inverting leaves it alone.
 */
export function renderGrey(display: GreyDisplay, voi: Voi, invert = false): Uint8ClampedArray {
  const { values, minValue, maxValue, padding } = display;
  const rgba = new Uint8ClampedArray(values.length * 4);
  const whole = !(values instanceof Float32Array || values instanceof Float64Array) && maxValue - minValue < MAX_TABLE;
  const table = whole ? greyTable(display, voi) : null;
  for (let index = 0, to = 0; index < values.length; index++, to += 4) {
    const value = values[index] as number;
    const padded = padding !== null && value >= padding.low && value <= padding.high;
    const shown = table ? (table[value - minValue] as number) : shownGrey(display, voi, value);
    const grey = padded || Number.isNaN(value) ? 0 : invert ? 255 - shown : shown;
    rgba[to] = grey;
    rgba[to + 1] = grey;
    rgba[to + 2] = grey;
    rgba[to + 3] = 255;
  }
  return rgba;
}

const clampUnit = (value: number): number => Math.max(0, Math.min(1, value));
