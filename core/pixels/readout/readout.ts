import type { DisplayFrame } from '../display-frame.js';
import type { ReadoutScale } from './readout-scales.js';

/** What lies under one point of a frame. */
export type Readout =
  | {
      readonly kind: 'grey';
      readonly stored: number;
      readonly readings: readonly { readonly scale: ReadoutScale; readonly value: number }[];
    }
  /** The file says that nothing was measured here. */
  | { readonly kind: 'padding' }
  | { readonly kind: 'color'; readonly red: number; readonly green: number; readonly blue: number };

/** The readout of column `x` and row `y`, from 0; null outside the frame and where the value isn't a number. `stored` is behind a Modality LUT Sequence. */
export function readout(display: DisplayFrame, x: number, y: number): Readout | null {
  const [column, row] = [Math.floor(x), Math.floor(y)];
  if (!(column >= 0 && row >= 0 && column < display.columns && row < display.rows)) return null;
  const at = row * display.columns + column;
  if (display.kind === 'color') {
    const [red = 0, green = 0, blue = 0] = display.rgba.subarray(at * 4, at * 4 + 3);
    return { kind: 'color', red, green, blue };
  }
  const stored = display.values[at] as number;
  if (Number.isNaN(stored)) return null;
  if (display.padding && stored >= display.padding.low && stored <= display.padding.high) return { kind: 'padding' };
  const scales = display.readout ?? [{ kind: 'stored' as const, untrustedUnit: '', slope: display.slope, intercept: display.intercept }];
  return { kind: 'grey', stored, readings: scales.map((scale) => ({ scale, value: stored * scale.slope + scale.intercept })) };
}
