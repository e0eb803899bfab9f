import type { ScreenPlace } from '../../ui/screen-shapes.js';
import type { Size } from '../layout.js';

const LINE_HEIGHT = 17;
const PADDING = 5;
/** Between the mark and its words. */
const GAP = 10;

export interface LabelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lineHeight: number;
  readonly padding: number;
}

/** Where a label of lines of these widths stands: to the right of its point, to the left where there is no room, and always inside the viewport. */
export function labelBox([atX, atY]: ScreenPlace, widths: readonly number[], viewport: Size): LabelBox {
  const width = Math.max(...widths) + 2 * PADDING;
  const height = widths.length * LINE_HEIGHT + 2 * PADDING;
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
