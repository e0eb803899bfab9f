import { connectedTo, largestPart } from './components.js';
import { distanceTo } from './distance.js';
import type { HeadGrid } from './head-grid.js';

/** Which voxels of a grid are body, and which are the air around it. */
export interface HeadTissue {
  /** The largest connected part above the threshold. */
  readonly body: Uint8Array;
  /** Air around the body: what a ball reaches from the sides, the front or the top of the volume, so not what nostrils and ears open into. */
  readonly outside: Uint8Array;
  /** Values above it are tissue. */
  readonly threshold: number;
  /** The values are Hounsfield units, those of air among them. */
  readonly isHounsfield: boolean;
}

/** Between air and skin in Hounsfield units: half way, and far from either's noise. */
const CT_THRESHOLD = -400;
/** Calibrated CT has air at about -1000. */
const CT_AIR = -700;
/** Skin is darker than what lies under it, and blurred in nuclear medicine: so much of the way from air to where the two classes part. */
const SHARE_OF_OTSU = 0.5;
const SHARE_OF_OTSU_NUCLEAR = 0.25;
/** Radius of the ball, in mm. */
const BALL = 5;
const BINS = 256;
const SAMPLES = 400_000;

/** Parts body and air. The threshold is in Hounsfield units where the values are, and else follows from the histogram. */
export function partTissue(grid: HeadGrid, modality: string): HeadTissue {
  const { threshold, isHounsfield } = thresholdOf(grid, modality);
  const { values, covered } = grid;
  const bright = new Uint8Array(values.length);
  for (let at = 0; at < bright.length; at++) bright[at] = covered[at] && (values[at] as number) > threshold ? 1 : 0;
  const body = largestPart(bright, grid);
  return { body, outside: airAround(grid, body), threshold, isHounsfield };
}

/** Bone is as dark as air in MR: only what is wide enough for a ball is air around the body, or the inside of a head would be outside. */
export function airAround(grid: HeadGrid, body: Uint8Array): Uint8Array {
  const radius = BALL / grid.step;
  const away = distanceTo(body, grid);
  const wide = new Uint8Array(body.length);
  for (let at = 0; at < wide.length; at++) wide[at] = (away[at] as number) > radius ? 1 : 0;
  const reached = connectedTo(openSides(grid), wide, grid);
  const back = distanceTo(reached, grid);
  for (let at = 0; at < reached.length; at++) reached[at] = (back[at] as number) <= radius && !body[at] ? 1 : 0;
  return reached;
}

function thresholdOf({ values, covered }: HeadGrid, modality: string): Pick<HeadTissue, 'threshold' | 'isHounsfield'> {
  const sorted = someOf(values, covered).sort();
  const quantile = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const low = quantile(0.001);
  if (modality === 'CT' && low < CT_AIR) return { threshold: CT_THRESHOLD, isHounsfield: true };
  const share = modality === 'PT' || modality === 'NM' ? SHARE_OF_OTSU_NUCLEAR : SHARE_OF_OTSU;
  return { threshold: low + (otsu(sorted, low, quantile(0.98)) - low) * share, isHounsfield: false };
}

/** Every so many of the covered values: for a histogram a few hundred thousand are enough. */
function someOf(values: Float32Array, covered: Uint8Array): Float32Array {
  const every = Math.max(1, Math.floor(values.length / SAMPLES));
  const some = new Float32Array(Math.ceil(values.length / every));
  let count = 0;
  for (let at = 0; at < values.length; at += every) if (covered[at]) some[count++] = values[at] as number;
  return some.subarray(0, count);
}

/** The value that parts a histogram into two classes with the largest variance between them (Otsu 1979). */
function otsu(values: Float32Array, low: number, high: number): number {
  if (high <= low) return low;
  const histogram = new Float64Array(BINS);
  for (const value of values) {
    const bin = Math.max(0, Math.min(BINS - 1, Math.floor(((value - low) / (high - low)) * BINS)));
    histogram[bin] = (histogram[bin] as number) + 1;
  }
  const total = values.length;
  const sum = histogram.reduce((all, count, bin) => all + count * bin, 0);
  let below = 0;
  let sumBelow = 0;
  let best = 0;
  let bestVariance = -1;
  for (let bin = 0; bin < BINS; bin++) {
    below += histogram[bin] as number;
    sumBelow += (histogram[bin] as number) * bin;
    if (below === 0 || below === total) continue;
    const difference = sumBelow / below - (sum - sumBelow) / (total - below);
    const variance = below * (total - below) * difference * difference;
    if (variance <= bestVariance) continue;
    bestVariance = variance;
    best = bin;
  }
  return low + ((best + 1) / BINS) * (high - low);
}

/** The voxels at the sides, the front, the back and the top of a grid: from below the body may go on. */
function* openSides({ columns, rows, layers }: HeadGrid): Iterable<number> {
  const plane = columns * rows;
  for (let layer = 0; layer < layers; layer++) {
    for (let row = 0; row < rows; row++) {
      const start = layer * plane + row * columns;
      if (row === 0 || row === rows - 1 || layer === layers - 1) for (let column = 0; column < columns; column++) yield start + column;
      else {
        yield start;
        yield start + columns - 1;
      }
    }
  }
}
