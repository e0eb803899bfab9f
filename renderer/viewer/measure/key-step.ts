import type { ScreenMatrix } from '../screen-matrix.js';
import { turnBack } from '../screen-matrix.js';

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Pixels of the picture for one press, with Shift. */
const FAR = 10;

/**
 * What an arrow key means in the picture: one pixel of it in the direction in which the arrow points on the screen, however the picture
 * is turned and mirrored; ten with Shift. Null for other keys, and with other modifiers.
 */
export function keyStep(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  matrix: ScreenMatrix,
): { readonly columns: number; readonly rows: number } | null {
  const direction = DIRECTIONS[event.key];
  if (!direction || event.ctrlKey || event.metaKey || event.altKey) return null;
  const { column, row } = turnBack(matrix, direction[0], direction[1]);
  const length = Math.max(Math.abs(column), Math.abs(row));
  const step = (event.shiftKey ? FAR : 1) / length;
  return { columns: column * step, rows: row * step };
}
