import type { Rotation, View } from '../app/view.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Distance of rows and of columns: only their ratio counts here. */
export interface Aspect {
  readonly row: number;
  readonly column: number;
}

/** Where a picture lies in a viewport. */
export interface Layout {
  /** Screen pixels for one pixel of the picture, along its finer axis. */
  readonly scale: number;
  /** Screen pixels for one step of panning, along the axes of the screen. */
  readonly panScale: { readonly x: number; readonly y: number };
}

/** The shape of pixels: by their spacing, else by the file's own ratio of height to width, which says nothing of lengths. */
export function aspectOf(spacing: Aspect | null, pixelAspect = 1): Aspect {
  return spacing ? { row: spacing.row, column: spacing.column } : { row: pixelAspect, column: 1 };
}

/** How much longer than wide (or the other way) a pixel is: the finer axis is 1. */
export function stretch({ row, column }: Aspect): { readonly x: number; readonly y: number } {
  const finer = Math.min(row, column);
  return { x: column / finer, y: row / finer };
}

const isOnItsSide = (rotation: Rotation): boolean => rotation === 90 || rotation === 270;

/** The scale at which the whole picture is seen. */
export function fitScale(viewport: Size, rows: number, columns: number, aspect: Aspect, rotation: Rotation): number {
  const { x, y } = stretch(aspect);
  const width = columns * x;
  const height = rows * y;
  const [across, down] = isOnItsSide(rotation) ? [height, width] : [width, height];
  return Math.max(1e-4, Math.min(viewport.width / across, viewport.height / down));
}

export function layoutOf(viewport: Size, rows: number, columns: number, aspect: Aspect, view: View): Layout {
  const base = view.zoom.from === 'fit' ? fitScale(viewport, rows, columns, aspect, view.rotation) : 1;
  const scale = base * view.zoom.factor;
  const { x, y } = stretch(aspect);
  const [panX, panY] = isOnItsSide(view.rotation) ? [y, x] : [x, y];
  return { scale, panScale: { x: scale * panX, y: scale * panY } };
}

/** Millimetres of one screen pixel, or null where the spacing isn't known. */
export function millimetresPerPixel(spacing: Aspect | null, layout: Layout): number | null {
  return spacing ? Math.min(spacing.row, spacing.column) / layout.scale : null;
}
