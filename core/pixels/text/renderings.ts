import type { Samples } from '../decoded-frame.js';
import type { ColorDisplay, DisplayFrame, GreyDisplay } from '../display-frame.js';
import { renderGrey, type Voi, type Window } from '../voi-lut.js';
import type { GreyPicture } from './grey-picture.js';

/** A second rendering that differs from the first by no more than this shows nothing that the first doesn't. Grey levels. */
const SAME_GREY = 16;
/** Of all pixels: so many may differ by more, and the renderings still count as one. */
const SAME_SHARE = 0.0002;

/**
 * The pictures of one frame in which text is looked for: as the file asks for it to be shown, and from the 1st to the 99.5th
 * percentile of its values, where that shows something else (text that lies outside the window would be lost else). A
 * colour frame gives its luminance, and its brightest channel where that is another picture.
 */
export function renderings(display: DisplayFrame): readonly GreyPicture[] {
  const [first, second] = display.kind === 'grey' ? greyRenderings(display) : colorRenderings(display);
  return isSame(first.grey, second.grey) ? [first] : [first, second];
}

function greyRenderings(display: GreyDisplay): [GreyPicture, GreyPicture] {
  return [greyPicture(display, asShown(display)), greyPicture({ ...display, voiLutFunction: 'LINEAR_EXACT' }, percentileWindow(display))];
}

/** What the file asks for: its window, or its table where it has no window. */
export const asShown = ({ windows, voiLut, defaultWindow }: GreyDisplay): Voi => (windows.length === 0 && voiLut ? voiLut : defaultWindow);

function greyPicture(display: GreyDisplay, voi: Voi): GreyPicture {
  const rgba = renderGrey(display, voi);
  const grey = new Uint8Array(display.values.length);
  for (let index = 0; index < grey.length; index++) grey[index] = rgba[index * 4] as number;
  return { rows: display.rows, columns: display.columns, grey };
}

function colorRenderings({ rows, columns, rgba }: ColorDisplay): [GreyPicture, GreyPicture] {
  const luminance = new Uint8Array(rows * columns);
  const brightest = new Uint8Array(rows * columns);
  for (let index = 0; index < luminance.length; index++) {
    const red = rgba[index * 4] as number;
    const green = rgba[index * 4 + 1] as number;
    const blue = rgba[index * 4 + 2] as number;
    luminance[index] = 0.299 * red + 0.587 * green + 0.114 * blue + 0.5;
    brightest[index] = Math.max(red, green, blue);
  }
  return [
    { rows, columns, grey: luminance },
    { rows, columns, grey: brightest },
  ];
}

/** From the 1st to the 99.5th percentile of the values that aren't padding, as a window of the Modality LUT's output. */
function percentileWindow({ values, padding, slope, intercept, minValue, maxValue }: GreyDisplay): Window {
  const [low, high] = percentiles(values, padding, minValue, maxValue);
  const ends = [low * slope + intercept, high * slope + intercept];
  const width = Math.max(...ends) - Math.min(...ends);
  return { center: (Math.max(...ends) + Math.min(...ends)) / 2, width: width > 0 ? width : 1 };
}

const BINS = 65_536;

/** The 1st and the 99.5th percentile, exact where the values span no more than 65,536 whole numbers. */
function percentiles(values: Samples, padding: GreyDisplay['padding'], least: number, most: number): [number, number] {
  const step = Math.max(most - least + 1 > BINS ? (most - least) / (BINS - 1) : 1, Number.MIN_VALUE);
  const counts = new Uint32Array(BINS);
  let total = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!(value >= least && value <= most) || (padding && value >= padding.low && value <= padding.high)) continue;
    const bin = Math.floor((value - least) / step);
    counts[bin] = (counts[bin] as number) + 1;
    total++;
  }
  const at = (share: number): number => {
    let sum = 0;
    for (let bin = 0; bin < BINS; bin++) {
      sum += counts[bin] as number;
      if (sum >= total * share) return least + bin * step;
    }
    return most;
  };
  return [at(0.01), at(0.995)];
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  const allowed = one.length * SAME_SHARE;
  let different = 0;
  for (let index = 0; index < one.length; index++) {
    if (Math.abs((one[index] as number) - (other[index] as number)) > SAME_GREY && ++different > allowed) return false;
  }
  return true;
}
