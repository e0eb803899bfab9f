import { type Aspect, stretch } from '../../core/study/pixel-shape.js';
import type { Rotation, View } from '../app/view.js';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a picture lies in a viewport. */
export interface Layout {
  /** Screen pixels for one pixel of the picture, along its finer axis. */
  readonly scale: number;
  /** Screen pixels for one step of panning, along the axes of the screen. */
  readonly panScale: { readonly x: number; readonly y: number };
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
