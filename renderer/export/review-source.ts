import type { GrantId } from '../../core/bridge.js';
import type { GroupedRow } from '../../core/deid/export-review.js';
import type { SurfacePicture, ViewAngle } from '../../core/deid/face/render-face.js';
import type { PixelBox } from '../../core/deid/redact/pixel-box.js';
import type { RedactionMethod } from '../../core/deid/redact/redaction.js';

/** One frame, drawn: red, green, blue and opacity of every point, rows top to bottom. */
export interface PictureRaster {
  readonly rows: number;
  readonly columns: number;
  /** Width by height as it is to be seen: points needn't be square. */
  readonly aspect: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** How boxes of one frame will be written: the black area of each, in their order, and the way in which they get into the file. */
export interface CoveredBoxes {
  readonly method: RedactionMethod;
  readonly boxes: readonly PixelBox[];
}

/** What the review screen asks of the worker that made the review. */
export interface ReviewSource {
  /**
   * Frame `frame` (from 0) of a file, shrunk to at most `longestEdge` points: of what would leave where the file leaves, of the
   * source where it stays. Rejects where it can't be drawn.
   */
  picture(fileId: GrantId, frame: number, longestEdge: number): Promise<PictureRaster>;
  /** The same of the source, whether the file leaves or not; with what it lays over its frames, where that is to leave. */
  original(fileId: GrantId, frame: number, longestEdge: number, withOverlays: boolean): Promise<PictureRaster>;
  /** How these boxes of a frame will be written; null where they can't be put into this file. */
  cover(fileId: GrantId, frame: number, boxes: readonly PixelBox[]): Promise<CoveredBoxes | null>;
  /** A head of this review as a surface, with its face or without; `size` points wide and high. Rejects where it can't be read any more. */
  head(headId: string, isDefaced: boolean, angle: ViewAngle, size: number): Promise<SurfacePicture>;
  /** The facts that match a query (empty: all), of one file or of all put together. */
  facts(query: string, fileId: GrantId | null): Promise<readonly GroupedRow[]>;
}
