/** The size of a grid of voxels. */
export interface GridSize {
  readonly columns: number;
  readonly rows: number;
  readonly layers: number;
}

const FAR = 1e12;

/**
 * The exact distance, in voxels, from every voxel to the nearest voxel of `mask` (Felzenszwalb and Huttenlocher's lower envelope of
 * parabolas, one axis after the other). Very large everywhere where the mask is empty.
 */
export function distanceTo(mask: Uint8Array, { columns, rows, layers }: GridSize): Float32Array {
  const squared = new Float32Array(mask.length);
  for (let at = 0; at < mask.length; at++) squared[at] = mask[at] ? 0 : FAR;
  const longest = Math.max(columns, rows, layers);
  const line = new Float64Array(longest);
  const apex = new Int32Array(longest);
  const bounds = new Float64Array(longest + 1);
  const along = (start: number, stride: number, length: number): void => {
    let allFar = true;
    for (let at = 0; at < length; at++) {
      line[at] = squared[start + at * stride] as number;
      if ((line[at] as number) < FAR) allFar = false;
    }
    if (!allFar) envelope(line, length, apex, bounds, squared, start, stride);
  };
  const plane = columns * rows;
  for (let at = 0; at < rows * layers; at++) along(at * columns, 1, columns);
  for (let layer = 0; layer < layers; layer++)
    for (let column = 0; column < columns; column++) along(layer * plane + column, columns, rows);
  for (let at = 0; at < plane; at++) along(at, plane, layers);
  for (let at = 0; at < squared.length; at++) squared[at] = Math.sqrt(squared[at] as number);
  return squared;
}

function envelope(
  line: Float64Array,
  length: number,
  apex: Int32Array,
  bounds: Float64Array,
  out: Float32Array,
  start: number,
  stride: number,
): void {
  let last = 0;
  apex[0] = 0;
  bounds[0] = Number.NEGATIVE_INFINITY;
  bounds[1] = Number.POSITIVE_INFINITY;
  for (let at = 1; at < length; at++) {
    let meeting = meet(line, at, apex[last] as number);
    while (meeting <= (bounds[last] as number)) {
      last--;
      meeting = meet(line, at, apex[last] as number);
    }
    last++;
    apex[last] = at;
    bounds[last] = meeting;
    bounds[last + 1] = Number.POSITIVE_INFINITY;
  }
  let part = 0;
  for (let at = 0; at < length; at++) {
    while ((bounds[part + 1] as number) < at) part++;
    const from = apex[part] as number;
    out[start + at * stride] = (at - from) * (at - from) + (line[from] as number);
  }
}

/** Where the parabola at `at` meets the one at `from`. */
const meet = (line: Float64Array, at: number, from: number): number =>
  ((line[at] as number) + at * at - ((line[from] as number) + from * from)) / (2 * at - 2 * from);
