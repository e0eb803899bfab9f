import type { AskedVoi } from '../../pixels/asked-voi.js';
import type { Picture } from './encode-png.js';

/** How a picture is looked at: its window, whether it is inverted, and how it lies. */
export interface PictureView {
  /** Null: what the file asks for. */
  readonly voi: AskedVoi | null;
  readonly invert: boolean;
  /** Clockwise, after the flips. */
  readonly rotation: 0 | 90 | 180 | 270;
  readonly flipHorizontal: boolean;
  readonly flipVertical: boolean;
}

/** Where a place of a picture lies once that was flipped, and then turned clockwise. */
export function layPlace(
  [x, y]: readonly [x: number, y: number],
  { rows, columns }: Pick<Picture, 'rows' | 'columns'>,
  { rotation, flipHorizontal, flipVertical }: Omit<PictureView, 'voi' | 'invert'>,
): readonly [x: number, y: number] {
  const across = flipHorizontal ? columns - x : x;
  const down = flipVertical ? rows - y : y;
  if (rotation === 90) return [rows - down, across];
  if (rotation === 180) return [columns - across, rows - down];
  return rotation === 270 ? [down, columns - across] : [across, down];
}

/** The picture flipped, and then turned clockwise: every sample is one of its samples. */
export function layPicture(picture: Picture, { rotation, flipHorizontal, flipVertical }: Omit<PictureView, 'voi' | 'invert'>): Picture {
  if (rotation === 0 && !flipHorizontal && !flipVertical) return picture;
  const { rows, columns, channels, samples } = picture;
  const isOnItsSide = rotation === 90 || rotation === 270;
  const laid = { rows: isOnItsSide ? columns : rows, columns: isOnItsSide ? rows : columns };
  const into = new Uint8Array(samples.length);
  for (let row = 0, to = 0; row < laid.rows; row += 1) {
    for (let column = 0; column < laid.columns; column += 1, to += channels) {
      // Where this point was before the turn, and then before the flips.
      const turned = isOnItsSide ? { row: column, column: row } : { row, column };
      const y = (rotation === 90 || rotation === 180) !== flipVertical ? rows - 1 - turned.row : turned.row;
      const x = (rotation === 180 || rotation === 270) !== flipHorizontal ? columns - 1 - turned.column : turned.column;
      const from = (y * columns + x) * channels;
      for (let channel = 0; channel < channels; channel += 1) into[to + channel] = samples[from + channel] as number;
    }
  }
  return { ...laid, channels, samples: into };
}
