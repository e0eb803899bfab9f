import type { GridSize } from './distance.js';
import type { FrontSurface } from './front-surface.js';

/** A face that was removed leaves a step under the forehead: of such a share of the head's diameter, within so much height, in mm. */
const STEP = { back: 0.14, within: 14 } as const;
/** So much height below the step lies as far back, in mm, in every column: a chin that is drawn in comes forward again, and so does a nose that looks aside. */
const LEAST_HEIGHT = 50;
/** The step lies at most so many diameters below the top of the head. */
const DEEPEST = 0.85;

/**
 * Whether the front of a head is missing: what is left when its face was replaced by air. A head that only looks aside, or is bent, goes back
 * little by little.
 * @param top the head's highest layer
 * @param diameter of the head, in mm
 */
export function isCutFlat(surface: FrontSurface, grid: GridSize & { readonly step: number }, top: number, diameter: number): boolean {
  const { step } = grid;
  const fronts = frontmostRows(surface, grid);
  const back = (diameter * STEP.back) / step;
  const within = Math.round(STEP.within / step);
  const height = Math.round(LEAST_HEIGHT / step);
  const deepest = Math.max(within + height, top - Math.round((diameter * DEEPEST) / step));
  for (let layer = top; layer >= deepest; layer--) {
    const forehead = fronts[layer] as number;
    if (forehead < 0) continue;
    const lowest = layer - within - height;
    const isMissing = fronts.slice(lowest, lowest + height).every((row) => row >= forehead + back);
    // Where slices end, nobody knows what lay in front.
    if (isMissing && surface.layers.slice(lowest, lowest + height).every((one) => one?.isCovered)) return true;
  }
  return false;
}

/** For every layer the row of the foremost point of the body, in whatever column; -1 where there is none. */
function frontmostRows({ first }: FrontSurface, { columns, layers }: GridSize): readonly number[] {
  return Array.from({ length: layers }, (_, layer) => {
    let row = -1;
    for (let column = 0; column < columns; column++) {
      const own = first[column + columns * layer] as number;
      if (own >= 0 && (row < 0 || own < row)) row = own;
    }
    return row;
  });
}
