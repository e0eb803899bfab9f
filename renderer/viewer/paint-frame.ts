import { COLOUR_LEVELS, type ColourMapId, colourTable } from '../../core/pixels/colour-maps/colour-map.js';
import type { ColorDisplay, GreyDisplay } from '../../core/pixels/display-frame.js';
import { greyTable, shownGrey, type Voi } from '../../core/pixels/voi-lut.js';

/** Opaque, as a little-endian word of R, G, B, A: Electron runs on little-endian machines only. */
const OPAQUE = 0xff000000;
const BLACK = OPAQUE;

/** The words of a colour map, one for each level. */
function levelWords(map: ColourMapId): Uint32Array {
  const table = colourTable(map);
  const part = (level: number, channel: number) => table[level * 3 + channel] ?? 0;
  return Uint32Array.from(
    { length: COLOUR_LEVELS },
    (_, level) => OPAQUE | (part(level, 2) << 16) | (part(level, 1) << 8) | part(level, 0),
  );
}

/** Beyond this many values a table costs more than it saves. */
const MOST_TABLE = 2 ** 20;

/**
 * Grey values to opaque words, one a pixel, rows top to bottom, in grey or in the colours of a map. Padding, and what isn't a number, is black whatever the window: it is
 * no part of the picture, so that inverting leaves it alone.
 */
export function paintGrey(display: GreyDisplay, voi: Voi, invert: boolean, words: Uint32Array, colours: ColourMapId = 'grey'): void {
  const { values, minValue, maxValue, padding } = display;
  const levels = levelWords(colours);
  const shade = (grey: number) => levels[invert ? 255 - grey : grey] ?? BLACK;
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
