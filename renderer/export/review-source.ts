import type { GrantId } from '../../core/bridge.js';
import type { GroupedRow } from '../../core/deid/export-review.js';

/** One frame, drawn: red, green, blue and opacity of every point, rows top to bottom. */
export interface PictureRaster {
  readonly rows: number;
  readonly columns: number;
  /** Width by height as it is to be seen: points needn't be square. */
  readonly aspect: number;
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** What the review screen asks of the worker that made the review. */
export interface ReviewSource {
  /**
   * Frame `frame` (from 0) of a file, shrunk to at most `longestEdge` points: of what would leave where the file leaves, of the
   * source where it stays. Rejects where it can't be drawn.
   */
  picture(fileId: GrantId, frame: number, longestEdge: number): Promise<PictureRaster>;
  /** The facts that match a query (empty: all), of one file or of all put together. */
  facts(query: string, fileId: GrantId | null): Promise<readonly GroupedRow[]>;
}
