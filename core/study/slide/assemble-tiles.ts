import type { Tile, TileLayout } from './tile-layout.js';

/** A part of a whole picture, in its own points: from `top` and `left`, both may lie inside tiles. */
export interface SlideRegion {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** The tiles that a region shows, of one depth and one channel, in the order of the file. */
export function tilesOf(layout: TileLayout, region: SlideRegion, depth = 0, channel = 0): readonly Tile[] {
  return layout.tiles.filter(
    (tile) =>
      tile.depth === depth &&
      tile.channel === channel &&
      tile.top < region.top + region.rows &&
      tile.top + layout.tileRows > region.top &&
      tile.left < region.left + region.columns &&
      tile.left + layout.tileColumns > region.left,
  );
}

/** Copies what a tile shows of a region into the region's RGBA bytes. What lies outside of the region, or of the whole picture, is left out. */
export function placeTile(target: Uint8ClampedArray, region: SlideRegion, layout: TileLayout, tile: Tile, rgba: Uint8ClampedArray): void {
  if (target.length !== region.rows * region.columns * 4) throw new RangeError('the target is of another size than the region');
  if (rgba.length !== layout.tileRows * layout.tileColumns * 4) throw new RangeError('the tile is of another size than the layout');
  const fromRow = Math.max(0, region.top, tile.top);
  const toRow = Math.min(layout.totalRows, region.top + region.rows, tile.top + layout.tileRows);
  const fromColumn = Math.max(0, region.left, tile.left);
  const toColumn = Math.min(layout.totalColumns, region.left + region.columns, tile.left + layout.tileColumns);
  if (toColumn <= fromColumn) return;
  for (let row = fromRow; row < toRow; row++) {
    const from = ((row - tile.top) * layout.tileColumns + fromColumn - tile.left) * 4;
    const to = ((row - region.top) * region.columns + fromColumn - region.left) * 4;
    target.set(rgba.subarray(from, from + (toColumn - fromColumn) * 4), to);
  }
}

/** What one level of a pyramid is: the whole slide at some size, or a picture beside it (Image Type value 3, PS3.3 C.8.12.4.1.1). */
export type SlideRole = 'volume' | 'label' | 'overview' | 'thumbnail' | 'unknown';

export function slideRole(imageType: readonly string[]): SlideRole {
  const role = imageType[2]?.toLowerCase();
  return role === 'volume' || role === 'label' || role === 'overview' || role === 'thumbnail' ? role : 'unknown';
}
