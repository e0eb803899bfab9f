import type { ViewAngle } from '../../../core/deid/face/render-face.js';

/** From where heads are looked at with one press. */
export const VIEWS = {
  front: { turn: 0, tilt: 0 },
  threeQuarter: { turn: 40, tilt: 8 },
  side: { turn: 90, tilt: 0 },
} as const satisfies Record<string, ViewAngle>;

/** How far a head can be turned to either side, and tilted. */
export const MOST_TURN = 180;
export const MOST_TILT = 60;

/** Whole degrees, all the way round, and not upside down. */
export function clampAngle({ turn, tilt }: ViewAngle): ViewAngle {
  const round = ((((turn + MOST_TURN) % 360) + 360) % 360) - MOST_TURN;
  return { turn: Math.round(round), tilt: Math.round(Math.max(-MOST_TILT, Math.min(MOST_TILT, tilt))) };
}
