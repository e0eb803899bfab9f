import type { DisplayFrame, GreyDisplay } from '../../core/pixels/display-frame.js';
import { greyTable, renderGrey, type Voi } from '../../core/pixels/voi-lut.js';

/** A small picture: RGBA, rows top to bottom. */
export interface Thumbnail {
  readonly rows: number;
  readonly columns: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** Most samples a side of one thumbnail pixel that are averaged. */
const MOST_SAMPLES = 4;

/** The picture with its own window, its longer side at most `edge` pixels; each pixel is a mean of up to 4 × 4 of the frame's. */
export function makeThumbnail(display: DisplayFrame, edge: number): Thumbnail {
  const shrink = Math.max(1, Math.max(display.rows, display.columns) / edge);
  const rows = Math.max(1, Math.round(display.rows / shrink));
  const columns = Math.max(1, Math.round(display.columns / shrink));
  const rgba = new Uint8ClampedArray(rows * columns * 4);
  const sample = display.kind === 'grey' ? greySampler(display) : colorSampler(display.rgba);
  const samples = Math.min(MOST_SAMPLES, Math.ceil(shrink));
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const sum: [number, number, number] = [0, 0, 0];
      for (let down = 0; down < samples; down++) {
        const y = Math.min(display.rows - 1, Math.floor((row + (down + 0.5) / samples) * (display.rows / rows)));
        for (let across = 0; across < samples; across++) {
          const x = Math.min(display.columns - 1, Math.floor((column + (across + 0.5) / samples) * (display.columns / columns)));
          sample(y * display.columns + x, sum);
        }
      }
      const at = (row * columns + column) * 4;
      const count = samples * samples;
      rgba[at] = sum[0] / count;
      rgba[at + 1] = sum[1] / count;
      rgba[at + 2] = sum[2] / count;
      rgba[at + 3] = 255;
    }
  }
  return { rows, columns, rgba };
}

type Sampler = (pixel: number, sum: [number, number, number]) => void;

/** Beyond this many values a table costs more than it saves. */
const MOST_TABLE = 2 ** 20;

function greySampler(display: GreyDisplay): Sampler {
  const { values, minValue, maxValue } = display;
  const voi: Voi = display.windows.length === 0 && display.voiLut ? display.voiLut : display.defaultWindow;
  if (values instanceof Float32Array || values instanceof Float64Array || maxValue - minValue >= MOST_TABLE)
    return colorSampler(renderGrey(display, voi));
  const table = greyTable(display, voi);
  return (pixel, sum) => {
    // Padding lies outside of the table, or is drawn as what it is: black.
    const grey = table[(values[pixel] ?? 0) - minValue] ?? 0;
    sum[0] += grey;
    sum[1] += grey;
    sum[2] += grey;
  };
}

function colorSampler(rgba: Uint8ClampedArray): Sampler {
  return (pixel, sum) => {
    sum[0] += rgba[pixel * 4] ?? 0;
    sum[1] += rgba[pixel * 4 + 1] ?? 0;
    sum[2] += rgba[pixel * 4 + 2] ?? 0;
  };
}
