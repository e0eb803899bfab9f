import { renderGrey, type Window } from '../../../core/pixels/voi-lut.js';
import type { Size } from '../layout.js';
import type { ScreenMatrix } from '../screen-matrix.js';
import type { SlideTile, WantedTile } from './slide-tiles.js';
import type { DrawnLevel } from './slide-view.js';

/** How a slide is drawn on a canvas of so many points a screen pixel. */
export interface SlideDrawing {
  readonly size: Size;
  /** Points of the canvas for one pixel of the page. */
  readonly density: number;
  /** From points of the largest level to pixels of the page. */
  readonly matrix: ScreenMatrix;
  readonly levels: readonly DrawnLevel[];
  readonly invert: boolean;
  /** Of grey slides. */
  readonly window: Window;
  readonly tileOf: (wanted: WantedTile) => SlideTile | undefined;
}

/** Draws what there is. Tiles meet on whole points of the canvas, so that no line stands between them. */
export function drawSlide(canvas: HTMLCanvasElement, drawing: SlideDrawing): void {
  const { size, density, levels } = drawing;
  const width = Math.max(1, Math.round(size.width * density));
  const height = Math.max(1, Math.round(size.height * density));
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.filter = 'none';
  context.clearRect(0, 0, width, height);
  context.filter = drawing.invert ? 'invert(1)' : 'none';
  for (const level of levels) drawLevel(context, drawing, level);
}

function drawLevel(context: CanvasRenderingContext2D, drawing: SlideDrawing, level: DrawnLevel): void {
  const { shape } = level.file.slide;
  const { a, b, c, d, e, f } = drawing.matrix;
  const point = (x: number, y: number) => ({
    x: Math.round((a * x * level.across + c * y * level.down + e) * drawing.density),
    y: Math.round((b * x * level.across + d * y * level.down + f) * drawing.density),
  });
  // Points that are drawn larger than they are keep their edges; smaller ones are mixed.
  context.imageSmoothingEnabled = Math.hypot(a, b) * level.across * drawing.density < 2;
  context.imageSmoothingQuality = 'high';
  for (const { frame, top, left } of level.tiles) {
    const tile = drawing.tileOf({ fileId: level.file.fileId, frame, shrink: level.shrink });
    const source = tile && sourceOf(tile, drawing.window);
    if (!source) continue;
    // What a tile holds beyond the edge of the whole isn't part of the picture.
    const columns = Math.min(shape.tileColumns, shape.totalColumns - left);
    const rows = Math.min(shape.tileRows, shape.totalRows - top);
    const from = point(left, top);
    const to = point(left + columns, top + rows);
    const [width, height] = [(source.width * columns) / shape.tileColumns, (source.height * rows) / shape.tileRows];
    const lies = a === 0 && d === 0;
    const [across, down] = [to.x - from.x, to.y - from.y];
    if (lies) context.setTransform(0, down / width, across / height, 0, from.x, from.y);
    else context.setTransform(across / width, 0, 0, down / height, from.x, from.y);
    context.drawImage(source, 0, 0, width, height, 0, 0, width, height);
  }
}

/** Grey tiles through the window they were drawn with last: drawn anew only when it changes. */
const drawn = new WeakMap<SlideTile, { readonly window: Window; readonly canvas: OffscreenCanvas }>();

function sourceOf(tile: SlideTile, window: Window): ImageBitmap | OffscreenCanvas | null {
  if (tile.kind === 'error') return null;
  if (tile.kind === 'color') return tile.bitmap;
  const before = drawn.get(tile);
  if (before?.window.center === window.center && before.window.width === window.width) return before.canvas;
  const { rows, columns } = tile.display;
  const canvas = before?.canvas ?? new OffscreenCanvas(columns, rows);
  const rgba = Uint8ClampedArray.from(renderGrey(tile.display, window));
  canvas.getContext('2d')?.putImageData(new ImageData(rgba, columns, rows), 0, 0);
  drawn.set(tile, { window, canvas });
  return canvas;
}
