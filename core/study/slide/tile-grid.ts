import { fullTile, type Tile, type TileShape } from './tile-layout.js';

/** Where each frame of a TILED_SPARSE picture lies, compactly, by its number: it crosses threads. */
export interface TileTable {
  readonly tops: Int32Array;
  readonly lefts: Int32Array;
  readonly depths: Uint32Array;
  readonly channels: Uint32Array;
}

export function tileTable(tiles: readonly Tile[]): TileTable {
  return {
    tops: Int32Array.from(tiles, ({ top }) => top),
    lefts: Int32Array.from(tiles, ({ left }) => left),
    depths: Uint32Array.from(tiles, ({ depth }) => depth),
    channels: Uint32Array.from(tiles, ({ channel }) => channel),
  };
}

/** A part of a whole picture in its own points; its edges may lie between them and outside of the picture. */
export interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Finds the tiles of a place without looking at all of them. */
export class TileGrid {
  /** Frames of TILED_SPARSE by the cell that their upper left point lies in: a tile reaches into the next cell at most. */
  readonly #cells: ReadonlyMap<string, readonly number[]> | null;

  /** @param table null for TILED_FULL, where the number of a frame says where it lies */
  constructor(
    readonly shape: TileShape,
    readonly table: TileTable | null,
  ) {
    this.#cells = table && cellsOf(shape, table);
  }

  /** The tiles that a part of the picture shows, of one depth and one channel, row by row. */
  inside({ top, left, bottom, right }: Rectangle, depth: number, channel: number): Tile[] {
    const { tileRows, tileColumns, totalRows, totalColumns } = this.shape;
    // A sparse tile may begin one cell before the part that it reaches into.
    const before = this.#cells ? 1 : 0;
    const firstRow = Math.floor(Math.max(0, top) / tileRows) - before;
    const firstColumn = Math.floor(Math.max(0, left) / tileColumns) - before;
    const tiles: Tile[] = [];
    for (let row = firstRow; row * tileRows < Math.min(bottom, totalRows); row++)
      for (let column = firstColumn; column * tileColumns < Math.min(right, totalColumns); column++)
        tiles.push(...this.#tilesOf(row, column, depth, channel));
    return tiles.filter((tile) => tile.top < bottom && tile.top + tileRows > top && tile.left < right && tile.left + tileColumns > left);
  }

  #tilesOf(row: number, column: number, depth: number, channel: number): Tile[] {
    const { shape, table } = this;
    if (!this.#cells || !table) {
      const across = Math.ceil(shape.totalColumns / shape.tileColumns);
      return [fullTile(shape, (channel * shape.depths + depth) * shape.tilesPerPlane + row * across + column)];
    }
    return (this.#cells.get(cellKey(row, column)) ?? [])
      .filter((frame) => table.depths[frame] === depth && table.channels[frame] === channel)
      .map((frame) => ({ frame, top: table.tops[frame] ?? 0, left: table.lefts[frame] ?? 0, depth, channel }));
  }
}

const cellKey = (row: number, column: number): string => `${row} ${column}`;

function cellsOf({ tileRows, tileColumns }: TileShape, { tops, lefts }: TileTable): Map<string, number[]> {
  const cells = new Map<string, number[]>();
  tops.forEach((top, frame) => {
    const key = cellKey(Math.floor(top / tileRows), Math.floor((lefts[frame] ?? 0) / tileColumns));
    const cell = cells.get(key);
    if (cell) cell.push(frame);
    else cells.set(key, [frame]);
  });
  return cells;
}
