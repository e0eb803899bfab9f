/** Letters of 5 × 7 points, drawn for the sample: seven rows of five bits, the leftmost point the highest bit. */
const GLYPHS: Readonly<Record<string, readonly [number, number, number, number, number, number, number]>> = {
  A: [14, 17, 17, 31, 17, 17, 17],
  B: [30, 17, 17, 30, 17, 17, 30],
  C: [14, 17, 16, 16, 16, 17, 14],
  D: [28, 18, 17, 17, 17, 18, 28],
  E: [31, 16, 16, 30, 16, 16, 31],
  F: [31, 16, 16, 30, 16, 16, 16],
  G: [14, 17, 16, 23, 17, 17, 15],
  H: [17, 17, 17, 31, 17, 17, 17],
  I: [14, 4, 4, 4, 4, 4, 14],
  J: [7, 2, 2, 2, 2, 18, 12],
  K: [17, 18, 20, 24, 20, 18, 17],
  L: [16, 16, 16, 16, 16, 16, 31],
  M: [17, 27, 21, 21, 17, 17, 17],
  N: [17, 25, 25, 21, 19, 19, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  P: [30, 17, 17, 30, 16, 16, 16],
  Q: [14, 17, 17, 17, 21, 18, 13],
  R: [30, 17, 17, 30, 20, 18, 17],
  S: [15, 16, 16, 14, 1, 1, 30],
  T: [31, 4, 4, 4, 4, 4, 4],
  U: [17, 17, 17, 17, 17, 17, 14],
  V: [17, 17, 17, 17, 17, 10, 4],
  W: [17, 17, 17, 21, 21, 27, 17],
  X: [17, 17, 10, 4, 10, 17, 17],
  Y: [17, 17, 10, 4, 4, 4, 4],
  Z: [31, 1, 2, 4, 8, 16, 31],
  '0': [14, 17, 19, 21, 25, 17, 14],
  '1': [4, 12, 4, 4, 4, 4, 14],
  '2': [14, 17, 1, 6, 8, 16, 31],
  '3': [30, 1, 1, 14, 1, 1, 30],
  '4': [2, 6, 10, 18, 31, 2, 2],
  '5': [31, 16, 30, 1, 1, 17, 14],
  '6': [6, 8, 16, 30, 17, 17, 14],
  '7': [31, 1, 2, 4, 4, 8, 8],
  '8': [14, 17, 17, 14, 17, 17, 14],
  '9': [14, 17, 17, 15, 1, 2, 12],
  '.': [0, 0, 0, 0, 0, 12, 12],
  ',': [0, 0, 0, 0, 12, 4, 8],
  ':': [0, 12, 12, 0, 12, 12, 0],
  '/': [1, 1, 2, 4, 8, 16, 16],
  '-': [0, 0, 0, 31, 0, 0, 0],
  '%': [25, 25, 2, 4, 8, 19, 19],
  '(': [2, 4, 8, 8, 8, 4, 2],
  ')': [8, 4, 2, 2, 2, 4, 8],
  ' ': [0, 0, 0, 0, 0, 0, 0],
};

export interface Canvas {
  readonly columns: number;
  readonly rows: number;
  /** RGB, pixel by pixel. */
  readonly rgb: Uint8Array;
}
export type Rgb = readonly [number, number, number];

/** Writes capitals, digits and some signs with their upper left corner at a point; a point of the font is a square of `size` pixels. @throws Error for a letter that isn't drawn. */
export function drawText(canvas: Canvas, text: string, left: number, top: number, size: number, color: Rgb): void {
  Array.from(text).forEach((letter, place) => {
    const glyph = GLYPHS[letter];
    if (!glyph) throw new Error(`the sample's font has no ${JSON.stringify(letter)}`);
    glyph.forEach((bits, row) => {
      for (let column = 0; column < 5; column++) {
        if (bits & (16 >> column)) fillRectangle(canvas, left + (place * 6 + column) * size, top + row * size, size, size, color);
      }
    });
  });
}

export function fillRectangle(canvas: Canvas, left: number, top: number, width: number, height: number, [red, green, blue]: Rgb): void {
  for (let y = Math.max(0, top); y < Math.min(canvas.rows, top + height); y++) {
    for (let x = Math.max(0, left); x < Math.min(canvas.columns, left + width); x++) {
      const at = (y * canvas.columns + x) * 3;
      canvas.rgb[at] = red;
      canvas.rgb[at + 1] = green;
      canvas.rgb[at + 2] = blue;
    }
  }
}
