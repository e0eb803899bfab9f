import { type Box, grown, insidePicture, overlap, uniteBoxes } from './box.js';
import { findText, type TextMode } from './find-text.js';
import type { GreyPicture } from './grey-picture.js';
import { settle } from './join-lines.js';
import { labelRegions } from './label-regions.js';
import type { FrameText, TextBox } from './text-box.js';
import type { TextModels } from './text-models.js';

/** Frames are compared in squares of so many pixels. */
const SQUARE = 32;
/** A pixel that differs by more grey levels has changed: more than what JPEG leaves of a still picture, less than faint text. */
const CHANGED = 16;
/** So many changed pixels change a square: single ones are noise of compression. */
const CHANGED_PIXELS = 3;
/** Where more of a frame has changed, it is looked at as a whole. */
const MOSTLY = 0.6;

/**
 * Looks through the frames of one file in their order. What stays in place is found once and followed; wherever a frame
 * differs from what was last looked at there, it is looked at again.
 */
export class FrameFollower {
  #reference: GreyPicture[] = [];
  #found: FrameText = { boxes: [], possible: [] };

  constructor(
    private readonly mode: TextMode,
    private readonly models: TextModels,
  ) {}

  /** The text of the next frame, from its renderings. */
  async look(pictures: readonly GreyPicture[]): Promise<FrameText> {
    const [first] = pictures;
    if (!first) throw new Error('a frame has at least one rendering');
    if (!isComparable(pictures, this.#reference)) return this.#lookAtAll(pictures);
    const regions = this.#changedRegions(pictures);
    const changed = regions.reduce((sum, { width, height }) => sum + width * height, 0);
    if (changed > MOSTLY * first.columns * first.rows) return this.#lookAtAll(pictures);
    for (const region of regions) await this.#lookAgain(pictures, region);
    return this.#found;
  }

  async #lookAtAll(pictures: readonly GreyPicture[]): Promise<FrameText> {
    this.#found = await findText(pictures, this.mode, this.models);
    this.#reference = pictures.map(copy);
    return this.#found;
  }

  async #lookAgain(pictures: readonly GreyPicture[], region: Box): Promise<void> {
    const parts = pictures.map((picture) => cut(picture, region));
    const edge = Math.max(...pictures.map(({ columns, rows }) => Math.max(columns, rows)));
    const inPart = await findText(parts, this.mode, this.models, edge);
    const moved = (box: TextBox): TextBox => ({ ...box, x: box.x + region.x, y: box.y + region.y });
    const stays = (box: TextBox): boolean => overlap(box, region) === 0;
    this.#found = settle(
      [...this.#found.boxes.filter(stays), ...inPart.boxes.map(moved)],
      [...this.#found.possible.filter(stays), ...inPart.possible.map(moved)],
    );
    for (const [index, part] of parts.entries()) paste(this.#reference[index] as GreyPicture, part, region);
  }

  /** Boxes around what changed, so large that no known text lies half inside; none overlaps another. */
  #changedRegions(pictures: readonly GreyPicture[]): Box[] {
    const { columns, rows } = pictures[0] as GreyPicture;
    const across = Math.ceil(columns / SQUARE);
    const down = Math.ceil(rows / SQUARE);
    const squares = new Uint8Array(across * down);
    for (const [index, picture] of pictures.entries()) markChanged(picture, this.#reference[index] as GreyPicture, squares, across);
    const known = [...this.#found.boxes, ...this.#found.possible];
    const regions: Box[] = [];
    for (const { left, top, right, bottom } of labelRegions(squares, across, down, null)) {
      const box = { x: left * SQUARE, y: top * SQUARE, width: (right - left) * SQUARE, height: (bottom - top) * SQUARE };
      regions.push(insidePicture(grown(box, SQUARE, SQUARE), columns, rows) as Box);
    }
    return uniteBoxes(regions, known);
  }
}

function isComparable(pictures: readonly GreyPicture[], reference: readonly GreyPicture[]): boolean {
  return (
    pictures.length === reference.length &&
    pictures.every(({ columns, rows }, index) => columns === reference[index]?.columns && rows === reference[index]?.rows)
  );
}

function markChanged(picture: GreyPicture, reference: GreyPicture, squares: Uint8Array, across: number): void {
  const counts = new Uint16Array(squares.length);
  for (let y = 0; y < picture.rows; y++) {
    const start = Math.floor(y / SQUARE) * across;
    for (let x = 0; x < picture.columns; x++) {
      const at = y * picture.columns + x;
      if (Math.abs((picture.grey[at] as number) - (reference.grey[at] as number)) <= CHANGED) continue;
      const square = start + Math.floor(x / SQUARE);
      counts[square] = (counts[square] as number) + 1;
    }
  }
  for (let square = 0; square < squares.length; square++) if ((counts[square] as number) >= CHANGED_PIXELS) squares[square] = 1;
}

const copy = (picture: GreyPicture): GreyPicture => ({ ...picture, grey: picture.grey.slice() });

function cut({ columns, grey }: GreyPicture, { x, y, width, height }: Box): GreyPicture {
  const part = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) part.set(grey.subarray((y + row) * columns + x, (y + row) * columns + x + width), row * width);
  return { columns: width, rows: height, grey: part };
}

function paste(into: GreyPicture, part: GreyPicture, { x, y, width, height }: Box): void {
  for (let row = 0; row < height; row++) into.grey.set(part.grey.subarray(row * width, (row + 1) * width), (y + row) * into.columns + x);
}
