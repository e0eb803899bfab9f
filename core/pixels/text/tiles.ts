import type { Box } from './box.js';

/** Longest side of what the detection network is given at once, in pixels of its input: bounds its memory. */
const MAX_SIDE = 864;
/** What neighbouring tiles share, in pixels of the input: higher than the tallest text, so that none is seen cut in all of them. */
const SHARED = 128;

/** Parts that together cover a box, each small enough for the network when it is enlarged `scale` times with `margin` around it. */
export function planTiles(bounds: Box, scale: number, margin: number): readonly Box[] {
  const across = planAxis(bounds.width, scale, margin);
  const down = planAxis(bounds.height, scale, margin);
  return down.flatMap(([y, height]) => across.map(([x, width]) => ({ x: bounds.x + x, y: bounds.y + y, width, height })));
}

/** As few parts as there can be, all as long as they must be: a longer one would only be looked at twice. */
function planAxis(length: number, scale: number, margin: number): (readonly [start: number, length: number])[] {
  const most = Math.floor(MAX_SIDE / scale) - 2 * margin;
  if (length <= most) return [[0, length]];
  const shared = Math.ceil(SHARED / scale);
  const count = Math.ceil((length - shared) / (most - shared));
  const each = Math.ceil((length + (count - 1) * shared) / count);
  const step = (length - each) / (count - 1);
  return Array.from({ length: count }, (_, index) => [Math.round(index * step), each] as const);
}
