import type { ColorPicture } from './color-picture.js';
import { VIEW_EDGE } from './face-models.js';

/** A square of a picture, which may reach beyond it, as the network sees it: turned by so many quarters to the right. */
export interface FaceView {
  readonly x: number;
  readonly y: number;
  readonly edge: number;
  readonly turn: 0 | 1 | 2 | 3;
}

/** Persons lie in clinical pictures, and cameras are turned. */
const TURNS = [0, 1, 2, 3] as const;
/** Edges of squares around the whole picture, in its longer sides: a face that fills the picture is found only with room around it. */
const WHOLE = [1, 1.6, 2.5];
/** Edges of squares that are laid over the picture, half a square apart: for faces that are a small part of it. */
const PARTS: readonly { readonly share: number; readonly turns: readonly FaceView['turn'][] }[] = [
  { share: 0.5, turns: [0, 1, 3] },
  { share: 0.35, turns: [0] },
];
/** A square with fewer pixels along its edge shows no face that could be told from another. */
const SMALLEST = 64;

/** Where faces are looked for in a picture. */
export function faceViews({ columns, rows }: Pick<ColorPicture, 'columns' | 'rows'>): FaceView[] {
  const longer = Math.max(columns, rows);
  const views = WHOLE.flatMap((times) => {
    const edge = longer * times;
    return TURNS.map((turn): FaceView => ({ x: (columns - edge) / 2, y: (rows - edge) / 2, edge, turn }));
  });
  for (const { share, turns } of PARTS) {
    const edge = longer * share;
    if (edge < SMALLEST) continue;
    for (const y of starts(rows, edge)) for (const x of starts(columns, edge)) for (const turn of turns) views.push({ x, y, edge, turn });
  }
  return views;
}

/** Where squares begin along a side: at most half a square apart, the first and the last at its ends; in the middle of a side that is shorter. */
function starts(side: number, edge: number): number[] {
  if (side <= edge) return [(side - edge) / 2];
  const steps = Math.ceil((side - edge) / (edge / 2));
  return Array.from({ length: steps + 1 }, (_, step) => ((side - edge) * step) / steps);
}

/** Where a point of a view lies in the picture; both from 0 to 1 of the view's edge. */
export function pointInPicture({ x, y, edge, turn }: FaceView, across: number, down: number): readonly [number, number] {
  const turned = [
    [across, down],
    [1 - down, across],
    [1 - across, 1 - down],
    [down, 1 - across],
  ][turn] as [number, number];
  return [x + turned[0] * edge, y + turned[1] * edge];
}

/** So many points are read along each edge of what becomes one pixel, at most: the rest of a large picture adds nothing. */
const MOST_POINTS = 4;

/** What the network is given of a view: [256, 256, 3], -1 to 1, black outside of the picture. */
export function viewInput({ rows, columns, rgba }: ColorPicture, view: FaceView): Float32Array {
  const input = new Float32Array(VIEW_EDGE * VIEW_EDGE * 3).fill(-1);
  const points = Math.max(1, Math.min(MOST_POINTS, Math.round(view.edge / VIEW_EDGE)));
  const steps = VIEW_EDGE * points;
  const [originX, originY] = pointInPicture(view, 0.5 / steps, 0.5 / steps);
  const [acrossX, acrossY] = pointInPicture(view, 1.5 / steps, 0.5 / steps);
  const [downX, downY] = pointInPicture(view, 0.5 / steps, 1.5 / steps);
  const weight = 1 / (points * points * 127.5);
  for (let down = 0; down < steps; down++) {
    const row = Math.floor(down / points) * VIEW_EDGE;
    for (let across = 0; across < steps; across++) {
      const x = Math.floor(originX + (acrossX - originX) * across + (downX - originX) * down);
      const y = Math.floor(originY + (acrossY - originY) * across + (downY - originY) * down);
      if (x < 0 || y < 0 || x >= columns || y >= rows) continue;
      const from = (y * columns + x) * 4;
      const to = (row + Math.floor(across / points)) * 3;
      for (let color = 0; color < 3; color++) input[to + color] = (input[to + color] as number) + (rgba[from + color] as number) * weight;
    }
  }
  return input;
}
