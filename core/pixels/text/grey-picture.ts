/** A picture in which text is looked for: 8-bit grey, rows top to bottom. 0 is black as it is shown, whatever is stored. */
export interface GreyPicture {
  readonly rows: number;
  readonly columns: number;
  readonly grey: Uint8Array;
}

/**
 * A part of a picture, resampled bilinearly: `left`, `top`, `width` and `height` in pixels of the picture, which may lie
 * partly outside it (the outermost pixels are repeated there), to `columns` × `rows`.
 */
export function resample(
  picture: GreyPicture,
  part: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  columns: number,
  rows: number,
): GreyPicture {
  const grey = new Uint8Array(columns * rows);
  const across = axis(part.x, part.width, columns, picture.columns);
  const down = axis(part.y, part.height, rows, picture.rows);
  for (let row = 0; row < rows; row++) {
    const upper = (down.first[row] as number) * picture.columns;
    const lower = (down.second[row] as number) * picture.columns;
    const toLower = down.weight[row] as number;
    for (let column = 0; column < columns; column++) {
      const left = across.first[column] as number;
      const right = across.second[column] as number;
      const toRight = across.weight[column] as number;
      const above = (picture.grey[upper + left] as number) * (1 - toRight) + (picture.grey[upper + right] as number) * toRight;
      const below = (picture.grey[lower + left] as number) * (1 - toRight) + (picture.grey[lower + right] as number) * toRight;
      grey[row * columns + column] = above * (1 - toLower) + below * toLower + 0.5;
    }
  }
  return { rows, columns, grey };
}

/** Which two source pixels each target pixel lies between, and how near to the second. */
function axis(
  start: number,
  length: number,
  count: number,
  limit: number,
): { first: Int32Array; second: Int32Array; weight: Float32Array } {
  const first = new Int32Array(count);
  const second = new Int32Array(count);
  const weight = new Float32Array(count);
  for (let index = 0; index < count; index++) {
    const at = start + ((index + 0.5) * length) / count - 0.5;
    const floor = Math.floor(at);
    first[index] = Math.max(0, Math.min(limit - 1, floor));
    second[index] = Math.max(0, Math.min(limit - 1, floor + 1));
    weight[index] = at - floor;
  }
  return { first, second, weight };
}
