import type { DataSet } from '../dicom/data-set.js';
import { describeImage } from '../pixels/image-description.js';
import { pixelAspect } from '../pixels/pixel-aspect.js';
import { describeSpacing } from './pixel-spacing.js';

/** Distance of rows and of columns: only their ratio counts here. */
export interface Aspect {
  readonly row: number;
  readonly column: number;
}

/** How many times as wide and as high as the finer axis of a pixel it is: one of both is 1. */
export interface Stretch {
  readonly x: number;
  readonly y: number;
}

/** The shape of pixels: by their spacing, else by the file's own ratio of height to width, which says nothing of lengths. */
export function aspectOf(spacing: Aspect | null, pixelAspect = 1): Aspect {
  return spacing ? { row: spacing.row, column: spacing.column } : { row: pixelAspect, column: 1 };
}

/** How much longer than wide (or the other way) a pixel is: the finer axis is 1. */
export function stretch({ row, column }: Aspect): Stretch {
  const finer = Math.min(row, column);
  return { x: column / finer, y: row / finer };
}

/** The shape in which the screen shows the pixels of frame `frame` (from 0) of a file. */
export const frameStretch = (dataSet: DataSet, frame: number): Stretch =>
  stretch(aspectOf(describeSpacing(dataSet, describeImage(dataSet), frame), pixelAspect(dataSet, frame)));
