import type { ScreenPlace } from '../../ui/screen-shapes.js';
import type { Size } from '../layout.js';

const LINE_HEIGHT = 17;
const PADDING = 5;
/** Between the mark and its words. */
const GAP = 10;
/** About as wide as a letter of the label's size; a label that is a little too wide is no harm. */
const LETTER = 7.5;

export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lineHeight: number;
  readonly padding: number;
}

/** Where a label stands: to the right of its point, to the left where there is no room, and always inside the viewport. */
export function labelBox([atX, atY]: ScreenPlace, lines: readonly string[], viewport: Size): LabelBox {
  const width = Math.max(...lines.map((line) => line.length)) * LETTER + 2 * PADDING;
  const height = lines.length * LINE_HEIGHT + 2 * PADDING;
  const right = atX + GAP;
  const x = right + width <= viewport.width ? right : atX - GAP - width;
  const inside = (value: number, most: number): number => Math.max(0, Math.min(most, value));
  return {
    x: inside(x, viewport.width - width),
    y: inside(atY - height / 2, viewport.height - height),
    width,
    height,
    lineHeight: LINE_HEIGHT,
    padding: PADDING,
  };
}
