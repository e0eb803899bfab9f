import type { DisplayFrame } from '../display-frame.js';
import { asShown } from '../text/renderings.js';
import { renderGrey } from '../voi-lut.js';

/** A picture in which faces are looked for: red, green, blue and a fourth byte that says nothing, rows top to bottom. */
export interface ColorPicture {
  readonly rows: number;
  readonly columns: number;
  readonly rgba: Uint8ClampedArray;
}

/** A frame as the file asks for it to be shown. */
export const colorPicture = (display: DisplayFrame): ColorPicture => ({
  rows: display.rows,
  columns: display.columns,
  rgba: display.kind === 'color' ? display.rgba : renderGrey(display, asShown(display)),
});
