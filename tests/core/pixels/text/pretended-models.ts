import type { GreyPicture } from '../../../../core/pixels/text/grey-picture.js';
import type { PictureModels } from '../../../../core/pixels/text/onnx-runtime.js';
import { type Canvas, drawText, fillRectangle } from '../../../../scripts/sample/bitmap-font.js';

/** Models that count their calls: what is bright is text, and every text reads the same. */
export class PretendedModels implements PictureModels {
  readonly characters = ['', 'A', 'B', '1', '.', ' '];
  detections = 0;
  recognitions = 0;
  readonly faces = { detect: async () => ({ odds: new Float32Array(896).fill(-100), shapes: new Float32Array(896 * 16) }) };

  constructor(private readonly reading: string = 'AB1') {}

  async detect(input: Float32Array, rows: number, columns: number): Promise<Float32Array> {
    this.detections++;
    // Bright pixels, spread sideways, as the network joins the letters of a word.
    const map = new Float32Array(rows * columns);
    for (let index = 0; index < map.length; index++) {
      if ((input[index] as number) < 0) continue;
      for (let near = Math.max(0, index - 6); near < Math.min(map.length, index + 7); near++) map[near] = 0.9;
    }
    return map;
  }

  async recognise(): Promise<{ probabilities: Float32Array; steps: number }> {
    this.recognitions++;
    const steps = this.reading.length * 2;
    const probabilities = new Float32Array(steps * this.characters.length);
    for (const [index, character] of [...this.reading].entries()) {
      probabilities[index * 2 * this.characters.length + this.characters.indexOf(character)] = 0.9;
      probabilities[(index * 2 + 1) * this.characters.length] = 1;
    }
    return { probabilities, steps };
  }
}

/** A dark picture with words of 7 pixels height. */
export function writtenPicture(
  columns: number,
  rows: number,
  words: readonly (readonly [text: string, x: number, y: number])[],
): GreyPicture {
  const canvas: Canvas = { columns, rows, rgb: new Uint8Array(columns * rows * 3) };
  fillRectangle(canvas, 0, 0, columns, rows, [20, 20, 20]);
  for (const [text, x, y] of words) drawText(canvas, text, x, y, 1, [240, 240, 240]);
  return { columns, rows, grey: Uint8Array.from({ length: columns * rows }, (_, index) => canvas.rgb[index * 3] as number) };
}
