import type { GreyDisplay } from '../../core/pixels/display-frame.js';
import type { Box } from '../../core/pixels/text/box.js';
import { shownGrey } from '../../core/pixels/voi-lut.js';
import { Random } from '../../scripts/sample/random.js';
import type { Background } from './backgrounds.js';
import { type DrawRequest, drawStrings, type Font, type Ink, throughJpeg } from './draw-strings.js';
import { inventedString } from './invented-strings.js';
import { drawInto } from './place-string.js';

/** A string in a picture, with what makes it hard to find. */
export interface BurnedString {
  readonly box: Box;
  readonly text: string;
  /** Height of the font's capitals and digits, in pixels: for scalable fonts 0.72 of an em. */
  readonly size: number;
  /** Between ink and the mean of what lies behind it: 0 to 1 of the window. */
  readonly contrast: number;
  readonly font: 'bitmap' | 'scalable';
  readonly outlined: boolean;
  /** On noise in which it is hardly readable. */
  readonly drowning: boolean;
}
export interface BenchmarkPicture {
  readonly background: string;
  readonly bits: 8 | 12;
  /** Quality of the JPEG that it went through; null for none. */
  readonly jpeg: number | null;
  readonly display: GreyDisplay;
  readonly strings: readonly BurnedString[];
}

const MOST_COLUMNS = 560;
const MOST_ROWS = 416;
const STRINGS_A_PICTURE = 10;
/** Text of less contrast counts as faint. */
export const FAINT = 0.35;

interface Plan {
  readonly background: Background;
  readonly bits: 8 | 12;
  readonly jpeg: number | null;
  readonly requests: readonly DrawRequest[];
  readonly random: Random;
}

/** Pictures with at least `count` strings burned in: the same for the same seed, backgrounds and fonts. */
export function makePictures(
  seed: number,
  count: number,
  backgrounds: readonly Background[],
  fonts: readonly string[],
): BenchmarkPicture[] {
  const random = new Random(seed);
  const pictures: BenchmarkPicture[] = [];
  for (let strings = 0, round = 0; strings < count && round < 40; round++) {
    const plans = Array.from({ length: Math.ceil((count - strings) / (STRINGS_A_PICTURE * 0.8)) }, () =>
      planPicture(random, backgrounds, fonts),
    );
    const inks = drawStrings(plans.flatMap((plan) => plan.requests));
    const starts = plans.map((_, index) => plans.slice(0, index).reduce((sum, plan) => sum + plan.requests.length, 0));
    const made = plans.map((plan, index) => {
      const start = starts[index] ?? 0;
      return burnIn(plan, inks.slice(start, start + plan.requests.length));
    });
    pictures.push(...withJpeg(made));
    strings = pictures.reduce((sum, picture) => sum + picture.strings.length, 0);
  }
  return pictures;
}

function planPicture(random: Random, backgrounds: readonly Background[], fonts: readonly string[]): Plan {
  const background = backgrounds[Math.floor(random.next() * backgrounds.length)];
  if (!background) throw new Error('the benchmark needs backgrounds');
  const bits = random.next() < 0.5 ? 8 : 12;
  const requests = Array.from({ length: STRINGS_A_PICTURE }, (): DrawRequest => {
    const size = Math.floor(random.next() < 0.35 ? random.between(7, 11) : random.between(7, 41));
    const kind = random.next();
    const file = fonts[Math.floor(random.next() * fonts.length)];
    const font: Font = kind < 0.2 || !file ? 'points' : kind < 0.3 ? 'fixed' : { file };
    return { text: inventedString(random), font, size: font === 'points' ? Math.floor(size / 7) * 7 : font === 'fixed' ? 7 : size };
  });
  return {
    background,
    bits,
    jpeg: bits === 8 && random.next() < 0.5 ? Math.floor(random.between(40, 92)) : null,
    requests,
    random: new Random(Math.floor(random.next() * 0xffffffff)),
  };
}

function burnIn({ background, bits, jpeg, requests, random }: Plan, inks: readonly Ink[]): BenchmarkPicture {
  const part = crop(background.display, random);
  const display = bits === 8 ? eightBit(part) : part;
  const unit = Float32Array.from(display.values, (value) => shownGrey(display, display.defaultWindow, value) / 255);
  const strings: BurnedString[] = [];
  for (const [index, ink] of inks.entries()) {
    const request = requests[index] as DrawRequest;
    const placed = drawInto(display, unit, ink, request.size, strings, random);
    if (placed)
      strings.push({ ...placed, text: request.text, size: request.size, font: typeof request.font === 'string' ? 'bitmap' : 'scalable' });
  }
  return { background: background.name, bits, jpeg, display, strings };
}

function withJpeg(pictures: readonly BenchmarkPicture[]): BenchmarkPicture[] {
  const lossy = pictures.filter(({ jpeg }) => jpeg !== null);
  const passed = throughJpeg(
    lossy.map(({ display: { values, columns, rows }, jpeg }) => ({ grey: Uint8Array.from(values), columns, rows, quality: jpeg ?? 95 })),
  );
  return pictures.map((picture) => {
    const values = passed[lossy.indexOf(picture)];
    return values ? { ...picture, display: { ...picture.display, values } } : picture;
  });
}

/** A part of a picture no larger than the benchmark's, anywhere in it. */
function crop(display: GreyDisplay, random: Random): GreyDisplay {
  const columns = Math.min(MOST_COLUMNS, display.columns);
  const rows = Math.min(MOST_ROWS, display.rows);
  const x = Math.floor(random.next() * (display.columns - columns + 1));
  const y = Math.floor(random.next() * (display.rows - rows + 1));
  const values = display.values.slice(0, columns * rows);
  for (let row = 0; row < rows; row++) {
    const from = (y + row) * display.columns + x;
    values.set(display.values.subarray(from, from + columns), row * columns);
  }
  return { ...display, columns, rows, values, padding: null };
}

function eightBit(display: GreyDisplay): GreyDisplay {
  const values = Uint8Array.from(display.values, (value) => shownGrey(display, display.defaultWindow, value));
  const whole = { center: 128, width: 256 };
  return {
    ...display,
    values,
    slope: 1,
    intercept: 0,
    inverted: false,
    minValue: 0,
    maxValue: 255,
    windows: [],
    voiLut: null,
    voiLutFunction: 'LINEAR',
    autoWindow: whole,
    defaultWindow: whole,
  };
}
