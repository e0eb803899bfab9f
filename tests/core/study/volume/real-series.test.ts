import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect } from 'vitest';
import { loadCodecWasm } from '../../../../cli/codec-files.js';
import type { ParsedFile } from '../../../../core/dicom/parse-file.js';
import { createCodecs } from '../../../../core/pixels/codecs/codec-set.js';
import { displayFrame } from '../../../../core/pixels/display-frame.js';
import { readFrame } from '../../../../core/pixels/read-frame.js';
import { dot, normalOf, type Orientation } from '../../../../core/study/geometry.js';
import { describeInstance } from '../../../../core/study/instance-record.js';
import { type CuttingPlane, PLANE_ORIENTATIONS, planeThrough } from '../../../../core/study/volume/cutting-plane.js';
import { orientationOf, PLANE_NAMES, straightFrame, turnedIn } from '../../../../core/study/volume/plane-frame.js';
import { reslice } from '../../../../core/study/volume/reslice.js';
import { placeOf, type SlicePlace, type VolumeGrid, volumeGrid } from '../../../../core/study/volume/volume-grid.js';
import { corpus, corpusFiles } from '../../../support/real-files.js';
import { readScan, runPython, scanFiles } from '../../../support/scan-files.js';
import { tools } from '../../../support/tools.js';
import { itWith } from '../../../support/when.js';

const half = Math.SQRT1_2;
const ORIENTATIONS: readonly Orientation[] = [...Object.values(PLANE_ORIENTATIONS), [half, half, 0, 0, 0, -1]];

interface Slice {
  readonly absolute: string;
  readonly parsed: ParsedFile;
  readonly place: SlicePlace;
}

function placeOfSlice(parsed: ParsedFile): SlicePlace | null {
  const { geometry, image } = describeInstance(parsed, 'f', 'f');
  const { position, orientation, spacing } = geometry;
  if (!position || !orientation || !spacing || image.kind === 'refused') return null;
  return { position, orientation, spacing, rows: image.rows, columns: image.columns };
}

/** Slices in the order of the volume. */
const inOrder = (files: readonly string[]): Slice[] =>
  files
    .flatMap((absolute): Slice[] => {
      const parsed = readScan({ absolute, name: absolute });
      const place = placeOfSlice(parsed);
      return place ? [{ absolute, parsed, place }] : [];
    })
    .sort((one, other) => along(one.place) - along(other.place));
const along = ({ position, orientation }: SlicePlace): number => dot(position, normalOf(orientation));

function gridOf(slices: readonly Slice[]): VolumeGrid {
  const grid = volumeGrid(slices.map(({ place }) => place));
  if ('problem' in grid) throw new Error(grid.problem);
  return grid;
}

/** Cuts the volume in these orientations, and has scipy do the same from the files: in values of the Modality LUT's output. */
async function compareWithScipy(slices: readonly Slice[], grid: VolumeGrid, orientations: readonly Orientation[]): Promise<void> {
  const codecs = createCodecs(loadCodecWasm);
  const values = new Float32Array(grid.columns * grid.rows * grid.layers);
  for (const [layer, { parsed }] of slices.entries()) {
    await codecs.prepare(parsed.transferSyntax.uid);
    const display = displayFrame(parsed, 0, readFrame(parsed, 0, codecs));
    if (display.kind !== 'grey') throw new Error('a slice in colours');
    const { slope, intercept } = display;
    values.set(
      Float32Array.from(display.values, (value) => value * slope + intercept),
      layer * grid.columns * grid.rows,
    );
  }
  const planes = orientations.map((orientation): CuttingPlane => {
    const plane = planeThrough(grid, orientation, placeOf(grid, [grid.columns / 2 + 0.3, grid.rows / 2 + 0.7, 0.43]));
    // Every fourth pixel of every fourth row: as telling, and sixteen times as quick to write down.
    const thinned = (vector: CuttingPlane['across']): CuttingPlane['across'] => [vector[0] * 4, vector[1] * 4, vector[2] * 4];
    return {
      ...plane,
      columns: Math.ceil(plane.columns / 4),
      rows: Math.ceil(plane.rows / 4),
      across: thinned(plane.across),
      down: thinned(plane.down),
    };
  });
  const files = slices.map(({ absolute }) => absolute);
  const theirs = runPython<readonly (readonly (readonly (number | null)[])[])[]>(
    tools.scipy,
    'reslice-reference.py',
    planes.map((plane) => JSON.stringify({ files, ...plane })),
  );
  planes.forEach((plane, index) => {
    const ours = reslice(grid, values, plane);
    const reference = (theirs[index] ?? []).flat();
    expect(reference.length).toBe(ours.length);
    let [worst, compared, edge] = [0, 0, 0];
    reference.forEach((value, at) => {
      const own = ours[at] as number;
      if (value === null || Number.isNaN(own)) {
        // On the very edge the two may round to different sides.
        if ((value === null) !== Number.isNaN(own)) edge += 1;
        return;
      }
      compared += 1;
      worst = Math.max(worst, Math.abs(own - value));
    });
    expect(compared).toBeGreaterThan(500);
    expect(edge).toBeLessThanOrEqual(plane.columns + plane.rows);
    expect(worst).toBeLessThan(0.01);
  });
}

itWith(
  [corpus, tools.scipy],
  'planes cut out of a series with a tilted gantry are scipy’s',
  async () => {
    const files = scanFiles().filter(({ name }) => name.startsWith('corpus/series/ct-head-gantry-tilt/'));
    const slices = inOrder(files.map(({ absolute }) => absolute));
    const grid = gridOf(slices);
    // With a tilt the slices go on at another angle than a right one.
    const alongNormal = Math.abs(dot(grid.through, normalOf(slices[0]?.place.orientation ?? PLANE_ORIENTATIONS.axial)));
    expect(alongNormal / Math.hypot(...grid.through)).toBeLessThan(0.99);
    await compareWithScipy(slices, grid, ORIENTATIONS);
  },
  300_000,
);

itWith(
  [corpus, tools.scipy],
  'planes of the crosshair, turned in two planes, through a head whose slices are oblique are scipy’s',
  async () => {
    const archive = corpusFiles().find(({ path }) => path === 'series/mr-head-face-175-slices.zip')?.absolute ?? '';
    const folder = mkdtempSync(join(tmpdir(), 'negatoscope-head-'));
    try {
      const files = Object.entries(unzipSync(readFileSync(archive))).map(([name, bytes], index) => {
        const path = join(folder, `${index}-${basename(name)}`);
        writeFileSync(path, bytes);
        return path;
      });
      // Every third slice: as oblique, and read in a third of the time.
      const slices = inOrder(files).filter((_, index) => index % 3 === 0);
      expect(slices.length).toBeGreaterThan(50);
      const largest = Math.max(...normalOf(slices[0]?.place.orientation ?? PLANE_ORIENTATIONS.axial).map(Math.abs));
      expect(largest).toBeLessThan(0.9999);
      const frame = turnedIn(turnedIn(straightFrame([0, 0, 0]), 'axial', 0.3), 'sagittal', -0.5);
      await compareWithScipy(slices, gridOf(slices), [
        PLANE_ORIENTATIONS.sagittal,
        ...PLANE_NAMES.map((name) => orientationOf(frame, name)),
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  300_000,
);
