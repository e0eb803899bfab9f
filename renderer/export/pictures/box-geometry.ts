import type { Box } from '../../../core/pixels/text/box.js';

/** Columns and rows of a frame. */
export interface FrameSize {
  readonly columns: number;
  readonly rows: number;
}

/** A corner or an edge of a box, by where it lies. */
export type Handle = 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw';
export const HANDLES: readonly Handle[] = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'];

/** Smallest side of a box, in pixels: less can't be taken hold of again. */
const SMALLEST = 4;

const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** The box moved, as far as the frame goes. Whole pixels. */
export const movedBox = (box: Box, right: number, down: number, { columns, rows }: FrameSize): Box => ({
  ...box,
  x: clamp(Math.round(box.x + right), 0, Math.max(0, columns - box.width)),
  y: clamp(Math.round(box.y + down), 0, Math.max(0, rows - box.height)),
});

/** The box with one edge or corner moved, inside the frame and never turned inside out. Whole pixels. */
export function resizedBox(box: Box, handle: Handle, right: number, down: number, { columns, rows }: FrameSize): Box {
  const smallestWidth = Math.min(SMALLEST, columns);
  const smallestHeight = Math.min(SMALLEST, rows);
  let { x: left, y: top } = box;
  let [end, bottom] = [box.x + box.width, box.y + box.height];
  if (handle.includes('w')) left = clamp(Math.round(left + right), 0, Math.max(0, end - smallestWidth));
  if (handle.includes('e')) end = clamp(Math.round(end + right), Math.min(columns, left + smallestWidth), columns);
  if (handle.includes('n')) top = clamp(Math.round(top + down), 0, Math.max(0, bottom - smallestHeight));
  if (handle.includes('s')) bottom = clamp(Math.round(bottom + down), Math.min(rows, top + smallestHeight), rows);
  return { x: left, y: top, width: end - left, height: bottom - top };
}

/** The box between two points of a frame, whole pixels inside it; null where it is too small to be meant. */
export function boxBetween(from: Point, to: Point, { columns, rows }: FrameSize): Box | null {
  const left = clamp(Math.floor(Math.min(from.x, to.x)), 0, columns);
  const top = clamp(Math.floor(Math.min(from.y, to.y)), 0, rows);
  const right = clamp(Math.ceil(Math.max(from.x, to.x)), 0, columns);
  const bottom = clamp(Math.ceil(Math.max(from.y, to.y)), 0, rows);
  const [width, height] = [right - left, bottom - top];
  return width < Math.min(SMALLEST, columns) || height < Math.min(SMALLEST, rows) ? null : { x: left, y: top, width, height };
}

/** A place in a frame, in its pixels; fractions count. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A new box in the middle, for those who draw without a mouse. */
export function middleBox({ columns, rows }: FrameSize): Box {
  const width = Math.max(1, Math.round(columns / 4));
  const height = Math.max(1, Math.round(rows / 10));
  return { x: Math.floor((columns - width) / 2), y: Math.floor((rows - height) / 2), width, height };
}

/** How far one press of an arrow goes: a small part of the picture, however large it is. */
export const arrowStep = ({ columns, rows }: FrameSize): number => Math.max(1, Math.round(Math.max(columns, rows) / 200));
