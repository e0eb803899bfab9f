import type { GridSize } from './distance.js';

/** Everything of `mask` that hangs together, through faces of voxels, with one of the seeds. */
export function connectedTo(seeds: Iterable<number>, mask: Uint8Array, size: GridSize): Uint8Array {
  const labels = new Int32Array(mask.length);
  const queue = new Int32Array(mask.length);
  for (const seed of seeds) if (mask[seed] && !labels[seed]) spread(seed, 1, mask, labels, queue, size);
  const found = new Uint8Array(mask.length);
  for (let at = 0; at < found.length; at++) found[at] = labels[at] as number;
  return found;
}

/** The largest part of a mask that hangs together; empty where the mask is. */
export function largestPart(mask: Uint8Array, size: GridSize): Uint8Array {
  const { labels, counts } = partsOf(mask, size);
  const most = largestOf(counts);
  const largest = counts.indexOf(most);
  return mask.map((_, at) => (most > 0 && labels[at] === largest ? 1 : 0));
}

/** All parts that hang together and have at least such a share of the largest one's voxels. */
export function largeParts(mask: Uint8Array, size: GridSize, share: number): Uint8Array {
  const { labels, counts } = partsOf(mask, size);
  const least = Math.max(1, largestOf(counts) * share);
  return mask.map((_, at) => ((counts[labels[at] as number] as number) >= least ? 1 : 0));
}

/** Noise has more parts than a call takes arguments. */
const largestOf = (counts: readonly number[]): number => counts.reduce((most, count) => Math.max(most, count), 0);

/** A label from 1 for every voxel of a part, and the voxels of each part; the first count stands for what is in none. */
function partsOf(mask: Uint8Array, size: GridSize): { readonly labels: Int32Array; readonly counts: readonly number[] } {
  const labels = new Int32Array(mask.length);
  const queue = new Int32Array(mask.length);
  const counts = [0];
  for (let at = 0; at < mask.length; at++) if (mask[at] && !labels[at]) counts.push(spread(at, counts.length, mask, labels, queue, size));
  return { labels, counts };
}

/** Gives a label to what hangs together with a seed, and says how many voxels that is. Each enters the queue once. */
function spread(seed: number, label: number, mask: Uint8Array, labels: Int32Array, queue: Int32Array, size: GridSize): number {
  const { columns, rows, layers } = size;
  const plane = columns * rows;
  let end = 1;
  queue[0] = seed;
  labels[seed] = label;
  for (let next = 0; next < end; next++) {
    const at = queue[next] as number;
    const column = at % columns;
    const inPlane = at % plane;
    // The six neighbours, written out: this loop is what a person waits for.
    if (column > 0 && mask[at - 1] && !labels[at - 1]) {
      labels[at - 1] = label;
      queue[end++] = at - 1;
    }
    if (column < columns - 1 && mask[at + 1] && !labels[at + 1]) {
      labels[at + 1] = label;
      queue[end++] = at + 1;
    }
    if (inPlane >= columns && mask[at - columns] && !labels[at - columns]) {
      labels[at - columns] = label;
      queue[end++] = at - columns;
    }
    if (inPlane < plane - columns && mask[at + columns] && !labels[at + columns]) {
      labels[at + columns] = label;
      queue[end++] = at + columns;
    }
    if (at >= plane && mask[at - plane] && !labels[at - plane]) {
      labels[at - plane] = label;
      queue[end++] = at - plane;
    }
    if (at < plane * (layers - 1) && mask[at + plane] && !labels[at + plane]) {
      labels[at + plane] = label;
      queue[end++] = at + plane;
    }
  }
  return end;
}
