/** Pixels side by side, each with as many samples as there are channels, rows top to bottom. */
export interface SampleGrid {
  readonly rows: number;
  readonly columns: number;
  readonly samples: ArrayLike<number>;
  /** Samples of a pixel in `samples`; of these, the first `channels` count. */
  readonly stride: number;
  readonly channels: 1 | 3;
}

/** How many pixels of the grid one pixel of the picture covers, along a row and along a column; below 1 it is enlarged. */
export interface Steps {
  readonly across: number;
  readonly down: number;
}

/** What one pixel of the picture is made of along one axis: pixels of the grid from `first` on, each with its share. */
interface Taps {
  readonly first: number;
  readonly shares: readonly number[];
}

/** Two lengths that differ by no more than what is lost in dividing are one. */
const ROUNDING = 1e-6;

/** How long an axis becomes: what doesn't fill a pixel at its end has one of its own. */
export const resampledLength = (length: number, step: number): number => Math.max(1, Math.ceil(length / step - ROUNDING));

/**
 * The grid with another number of pixels. Where one covers several, it is their mean by area, cut at the edges; where there are more
 * than before, each lies between its two neighbours (linear, centre on centre, the outermost going on at the edges).
 */
export function resample(grid: SampleGrid, { across, down }: Steps): { rows: number; columns: number; samples: Uint8Array } {
  const { channels } = grid;
  const columns = tapsAlong(grid.columns, across);
  const rows = tapsAlong(grid.rows, down);
  const samples = new Uint8Array(rows.length * columns.length * channels);
  const lines = new Lines(grid, columns);
  const width = columns.length * channels;
  const sums = new Float64Array(width);
  const total = columns.map(({ shares }) => sum(shares));
  for (const [row, { first, shares }] of rows.entries()) {
    sums.fill(0);
    for (const [index, share] of shares.entries()) {
      const line = lines.at(first + index);
      for (let at = 0; at < width; at++) sums[at] = (sums[at] as number) + (line[at] as number) * share;
    }
    const high = sum(shares);
    for (let at = 0; at < width; at++)
      samples[row * width + at] = Math.round((sums[at] as number) / (high * (total[Math.floor(at / channels)] as number)));
  }
  return { rows: rows.length, columns: columns.length, samples };
}

/** Lines of the grid, each resampled along itself once: neighbouring rows of the picture need some of the same. */
class Lines {
  readonly #kept = new Map<number, Float64Array>();

  constructor(
    private readonly grid: SampleGrid,
    private readonly columns: readonly Taps[],
  ) {}

  at(row: number): Float64Array {
    const known = this.#kept.get(row);
    if (known) return known;
    for (const older of this.#kept.keys()) if (older < row - 1) this.#kept.delete(older);
    const line = this.#along(row);
    this.#kept.set(row, line);
    return line;
  }

  /** Sums of samples by their shares: nothing is divided or rounded before all of a pixel is added up. */
  #along(row: number): Float64Array {
    const { grid, columns } = this;
    const { channels, stride, samples } = grid;
    const line = new Float64Array(columns.length * channels);
    const start = row * grid.columns;
    for (const [column, { first, shares }] of columns.entries()) {
      for (let index = 0; index < shares.length; index++) {
        const share = shares[index] as number;
        const from = (start + first + index) * stride;
        for (let channel = 0; channel < channels; channel++) {
          const to = column * channels + channel;
          line[to] = (line[to] as number) + (samples[from + channel] as number) * share;
        }
      }
    }
    return line;
  }
}

function tapsAlong(length: number, step: number): readonly Taps[] {
  const make = step >= 1 ? covered : between;
  return Array.from({ length: resampledLength(length, step) }, (_, at) => make(at, length, step));
}

/** The pixels that lie under one, by how much of each does. */
function covered(at: number, length: number, step: number): Taps {
  const begin = Math.min(at * step, length - 1);
  const end = Math.max(begin + ROUNDING, Math.min(length, (at + 1) * step));
  const first = Math.floor(begin);
  const last = Math.min(length, Math.ceil(end));
  const shares = Array.from({ length: last - first }, (_, index) => Math.min(end, first + index + 1) - Math.max(begin, first + index));
  return { first, shares };
}

/** The two pixels between whose centres one lies. */
function between(at: number, length: number, step: number): Taps {
  const centre = Math.min(length - 1, Math.max(0, (at + 0.5) * step - 0.5));
  const first = Math.floor(centre);
  const share = centre - first;
  return share === 0 ? { first, shares: [1] } : { first, shares: [1 - share, share] };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
