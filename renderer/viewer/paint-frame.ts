import type { ColorDisplay, GreyDisplay } from '../../core/pixels/display-frame.js';
import { greyTable, shownGrey, type Voi } from '../../core/pixels/voi-lut.js';

/** Opaque, as a little-endian word of R, G, B, A: Electron runs on little-endian machines only. */
const OPAQUE = 0xff000000;
const BLACK = OPAQUE;
const greyWord = (grey: number): number => (OPAQUE | (grey << 16) | (grey << 8) | grey) >>> 0;

/** Beyond this many values a table costs more than it saves. */
const MOST_TABLE = 2 ** 20;

/**
 * Grey values to opaque words, one a pixel, rows top to bottom. Padding, and what isn't a number, is black whatever the window: it is
 * no part of the picture, so that inverting leaves it alone.
 */
export function paintGrey(display: GreyDisplay, voi: Voi, invert: boolean, words: Uint32Array): void {
  const { values, minValue, maxValue, padding } = display;
  const shade = (grey: number) => greyWord(invert ? 255 - grey : grey);
  const low = padding?.low ?? Number.POSITIVE_INFINITY;
  const high = padding?.high ?? Number.NEGATIVE_INFINITY;
  const isWhole = !(values instanceof Float32Array || values instanceof Float64Array);
  if (isWhole && maxValue - minValue < MOST_TABLE) {
    const table = Uint32Array.from(greyTable(display, voi), shade);
    for (let index = 0; index < words.length; index++) {
      const value = values[index] as number;
      words[index] = value >= low && value <= high ? BLACK : (table[value - minValue] ?? BLACK);
    }
    return;
  }
  for (let index = 0; index < words.length; index++) {
    const value = values[index] as number;
    const isNothing = Number.isNaN(value) || (value >= low && value <= high);
    words[index] = isNothing ? BLACK : shade(shownGrey(display, voi, value));
  }
}

/** Colours to opaque words, one a pixel. */
export function paintColor(display: ColorDisplay, invert: boolean, words: Uint32Array): void {
  const { rgba } = display;
  const flip = invert ? 0xff : 0;
  for (let index = 0, at = 0; index < words.length; index++, at += 4) {
    const red = (rgba[at] as number) ^ flip;
    const green = (rgba[at + 1] as number) ^ flip;
    const blue = (rgba[at + 2] as number) ^ flip;
    words[index] = (OPAQUE | (blue << 16) | (green << 8) | red) >>> 0;
  }
}
