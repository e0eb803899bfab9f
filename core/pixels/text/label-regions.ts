/** A connected region of a mask: its bounds and how many pixels it has. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly pixels: number;
  /** Mean of the weights of its pixels. */
  readonly weight: number;
}

/**
 * The regions of pixels that aren't 0 and touch each other, corners included. `mask` is emptied on the way. `weights` has a
 * value for every pixel, or is null.
 */
export function labelRegions(mask: Uint8Array, columns: number, rows: number, weights: Float32Array | null): Region[] {
  const regions: Region[] = [];
  const stack = new Int32Array(mask.length);
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0) continue;
    let [left, top, right, bottom] = [columns, rows, 0, 0];
    let pixels = 0;
    let sum = 0;
    let height = 0;
    mask[start] = 0;
    stack[height++] = start;
    while (height > 0) {
      const at = stack[--height] as number;
      const y = Math.floor(at / columns);
      const x = at - y * columns;
      pixels++;
      sum += weights ? (weights[at] as number) : 1;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
      for (let row = Math.max(0, y - 1); row <= Math.min(rows - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(columns - 1, x + 1); column++) {
          const neighbour = row * columns + column;
          if (mask[neighbour] === 0) continue;
          mask[neighbour] = 0;
          stack[height++] = neighbour;
        }
      }
    }
    regions.push({ left, top, right: right + 1, bottom: bottom + 1, pixels, weight: sum / pixels });
  }
  return regions;
}
