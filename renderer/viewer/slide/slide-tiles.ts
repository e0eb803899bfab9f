import type { Grant } from '../../../core/bridge.js';
import type { DisplayFrame, GreyDisplay } from '../../../core/pixels/display-frame.js';
import { TileGrid, type TileTable } from '../../../core/study/slide/tile-grid.js';
import type { TileShape } from '../../../core/study/slide/tile-layout.js';
import type { PictureErrorCode } from '../../app/state.js';
import { Wants } from '../../app/wants.js';
import type { DecodeQueue, Ticket } from '../../workers/decode-queue.js';

/** A tile as it can be drawn, or why it can't. Grey ones are drawn through a window when it is known. */
export type SlideTile =
  | { readonly kind: 'color'; readonly bitmap: ImageBitmap }
  | { readonly kind: 'grey'; readonly display: GreyDisplay }
  | { readonly kind: 'error'; readonly code: PictureErrorCode };

/** One tile that a view needs, and by how much smaller than it is stored it is enough: 1, 2, 4, 8 … */
export interface WantedTile {
  readonly fileId: string;
  readonly frame: number;
  readonly shrink: number;
}

export const tileKey = ({ fileId, frame, shrink }: WantedTile): string => `${fileId}:${frame}:${shrink}`;

/** Most bytes of tiles that are kept: about sixteen screens full of 2560 × 1440. */
export const TILE_BYTES = 240 * 1024 * 1024;

/** The tiles of slides near what is in view, the latest used last, within a bound; and where tiles that say so themselves lie. */
export class SlideTiles {
  readonly #kept = new Map<string, SlideTile>();
  readonly #wanted = new Map<string, Ticket>();
  readonly #wants = new Wants();
  readonly #grids = new Map<string, TileGrid>();
  readonly #asked = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #bytes = 0;

  constructor(
    readonly decoders: Pick<DecodeQueue, 'request'>,
    readonly grantOf: (fileId: string) => Grant | undefined,
    readonly limit: number = TILE_BYTES,
  ) {}

  /** Bytes of all tiles that are kept. */
  get bytes(): number {
    return this.#bytes;
  }

  peek(tile: WantedTile): SlideTile | undefined {
    return this.#kept.get(tileKey(tile));
  }

  /** Where the tiles of a file lie; undefined until a worker has said so, for what the standard doesn't order. */
  gridOf(fileId: string, shape: TileShape): TileGrid | undefined {
    const known = this.#grids.get(fileId);
    if (known) return known;
    if (shape.full) return this.#keepGrid(fileId, new TileGrid(shape, null));
    this.#askForTable(fileId, shape);
    return undefined;
  }

  /** Exactly these are wanted now, the most urgent first. What isn't wanted any more isn't begun. */
  want(tiles: readonly WantedTile[], owner = ''): void {
    this.#wants.set(owner, new Set(tiles.map(tileKey)));
    for (const [key, ticket] of this.#wanted) {
      if (this.#wants.has(key)) continue;
      ticket.cancel();
      this.#wanted.delete(key);
    }
    // The queue takes what was asked for last first.
    for (const tile of [...tiles].reverse()) this.#request(tile);
  }

  /** Tiles that are on their way. */
  get waiting(): number {
    return this.#wanted.size;
  }

  /** Files that were closed: their tiles go. */
  forget(fileIds: readonly string[]): void {
    const gone = new Set(fileIds);
    for (const key of [...this.#kept.keys()]) if (gone.has(fileOf(key))) this.#drop(key);
    for (const id of gone) {
      this.#grids.delete(id);
      this.#asked.delete(id);
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  #request(tile: WantedTile): void {
    const key = tileKey(tile);
    const known = this.#kept.get(key);
    if (known) {
      this.#kept.delete(key);
      this.#kept.set(key, known);
      return;
    }
    const grant = this.grantOf(tile.fileId);
    if (this.#wanted.has(key) || !grant) return;
    const ticket = this.decoders.request('now', async (decoder) => {
      let made: SlideTile;
      try {
        const result = await decoder.decode(grant, tile.frame);
        made = result.ok ? await drawable(result.display, tile.shrink) : { kind: 'error', code: result.code };
      } catch {
        made = { kind: 'error', code: 'codec-trapped' };
      }
      if (this.#wanted.get(key) === ticket) this.#wanted.delete(key);
      if (this.grantOf(tile.fileId) && !this.#kept.has(key)) this.#keep(key, made);
      else if (made.kind === 'color') made.bitmap.close();
    });
    this.#wanted.set(key, ticket);
  }

  #askForTable(fileId: string, shape: TileShape): void {
    const grant = this.grantOf(fileId);
    if (!grant || this.#asked.has(fileId)) return;
    this.#asked.add(fileId);
    this.decoders.request('now', async (decoder) => {
      let table: TileTable | null = null;
      try {
        table = await decoder.tileTable(grant);
      } catch {
        // A decoder that died says nothing: asked for again with the next view.
        this.#asked.delete(fileId);
      }
      if (table && this.grantOf(fileId)) this.#keepGrid(fileId, new TileGrid(shape, table));
      this.#tell();
    });
  }

  #keepGrid(fileId: string, grid: TileGrid): TileGrid {
    this.#grids.set(fileId, grid);
    return grid;
  }

  #keep(key: string, tile: SlideTile): void {
    this.#kept.set(key, tile);
    this.#bytes += bytesOf(tile);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.limit || oldest === key) break;
      this.#drop(oldest);
    }
    this.#tell();
  }

  #drop(key: string): void {
    const tile = this.#kept.get(key);
    if (!tile) return;
    this.#kept.delete(key);
    this.#bytes -= bytesOf(tile);
    if (tile.kind === 'color') tile.bitmap.close();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

const fileOf = (key: string): string => key.split(':').slice(0, -2).join(':');

/** Of a grey tile its values, and the picture that is drawn from them. */
const bytesOf = (tile: SlideTile): number =>
  tile.kind === 'error'
    ? 0
    : tile.kind === 'grey'
      ? tile.display.values.byteLength + tile.display.values.length * 4
      : tile.bitmap.width * tile.bitmap.height * 4;

async function drawable(display: DisplayFrame, shrink: number): Promise<SlideTile> {
  if (display.kind === 'grey') return { kind: 'grey', display };
  const { rows, columns, rgba } = display;
  const image = new ImageData(Uint8ClampedArray.from(rgba), columns, rows);
  const size =
    shrink > 1
      ? {
          resizeWidth: Math.max(1, Math.ceil(columns / shrink)),
          resizeHeight: Math.max(1, Math.ceil(rows / shrink)),
          resizeQuality: 'medium' as const,
        }
      : {};
  try {
    return { kind: 'color', bitmap: await createImageBitmap(image, size) };
  } catch {
    // It was decoded; the platform has no memory or no room for a picture of this size.
    return { kind: 'error', code: 'too-large' };
  }
}
