import type { DataSet } from '../../dicom/data-set.js';
import { numberValue, sequenceItems, textValue } from '../../dicom/read-value.js';
import { describeImage, functionalGroup, type ImageDescription } from '../../pixels/image-description.js';

/** How the tiles of one pyramid level, each a frame, make a whole picture (PS3.3 C.7.6.17). */
export interface TileLayout {
  readonly totalRows: number;
  readonly totalColumns: number;
  readonly tileRows: number;
  readonly tileColumns: number;
  /** Tiles of one picture at one depth, in TILED_FULL. */
  readonly tilesPerPlane: number;
  /** TILED_FULL: every place has its tile, in an order that the standard fixes. */
  readonly full: boolean;
  /** Focal planes. */
  readonly depths: number;
  /** Optical paths, by their identifiers in the file; text of the file. */
  readonly untrustedChannels: readonly string[];
  readonly tiles: readonly Tile[];
}

/** One tile: which frame, where its upper left point lies in the whole (from 0), and which depth and colour channel it is of. */
export interface Tile {
  readonly frame: number;
  readonly top: number;
  readonly left: number;
  /** Focal plane, from 0 in TILED_FULL; in TILED_SPARSE by its depth, the frame's own. */
  readonly depth: number;
  /** Optical path, from 0, in the order in which the file names them. */
  readonly channel: number;
}

const TOTAL_COLUMNS = 0x00480006;
const TOTAL_ROWS = 0x00480007;
const NUMBER_OF_OPTICAL_PATHS = 0x00480302;
const FOCAL_PLANES = 0x00480303;
const OPTICAL_PATH_IDENTIFICATION_SEQUENCE = 0x00480207;
const OPTICAL_PATH_SEQUENCE = 0x00480105;
const OPTICAL_PATH_IDENTIFIER = 0x00480106;
const PLANE_POSITION_SLIDE_SEQUENCE = 0x0048021a;
const COLUMN_POSITION = 0x0048021e;
const ROW_POSITION = 0x0048021f;
const Z_OFFSET = 0x0040074a;
const DIMENSION_ORGANIZATION_TYPE = 0x00209311;
const MAX_TOTAL = 2 ** 31;

/** What a layout is but for its tiles. */
export type TileShape = Omit<TileLayout, 'tiles'>;

/** The layout of a tiled picture; null where the file is none, or where a tile doesn't say where it lies. */
export function tileLayout(dataSet: DataSet): TileLayout | null {
  const image = describeImage(dataSet);
  return image.kind === 'refused' ? null : layoutOf(dataSet, image);
}

/** The layout without a list of tiles where the standard fixes their order: a slide may have a million of them. */
export function tileShape(dataSet: DataSet, image: ImageDescription): TileShape | null {
  const shape = fullShape(dataSet, image);
  if (shape) return shape;
  const layout = layoutOf(dataSet, image);
  if (!layout) return null;
  const { tiles: _, ...rest } = layout;
  return rest;
}

function layoutOf(dataSet: DataSet, image: ImageDescription): TileLayout | null {
  const full = fullShape(dataSet, image);
  if (full) return { ...full, tiles: Array.from({ length: image.numberOfFrames }, (_, frame) => fullTile(full, frame)) };
  const size = sizeOf(dataSet, image);
  const sparse = size && !isFull(dataSet) ? sparseTiles(dataSet, image.numberOfFrames) : null;
  return size && sparse ? { ...size, full: false, ...sparse } : null;
}

function sizeOf(dataSet: DataSet, { rows, columns }: ImageDescription): Omit<TileShape, 'full' | 'depths' | 'untrustedChannels'> | null {
  const totalColumns = total(dataSet, TOTAL_COLUMNS);
  const totalRows = total(dataSet, TOTAL_ROWS);
  if (totalColumns === null || totalRows === null) return null;
  const tilesPerPlane = Math.ceil(totalColumns / columns) * Math.ceil(totalRows / rows);
  return { totalRows, totalColumns, tileRows: rows, tileColumns: columns, tilesPerPlane };
}

function total(dataSet: DataSet, tag: number): number | null {
  const value = numberValue(dataSet, tag);
  return value !== undefined && Number.isInteger(value) && value >= 1 && value < MAX_TOTAL ? value : null;
}

const isFull = (dataSet: DataSet): boolean => textValue(dataSet, DIMENSION_ORGANIZATION_TYPE) === 'TILED_FULL';

/** Null where it isn't TILED_FULL, and where the frames don't come out even. */
function fullShape(dataSet: DataSet, image: ImageDescription): TileShape | null {
  const size = isFull(dataSet) ? sizeOf(dataSet, image) : null;
  const frames = image.numberOfFrames;
  if (!size) return null;
  const depths = numberValue(dataSet, FOCAL_PLANES) ?? 1;
  if (!Number.isInteger(depths) || depths < 1 || frames % (size.tilesPerPlane * depths) !== 0) return null;
  const channels = frames / (size.tilesPerPlane * depths);
  const declared = numberValue(dataSet, NUMBER_OF_OPTICAL_PATHS);
  if (declared !== undefined && declared !== channels) return null;
  const named = sequenceItems(dataSet, OPTICAL_PATH_SEQUENCE).map((path) => textValue(path, OPTICAL_PATH_IDENTIFIER));
  return { ...size, full: true, depths, untrustedChannels: Array.from({ length: channels }, (_, index) => named[index] ?? '') };
}

/** Columns go fastest, then rows, then focal planes, then optical paths (C.7.6.17.3). */
export function fullTile({ totalColumns, tileRows, tileColumns, tilesPerPlane, depths }: TileShape, frame: number): Tile {
  const across = Math.ceil(totalColumns / tileColumns);
  const place = frame % tilesPerPlane;
  const plane = Math.floor(frame / tilesPerPlane);
  return {
    frame,
    top: Math.floor(place / across) * tileRows,
    left: (place % across) * tileColumns,
    depth: plane % depths,
    channel: Math.floor(plane / depths),
  };
}

/** Every frame says its own place, from 1. */
function sparseTiles(dataSet: DataSet, frames: number): Pick<TileLayout, 'tiles' | 'depths' | 'untrustedChannels'> | null {
  const depths = new Map<number, number>();
  const channels = new Map<string, number>();
  const ordinal = <Key>(seen: Map<Key, number>, key: Key): number => {
    const known = seen.get(key) ?? seen.size;
    seen.set(key, known);
    return known;
  };
  const tiles: Tile[] = [];
  for (let frame = 0; frame < frames; frame++) {
    const place = functionalGroup(dataSet, frame, PLANE_POSITION_SLIDE_SEQUENCE);
    const column = place ? numberValue(place, COLUMN_POSITION) : undefined;
    const row = place ? numberValue(place, ROW_POSITION) : undefined;
    if (!place || column === undefined || row === undefined || Math.abs(column) > MAX_TOTAL || Math.abs(row) > MAX_TOTAL) return null;
    const path =
      functionalGroup(dataSet, frame, OPTICAL_PATH_IDENTIFICATION_SEQUENCE) ??
      sequenceItems(dataSet, OPTICAL_PATH_IDENTIFICATION_SEQUENCE)[0];
    tiles.push({
      frame,
      top: row - 1,
      left: column - 1,
      depth: ordinal(depths, numberValue(place, Z_OFFSET) ?? 0),
      channel: ordinal(channels, path ? textValue(path, OPTICAL_PATH_IDENTIFIER) : ''),
    });
  }
  return { tiles, depths: depths.size, untrustedChannels: [...channels.keys()] };
}
