import { isDeep, leaningOf, unlikeHalves } from './face-shape.js';
import { findFace } from './find-face.js';
import { type Turn, turnToFront } from './turn.js';
import { type GriddedBody, turnBody } from './turn-grid.js';

/** Steps of the grid in which a head is turned, in mm. */
const COARSE = 4;
/** No farther aside, in degrees: from there on an ear looks to the front. */
const FARTHEST = 60;
/** 10 degrees beside the right angle the halves of a face differ by as much as anything else does. */
const STEPS = [10, 5] as const;
/** The halves of a face that looks to the front differ by so much at most, on average, in mm, and it leans by no more, in degrees. */
const MOST = { unlike: 4, leaning: 12 } as const;

/**
 * How a head is turned to the front that looks aside: as a face is found whose halves are most alike. Null where there is none that
 * is one beyond doubt: a cut at the wrong place would leave the face.
 */
export function findTurn(found: GriddedBody): Turn | null {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  const tryAngle = (angle: number): void => {
    const unlike = Math.abs(angle) <= FARTHEST ? unlikeAt(found, angle) : null;
    if (unlike === null || unlike >= least) return;
    least = unlike;
    best = angle;
  };
  for (let angle = -FARTHEST; angle <= FARTHEST; angle += STEPS[0]) tryAngle(angle);
  const middle = best;
  for (const side of [-1, 1]) tryAngle(middle + side * STEPS[1]);
  return least <= MOST.unlike ? turnToFront(best) : null;
}

function unlikeAt(found: GriddedBody, angle: number): number | null {
  const { grid, body } = turnBody(found, turnToFront(angle), COARSE);
  const { found: face } = findFace(grid, { body });
  // An ear stands out like a nose; but a head is deeper than it is wide.
  if (!face || !isDeep(face, grid.step) || Math.abs(leaningOf(face, grid.step)) > MOST.leaning) return null;
  return unlikeHalves(face, grid);
}
