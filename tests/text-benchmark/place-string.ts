import type { GreyDisplay } from '../../core/pixels/display-frame.js';
import { type Box, grown, overlap } from '../../core/pixels/text/box.js';
import type { Random } from '../../scripts/sample/random.js';
import type { Ink } from './draw-strings.js';
import type { BurnedString } from './make-pictures.js';

/** Ink that differs from what lies behind it by less than this times the noise there isn't burned in: hardly anyone could read it. */
const CONTRAST_OVER_NOISE = 2;
/** Below this it counts as drowning, and is measured apart: strokes of a pixel are made out surely from three times the noise on. */
const CLEAR_CONTRAST_OVER_NOISE = 3;
/** Of the window, everywhere along the string. */
const LEAST_CONTRAST = 0.2;
const TRIES = 60;

/**
 * Burns ink into a picture where it fits: contrast at least a fifth of the window, a third of all faint. `unit` is the
 * picture as shown, 0 to 1, and kept in step. Returns where it was drawn, or null.
 */
export function drawInto(
  display: GreyDisplay,
  unit: Float32Array,
  { columns, rows, ink }: Ink,
  size: number,
  others: readonly BurnedString[],
  random: Random,
): { box: Box; contrast: number; outlined: boolean; drowning: boolean } | null {
  const faint = random.next() < 0.3;
  const outlined = !faint && size >= 10 && random.next() < 0.2;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const contrast = faint ? random.between(0.2, 0.35) : random.between(0.35, 1);
    const x = Math.floor(random.next() * (display.columns - columns - 4)) + 2;
    const y = Math.floor(random.next() * (display.rows - rows - 4)) + 2;
    if (x < 2 || y < 2) return null;
    const box = { x, y, width: columns, height: rows };
    if (others.some((other) => overlap(other.box, grown(box, size, size * 0.5)) > 0)) continue;
    const { mean } = statistics(unit, display, grown(box, 2, 2));
    const level = mean + contrast <= 1 ? mean + contrast : mean - contrast;
    if (level < 0) continue;
    const { least, overNoise } = contrastAlong(unit, display, box, level);
    if (least < LEAST_CONTRAST || (!outlined && overNoise < CONTRAST_OVER_NOISE)) continue;
    const around = level > mean ? Math.max(0, level - 0.5) : Math.min(1, level + 0.5);
    if (outlined) paint(display, unit, box, outline(ink, columns, rows), around, 1);
    paint(display, unit, box, ink, level, 0);
    return { box, contrast: least, outlined, drowning: !outlined && overNoise < CLEAR_CONTRAST_OVER_NOISE };
  }
  return null;
}

/** The least difference between ink and what lies behind it, letter by letter, and the least multiple of the noise there that it is. */
function contrastAlong(unit: Float32Array, display: GreyDisplay, box: Box, level: number): { least: number; overNoise: number } {
  let least = 1;
  let overNoise = Number.POSITIVE_INFINITY;
  const step = Math.max(4, Math.round(box.height * 0.7));
  for (let x = box.x; x < box.x + box.width; x += step) {
    const { mean, deviation } = statistics(unit, display, grown({ ...box, x, width: step }, 1, 1));
    least = Math.min(least, Math.abs(level - mean));
    overNoise = Math.min(overNoise, Math.abs(level - mean) / Math.max(deviation, 1e-3));
  }
  return { least, overNoise };
}

function statistics(unit: Float32Array, { columns, rows }: GreyDisplay, box: Box): { mean: number; deviation: number } {
  let [sum, squares, count] = [0, 0, 0];
  for (let y = Math.max(0, box.y); y < Math.min(rows, box.y + box.height); y++) {
    for (let x = Math.max(0, box.x); x < Math.min(columns, box.x + box.width); x++) {
      const value = unit[y * columns + x] as number;
      sum += value;
      squares += value * value;
      count++;
    }
  }
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}

/** Ink and the pixels that touch it, one pixel larger on every side. */
function outline(ink: Uint8Array, columns: number, rows: number): Uint8Array {
  const wide = new Uint8Array((columns + 2) * (rows + 2));
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      for (let by = 0; by < 3; by++) {
        for (let bx = 0; bx < 3; bx++) {
          const at = (y + by) * (columns + 2) + x + bx;
          wide[at] = Math.max(wide[at] as number, ink[y * columns + x] as number);
        }
      }
    }
  }
  return wide;
}

/** Blends a level into the values: `ink` covers the box, `margin` pixels more on every side. */
function paint(display: GreyDisplay, unit: Float32Array, box: Box, ink: Uint8Array, level: number, margin: number): void {
  const { values, columns, defaultWindow, slope, intercept, inverted, voiLutFunction } = display;
  const shown = inverted ? 1 - level : level;
  const span = voiLutFunction === 'LINEAR' ? defaultWindow.width - 1 : defaultWindow.width;
  const stored = ((shown - 0.5) * span + defaultWindow.center - intercept) / slope;
  const width = box.width + 2 * margin;
  for (let index = 0; index < ink.length; index++) {
    const share = (ink[index] as number) / 255;
    if (share === 0) continue;
    const at = (box.y - margin + Math.floor(index / width)) * columns + box.x - margin + (index % width);
    values[at] = Math.round((values[at] as number) * (1 - share) + stored * share);
    unit[at] = (unit[at] as number) * (1 - share) + level * share;
  }
}
