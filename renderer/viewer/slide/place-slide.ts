import type { Aspect } from '../../../core/study/pixel-shape.js';
import type { SlideFile } from '../../../core/study/slide/pyramid.js';
import type { Rectangle } from '../../../core/study/slide/tile-grid.js';
import type { ViewReach } from '../../app/state.js';
import type { View } from '../../app/view.js';
import { fitScale, type Layout, layoutOf, type Size } from '../layout.js';
import { type ScreenMatrix, screenMatrix } from '../screen-matrix.js';
import { visiblePart } from './slide-view.js';

/** Where a slide lies in its viewport. */
export interface SlidePlacement {
  readonly size: Size;
  readonly layout: Layout;
  readonly matrix: ScreenMatrix;
  /** The part of the largest level that is in view. */
  readonly part: Rectangle;
  readonly reach: ViewReach;
}

/** One point of the largest level is drawn at most this large. */
const MOST_SCALE = 16;
/** One press of a key moves the slide by this share of what is in view. */
const PAN_SHARE = 1 / 8;

const aspectOf = (file: SlideFile): Aspect => file.slide.spacing ?? { row: 1, column: 1 };

/** Places the largest of `levels`; some of it stays in view however far it was moved. */
export function placeSlide(size: Size, levels: readonly SlideFile[], view: View): SlidePlacement | null {
  const [base] = levels;
  if (!base || size.width === 0 || size.height === 0) return null;
  const { totalRows, totalColumns } = base.slide.shape;
  const aspect = aspectOf(base);
  const layout = layoutOf(size, totalRows, totalColumns, aspect, view);
  const onItsSide = view.rotation === 90 || view.rotation === 270;
  const [across, down] = onItsSide ? [totalRows, totalColumns] : [totalColumns, totalRows];
  const pan = { x: within(view.pan.x, across / 2), y: within(view.pan.y, down / 2) };
  const matrix = screenMatrix(size, totalRows, totalColumns, aspect, { ...view, pan }, layout.scale);
  const fit = fitScale(size, totalRows, totalColumns, aspect, view.rotation);
  const mostZoom = view.zoom.from === 'fit' ? Math.max(1, MOST_SCALE / fit) : MOST_SCALE;
  const panStep = (Math.min(size.width, size.height) * PAN_SHARE) / layout.scale;
  return { size, layout, matrix, part: visiblePart(matrix, size), reach: { mostZoom, panStep } };
}

const within = (value: number, most: number): number => Math.min(most, Math.max(-most, value));
