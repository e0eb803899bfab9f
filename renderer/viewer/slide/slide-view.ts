import { levelFor, type SlideFile } from '../../../core/study/slide/pyramid.js';
import type { Rectangle, TileGrid } from '../../../core/study/slide/tile-grid.js';
import type { Tile } from '../../../core/study/slide/tile-layout.js';
import type { Size } from '../layout.js';
import type { ScreenMatrix } from '../screen-matrix.js';

/** More tiles than these aren't asked for at one time: the slide has no level that is small enough, and zooming in is the way. */
export const MOST_TILES = 3000;

/** The part of the largest level that a viewport shows, in its points. */
export function visiblePart({ a, b, c, d, e, f }: ScreenMatrix, { width, height }: Size): Rectangle {
  const determinant = a * d - b * c;
  const corner = (x: number, y: number) => ({
    x: (d * (x - e) - c * (y - f)) / determinant,
    y: (a * (y - f) - b * (x - e)) / determinant,
  });
  const corners = [corner(0, 0), corner(width, 0), corner(0, height), corner(width, height)];
  return {
    left: Math.min(...corners.map(({ x }) => x)),
    right: Math.max(...corners.map(({ x }) => x)),
    top: Math.min(...corners.map(({ y }) => y)),
    bottom: Math.max(...corners.map(({ y }) => y)),
  };
}

/** One level as it is drawn: how many points of the largest level one of its own is, and its tiles in view. */
export interface DrawnLevel {
  readonly file: SlideFile;
  readonly across: number;
  readonly down: number;
  readonly shrink: number;
  readonly tiles: readonly Tile[];
}

/** What a view draws: the coarse levels first, which stand until the chosen one is there. */
export interface SlidePlan {
  readonly levels: readonly DrawnLevel[];
  /** Place of the level that is meant, in the levels of the slide. */
  readonly chosen: number;
  /** Even the coarsest level has too many tiles in view. */
  readonly isTooMuch: boolean;
}

/** Which tiles of which levels a view needs. */
export function planSlide(
  levels: readonly SlideFile[],
  part: Rectangle,
  scale: number,
  gridOf: (file: SlideFile) => TileGrid | undefined,
  depth: number,
  channel: number,
): SlidePlan {
  const base = levels[0]?.slide.shape;
  const chosen = levelFor(levels, scale);
  if (!base) return { levels: [], chosen, isTooMuch: false };
  const drawn: DrawnLevel[] = [];
  let isTooMuch = false;
  // The coarsest level is always there to stand under the others; the ones between it and the chosen one aren't loaded for that.
  for (const index of new Set([levels.length - 1, chosen])) {
    const file = levels[index];
    const grid = file && gridOf(file);
    if (!grid) continue;
    const { shape } = file.slide;
    const across = base.totalColumns / shape.totalColumns;
    const down = base.totalRows / shape.totalRows;
    const own: Rectangle = { top: part.top / down, bottom: part.bottom / down, left: part.left / across, right: part.right / across };
    if (tilesInView(own, shape) > MOST_TILES) {
      isTooMuch ||= index === chosen;
      continue;
    }
    drawn.push({ file, across, down, shrink: shrinkFor(across * scale), tiles: grid.inside(own, depth, channel) });
  }
  return { levels: drawn, chosen, isTooMuch };
}

function tilesInView({ top, bottom, left, right }: Rectangle, shape: SlideFile['slide']['shape']): number {
  const rows = Math.max(0, Math.min(bottom, shape.totalRows) - Math.max(0, top)) / shape.tileRows;
  const columns = Math.max(0, Math.min(right, shape.totalColumns) - Math.max(0, left)) / shape.tileColumns;
  return Math.ceil(rows) * Math.ceil(columns);
}

/** A tile that is drawn at a quarter of its points needs a sixteenth of their memory. */
function shrinkFor(scale: number): number {
  let shrink = 1;
  while (shrink < 64 && scale * shrink * 2 <= 1) shrink *= 2;
  return shrink;
}

/** Nearest to the middle first. */
export function byDistance(tiles: readonly Tile[], part: Rectangle, across: number, down: number): Tile[] {
  const [x, y] = [(part.left + part.right) / 2 / across, (part.top + part.bottom) / 2 / down];
  const distance = ({ top, left }: Tile): number => Math.hypot(left - x, top - y);
  return [...tiles].sort((one, other) => distance(one) - distance(other));
}
