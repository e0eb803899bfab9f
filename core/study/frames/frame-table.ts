import type { DataSet } from '../../dicom/data-set.js';
import type { Orientation, Vector } from '../geometry.js';
import { type CineTiming, cineTiming } from './cine-timing.js';
import { frameOrder } from './frame-order.js';
import { framePlanes } from './frame-planes.js';
import { sameOrientation } from './plane.js';

/** What a record keeps of every frame of a multi-frame picture, compactly: it crosses threads with the record. */
export interface FrameTable {
  /** Three numbers a frame, in mm; not a number where a frame doesn't say. Null where none does. */
  readonly positions: Float64Array | null;
  /** The different orientations, six numbers each, and which of them each frame has (0xFFFF: none). Null where no frame says. */
  readonly orientations: { readonly directions: Float64Array; readonly of: Uint16Array } | null;
  /** The order in which frames are meant to be looked at; null: as they are stored. */
  readonly order: Uint32Array | null;
  readonly timing: CineTiming | null;
}

const NO_ORIENTATION = 0xffff;

/** Reads the table of a picture of several frames. */
export function describeFrames(dataSet: DataSet, numberOfFrames: number): FrameTable {
  const planes = framePlanes(dataSet, numberOfFrames);
  const positions = new Float64Array(numberOfFrames * 3).fill(Number.NaN);
  const of = new Uint16Array(numberOfFrames).fill(NO_ORIENTATION);
  const different: Orientation[] = [];
  planes.forEach(({ position, orientation }, frame) => {
    if (position) positions.set(position, frame * 3);
    if (!orientation) return;
    let index = different.findIndex((one) => sameOrientation(one, orientation));
    if (index < 0 && different.length < MAX_ORIENTATIONS) index = different.push(orientation) - 1;
    if (index >= 0) of[frame] = index;
  });
  return {
    positions: planes.some(({ position }) => position) ? positions : null,
    orientations: different.length > 0 ? { directions: Float64Array.from(different.flat()), of } : null,
    order: frameOrder(dataSet, numberOfFrames),
    timing: cineTiming(dataSet, numberOfFrames),
  };
}

/** A rotation around the patient has one orientation a frame; beyond this many, frames say nothing of theirs. */
const MAX_ORIENTATIONS = 4096;

/** Where frame `frame` (from 0) lies. */
export function planeOfFrame(
  table: FrameTable,
  frame: number,
): { readonly position: Vector | null; readonly orientation: Orientation | null } {
  const [x, y, z] = table.positions?.subarray(frame * 3, frame * 3 + 3) ?? [];
  const index = table.orientations?.of[frame] ?? NO_ORIENTATION;
  const position: Vector | null = x === undefined || y === undefined || z === undefined || Number.isNaN(x) ? null : [x, y, z];
  if (index === NO_ORIENTATION || !table.orientations) return { position, orientation: null };
  const [a, b, c, d, e, f] = table.orientations.directions.subarray(index * 6, index * 6 + 6) as unknown as Orientation;
  return { position, orientation: [a, b, c, d, e, f] };
}
