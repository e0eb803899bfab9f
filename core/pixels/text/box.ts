/** A rectangle in pixels of a frame: `x` and `y` of its upper left pixel. Whole numbers where it leaves the engine. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const area = (box: Box): number => box.width * box.height;

/** Pixels that two boxes share. */
export function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/** The smallest box around two. */
export function around(one: Box, other: Box): Box {
  const x = Math.min(one.x, other.x);
  const y = Math.min(one.y, other.y);
  return {
    x,
    y,
    width: Math.max(one.x + one.width, other.x + other.width) - x,
    height: Math.max(one.y + one.height, other.y + other.height) - y,
  };
}

/** A box grown on all sides. */
export const grown = (box: Box, sideways: number, upAndDown: number): Box => ({
  x: box.x - sideways,
  y: box.y - upAndDown,
  width: box.width + 2 * sideways,
  height: box.height + 2 * upAndDown,
});

/** The box in whole pixels, none of it lost, cut to a picture of `columns` × `rows`; null where nothing of it is inside. */
export function insidePicture(box: Box, columns: number, rows: number): Box | null {
  const x = Math.max(0, Math.floor(box.x));
  const y = Math.max(0, Math.floor(box.y));
  const right = Math.min(columns, Math.ceil(box.x + box.width));
  const bottom = Math.min(rows, Math.ceil(box.y + box.height));
  return right > x && bottom > y ? { x, y, width: right - x, height: bottom - y } : null;
}

/** Share of a box that lies under any of the others, by pixels; the others may overlap. */
export function coveredShare(box: Box, others: readonly Box[]): number {
  const near = others.filter((other) => overlap(box, other) > 0);
  if (near.length === 0) return 0;
  let covered = 0;
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = box.x; x < box.x + box.width; x++) {
      if (near.some((other) => x >= other.x && y >= other.y && x < other.x + other.width && y < other.y + other.height)) covered++;
    }
  }
  return covered / area(box);
}

/** Grows regions until each holds every box that it touches, and joins those that overlap. */
export function uniteBoxes(regions: readonly Box[], known: readonly Box[] = []): Box[] {
  const united: Box[] = [];
  for (const region of regions) {
    let grownRegion = region;
    for (let size = 0; size !== grownRegion.width * grownRegion.height; ) {
      size = grownRegion.width * grownRegion.height;
      for (const box of known) if (overlap(box, grownRegion) > 0) grownRegion = around(grownRegion, box);
      for (let index = united.length - 1; index >= 0; index--) {
        if (overlap(united[index] as Box, grownRegion) > 0) grownRegion = around(grownRegion, united.splice(index, 1)[0] as Box);
      }
    }
    united.push(grownRegion);
  }
  return united;
}
