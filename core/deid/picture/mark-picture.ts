import type { Picture } from './encode-png.js';
import { GLYPH, textPoints, textWidth } from './glyphs.js';

/** What is written into a picture, as it lies on the screen. */
export interface Marks {
  /** What of the body lies at each edge, in letters of PS3.3 C.7.6.1.1.1; null where nobody says. */
  readonly letters: { readonly left: string; readonly right: string; readonly top: string; readonly bottom: string } | null;
  /** A length in pixels of the picture, and how long that is; null where it can't be known. */
  readonly bar: { readonly pixels: number; readonly label: string } | null;
  /** Lines through places of the picture, across and down from its upper left corner; absent: none. */
  readonly lines?: readonly (readonly (readonly [x: number, y: number])[])[];
}

/** A picture has one more point of size for so many pixels of its shorter side. */
const SIDE_OF_A_POINT = 250;
const WHITE = 255;
/** Of one line, which then has gaps: no line of a picture is as long. */
const MOST_STEPS = 20_000;

/** Width of a line in such a picture, in its points. */
export const penSize = ({ rows, columns }: Pick<Picture, 'rows' | 'columns'>): number =>
  Math.max(1, Math.ceil(Math.min(rows, columns) / SIDE_OF_A_POINT));

/**
 * The picture with lines, letters at its edges and a scale bar in its lower right corner: white, with a black rim. What doesn't fit isn't
 * written, and lines are cut at the edges.
 */
export function markPicture(picture: Picture, { letters, bar, lines = [] }: Marks): Picture {
  const { rows, columns } = picture;
  const size = penSize(picture);
  const pen = new Pen(picture, size);
  pen.lines(lines);
  const [high, away] = [GLYPH.height * size, 2 * size];
  if (letters) {
    const [middleX, middleY] = [(text: string) => (columns - textWidth(text) * size) / 2, (rows - high) / 2];
    pen.write(letters.left, away, middleY);
    pen.write(letters.right, columns - away - textWidth(letters.right) * size, middleY);
    pen.write(letters.top, middleX(letters.top), away);
    pen.write(letters.bottom, middleX(letters.bottom), rows - away - high);
  }
  if (bar) {
    const length = Math.round(bar.pixels);
    pen.bar(columns - 2 * away - length, rows - 3 * away, length);
    pen.write(bar.label, columns - 2 * away - textWidth(bar.label) * size, rows - 4 * away - high);
  }
  return pen.picture;
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Draws with points of one size. */
class Pen {
  readonly picture: Picture;

  constructor(
    picture: Picture,
    private readonly size: number,
  ) {
    this.picture = { ...picture, samples: picture.samples.slice() };
  }

  write(text: string, x: number, y: number): void {
    if (text === '') return;
    const { size } = this;
    const [left, top] = [Math.round(x), Math.round(y)];
    if (!this.#fits({ left, top, width: textWidth(text) * size, height: GLYPH.height * size })) return;
    this.#draw(textPoints(text).map((point) => ({ left: left + point.x * size, top: top + point.y * size, width: size, height: size })));
  }

  bar(x: number, y: number, length: number): void {
    const { size } = this;
    const tick = 3 * size;
    const [left, top] = [Math.round(x), Math.round(y)];
    if (length < 8 || !this.#fits({ left, top: top - tick, width: length, height: tick + size })) return;
    // Its ends stand on its first and its last pixel.
    const ends = [left, left + length - size].map((at) => ({ left: at, top: top - tick, width: size, height: tick }));
    this.#draw([{ left, top, width: length, height: size }, ...ends]);
  }

  lines(lines: readonly (readonly (readonly [x: number, y: number])[])[]): void {
    const { size } = this;
    const at = (x: number, y: number): Area => ({
      left: Math.round(x - size / 2),
      top: Math.round(y - size / 2),
      width: size,
      height: size,
    });
    this.#draw(
      lines.flatMap((line) =>
        line.slice(1).flatMap(([toX, toY], index) => {
          const [x, y] = line[index] as readonly [number, number];
          const steps = Math.min(MOST_STEPS, Math.max(1, Math.ceil(Math.max(Math.abs(toX - x), Math.abs(toY - y)))));
          return Array.from({ length: steps + 1 }, (_, step) => at(x + ((toX - x) * step) / steps, y + ((toY - y) * step) / steps));
        }),
      ),
    );
  }

  #fits({ left, top, width, height }: Area): boolean {
    const { rows, columns } = this.picture;
    return left >= 0 && top >= 0 && left + width <= columns && top + height <= rows;
  }

  #draw(areas: readonly Area[]): void {
    const { size } = this;
    for (const { left, top, width, height } of areas)
      this.#fill({ left: left - size, top: top - size, width: width + 2 * size, height: height + 2 * size }, 0);
    for (const area of areas) this.#fill(area, WHITE);
  }

  #fill({ left, top, width, height }: Area, sample: number): void {
    const { rows, columns, channels, samples } = this.picture;
    const [from, to] = [Math.max(0, left) * channels, Math.min(columns, left + width) * channels];
    for (let row = Math.max(0, top); row < Math.min(rows, top + height); row++) {
      samples.fill(sample, row * columns * channels + from, row * columns * channels + to);
    }
  }
}
