import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { contentKind } from '../../../core/media/content-kind.js';
import { niftiDisplayFrame } from '../../../core/nifti/nifti-display-frame.js';
import { NiftiError } from '../../../core/nifti/nifti-error.js';
import { niftiRecords } from '../../../core/nifti/nifti-records.js';
import type { DisplayFrame } from '../../../core/pixels/display-frame.js';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { columnDirection, dot, orientationLetters, rowDirection, type Vector } from '../../../core/study/geometry.js';
import type { InstanceRecord } from '../../../core/study/instance-record.js';
import { corpus, corpusFiles } from '../../support/real-files.js';
import { runPython } from '../../support/scan-files.js';
import { tools } from '../../support/tools.js';
import { itWith } from '../../support/when.js';
import { type NiftiPlan, niftiBytes } from './nifti-bytes.js';

const UPRIGHT = { rotation: 0, flipHorizontal: false, flipVertical: false } as const;

function recordOf(bytes: Uint8Array): InstanceRecord {
  const [record, ...more] = niftiRecords(memorySource(bytes), 'id', 'name');
  if (!record || more.length > 0) throw new Error('one file is one record');
  return record;
}

const valueAt = (display: DisplayFrame, row: number, column: number): number => {
  if (display.kind !== 'grey') throw new Error('a grey picture was expected');
  return (display.values[row * display.columns + column] ?? Number.NaN) * display.slope + display.intercept;
};

/** What `read-nifti.py` prints of one file. */
interface Said {
  readonly axes: string | null;
  readonly voxels: readonly (readonly [number, number, number, number, number | null, number, number, number])[];
}

describe('a NIfTI file', () => {
  const plan: NiftiPlan = { size: [3, 2, 2], values: Array.from({ length: 12 }, (_, index) => index) };

  it('is a stack of its own, in the order in which it is stored', () => {
    const record = recordOf(niftiBytes({ ...plan, size: [3, 2, 1, 2] }));
    expect(record.image).toMatchObject({ kind: 'image', columns: 3, rows: 2, numberOfFrames: 2, photometric: 'MONOCHROME2' });
    expect(record.study.uid).toBe('');
    expect(valueAt(niftiDisplayFrame(memorySource(niftiBytes({ ...plan, size: [3, 2, 1, 2] })), 1), 0, 0)).toBe(6);
  });

  it.each([1, 2] as const)('is read in both versions and in both orders of bytes (version %i)', (version) => {
    for (const littleEndian of [true, false]) {
      const bytes = niftiBytes({
        ...plan,
        version,
        littleEndian,
        sform: [
          [-2, 0, 0, 5],
          [0, -3, 0, 6],
          [0, 0, 4, 7],
        ],
      });
      expect(contentKind(memorySource(bytes))).toBe('nifti');
      const { geometry } = recordOf(bytes);
      expect(geometry.orientation).toEqual([1, 0, 0, 0, 1, 0]);
      expect(geometry.position).toEqual([-5, -6, 7]);
      expect(geometry.spacing).toEqual({ row: 3, column: 2, kind: 'patient' });
      expect(geometry.spacingBetweenSlices).toBe(4);
      const display = niftiDisplayFrame(memorySource(bytes), 1);
      expect([valueAt(display, 0, 0), valueAt(display, 1, 2)]).toEqual([6, 11]);
    }
  });

  it('turns what runs to the right and to the front, so that the patient faces up and his right is at the left', () => {
    const bytes = niftiBytes({
      ...plan,
      sform: [
        [2, 0, 0, 0],
        [0, 2, 0, 0],
        [0, 0, 2, 0],
      ],
    });
    const record = recordOf(bytes);
    expect(orientationLetters(record.geometry, UPRIGHT)).toEqual({ left: 'R', right: 'L', top: 'A', bottom: 'P' });
    expect(valueAt(niftiDisplayFrame(memorySource(bytes), 0), 0, 0)).toBe(5);
    expect(record.geometry.position).toEqual([-4, -2, 0]);
  });

  it('says nothing of sides where the file says nothing, and no millimetres where it names no unit', () => {
    const silent = recordOf(niftiBytes({ ...plan, units: 2 })).geometry;
    expect([silent.orientation, silent.position]).toEqual([null, null]);
    expect(silent.spacing).toEqual({ row: 1, column: 1, kind: 'patient' });
    const unitless = recordOf(
      niftiBytes({
        ...plan,
        units: 0,
        sform: [
          [2, 0, 0, 0],
          [0, 2, 0, 0],
          [0, 0, 2, 0],
        ],
      }),
    ).geometry;
    expect([unitless.spacing, unitless.position, unitless.spacingBetweenSlices]).toEqual([null, null, null]);
    expect(unitless.orientation).not.toBeNull();
    const sheared = recordOf(
      niftiBytes({
        ...plan,
        sform: [
          [2, 1, 0, 0],
          [0, 2, 0, 0],
          [0, 0, 2, 0],
        ],
      }),
    ).geometry;
    expect(sheared.orientation).toBeNull();
  });

  it.each([
    [2, 200],
    [4, -3],
    [8, -70_000],
    [16, 0.5],
    [64, 0.25],
    [256, -5],
    [512, 60_000],
    [768, 4_000_000_000],
    [1024, -5_000_000_000],
    [1280, 5_000_000_000],
  ])('reads datatype %i, and slope and intercept', (datatype, value) => {
    const bytes = niftiBytes({ size: [1, 2, 1], values: [0, value], datatype, slope: 2, intercept: 10 });
    expect(valueAt(niftiDisplayFrame(memorySource(bytes), 0), 1, 0)).toBe(value * 2 + 10);
  });

  it('takes a slope of 0 and one that is no number as none, and the limits of display as a window', () => {
    for (const slope of [0, Number.NaN, Number.POSITIVE_INFINITY])
      expect(valueAt(niftiDisplayFrame(memorySource(niftiBytes({ ...plan, slope, intercept: 9 })), 0), 0, 1)).toBe(1);
    const display = niftiDisplayFrame(memorySource(niftiBytes({ ...plan, calMin: 40, calMax: 80 })), 0);
    expect(display).toMatchObject({ defaultWindow: { center: 60, width: 40 }, voiLutFunction: 'LINEAR_EXACT' });
    expect(niftiDisplayFrame(memorySource(niftiBytes(plan)), 0)).toMatchObject({ defaultWindow: { center: 2.5, width: 5 } });
  });

  it('shows colours', () => {
    const bytes = niftiBytes({ size: [1, 2, 1], datatype: 128, values: [1, 2, 3, 4, 5, 6] });
    expect(niftiDisplayFrame(memorySource(bytes), 0)).toMatchObject({
      kind: 'color',
      rgba: Uint8ClampedArray.of(1, 2, 3, 255, 4, 5, 6, 255),
    });
  });

  it('says why there is no picture', () => {
    const refusal = (more: Partial<NiftiPlan>) => recordOf(niftiBytes({ ...plan, ...more })).image;
    expect(refusal({ datatype: 32 })).toMatchObject({ kind: 'refused', code: 'bits-not-supported' });
    expect(refusal({ size: [3, 2, 3] })).toMatchObject({ kind: 'refused', code: 'bad-description' });
    expect(refusal({ size: [30_000, 30_000, 30_000, 30_000] })).toMatchObject({ kind: 'refused', code: 'too-large' });
    expect(refusal({ size: [1, 1, 12] })).toMatchObject({ kind: 'refused', code: 'no-pixel-data' });
    expect(() => niftiDisplayFrame(memorySource(niftiBytes(plan)), 2)).toThrow(FrameError);
    expect(() => recordOf(niftiBytes({ ...plan, size: [3, -2, 2] }))).toThrow(NiftiError);
    expect(() => recordOf(niftiBytes(plan).subarray(0, 300))).toThrow(NiftiError);
    expect(() => recordOf(niftiBytes({ ...plan, magic: 'ni1' }))).toThrow(new NiftiError('voxels-in-another-file'));
  });

  const volumes = corpusFiles().filter(({ path }) => /\.nii(\.gz)?$/.test(path) && !path.includes('dconn'));

  itWith([corpus, tools.nibabel], 'has the sides, places and values that nibabel finds, in every real file', () => {
    expect(volumes.length).toBeGreaterThan(0);
    const said = runPython<Record<string, Said>>(
      tools.nibabel,
      'read-nifti.py',
      volumes.filter(({ path }) => !path.includes('complex')).map(({ absolute }) => absolute),
    );
    for (const { path, absolute } of volumes) {
      const raw = readFileSync(absolute);
      const bytes = path.endsWith('.gz') ? gunzipSync(raw) : raw;
      const record = recordOf(bytes);
      const expected = said[absolute];
      if (!expected) {
        expect([path, record.image]).toMatchObject([expect.stringContaining('complex'), { code: 'bits-not-supported' }]);
        continue;
      }
      compare(path, bytes, record, expected);
    }
  });

  itWith(tools.nibabel, 'is turned by its quaternion as nibabel turns it, mirrored or not', () => {
    const folder = mkdtempSync(join(tmpdir(), 'negatoscope-nifti-'));
    try {
      execFileSync(tools.nibabel.command, [...tools.nibabel.prefix, '-c', WRITE_TURNED, folder]);
      const paths = readdirSync(folder).map((name) => join(folder, name));
      expect(paths).toHaveLength(24);
      const said = runPython<Record<string, Said>>(tools.nibabel, 'read-nifti.py', paths);
      for (const path of paths) {
        const bytes = readFileSync(path);
        compare(path, bytes, recordOf(bytes), said[path] ?? { axes: null, voxels: [] });
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** Volumes with a qform alone, each axis in turn first, each turned a little; every second one is mirrored. */
const WRITE_TURNED = `
import itertools, random, sys
import nibabel, numpy
chance = random.Random(7)
for index, (order, mirror, half) in enumerate(itertools.product(itertools.permutations(range(3)), (1, -1), (False, True))):
    turn = numpy.eye(3)
    for a, b in ((0, 1), (1, 2), (0, 2)):
        angle = chance.uniform(-0.25, 0.25)
        one = numpy.eye(3)
        one[a, a] = one[b, b] = numpy.cos(angle)
        one[a, b], one[b, a] = -numpy.sin(angle), numpy.sin(angle)
        turn = turn @ one
    axes = numpy.eye(3)[:, list(order)]
    if half:
        axes = numpy.diag([-1, -1, 1]) @ axes
    axes[:, 2] *= numpy.linalg.det(axes) * mirror
    affine = numpy.eye(4)
    affine[:3, :3] = turn @ axes @ numpy.diag([1.5, 2.0, 3.0])
    affine[:3, 3] = [chance.uniform(-50, 50) for _ in range(3)]
    image = nibabel.Nifti1Image(numpy.arange(7 * 6 * 5, dtype=numpy.int16).reshape(7, 6, 5), None)
    image.header.set_xyzt_units("mm")
    image.set_qform(affine, code=1)
    image.set_sform(None, code=0)
    nibabel.save(image, f"{sys.argv[1]}/{index}.nii")
`;

function compare(path: string, bytes: Uint8Array, record: InstanceRecord, { axes, voxels }: Said): void {
  const { image, geometry } = record;
  if (image.kind !== 'image') throw new Error(`${path} has no picture: ${image.code}`);
  const letters = orientationLetters(geometry, UPRIGHT);
  if (axes === null) expect([path, letters]).toEqual([path, null]);
  else expect([path, [letters?.right[0], letters?.bottom[0]]]).toEqual([path, [towards(axes[0]), towards(axes[1])]]);
  const slices = voxels.map(([, , k, volume]) => [k, volume] as const);
  const depth = image.numberOfFrames / (Math.max(...slices.map(([, volume]) => volume)) + 1);
  const frames = new Map<number, DisplayFrame>();
  for (const [i, j, k, volume, value, x, y, z] of voxels) {
    const frame = volume * depth + k;
    const display = frames.get(frame) ?? niftiDisplayFrame(memorySource(bytes), frame);
    frames.set(frame, display);
    const column = axes !== null && 'RAS'.includes(axes[0] ?? '-') ? image.columns - 1 - i : i;
    const row = axes !== null && 'RAS'.includes(axes[1] ?? '-') ? image.rows - 1 - j : j;
    const found = valueAt(display, row, column);
    expect([path, i, j, k, Number.isFinite(found) ? found : null]).toEqual([path, i, j, k, value]);
    if (geometry.position && geometry.orientation && geometry.spacing) {
      const from = geometry.position;
      const offset: Vector = [-x - from[0], -y - from[1], z - from[2]];
      // Slices stand straight on each other in all of these files: the third axis adds nothing along the other two.
      const across = dot(offset, rowDirection(geometry.orientation)) / geometry.spacing.column;
      const down = dot(offset, columnDirection(geometry.orientation)) / geometry.spacing.row;
      expect([path, Math.abs(across - column) < 0.05, Math.abs(down - row) < 0.05]).toEqual([path, true, true]);
    }
  }
}

/** Where an axis runs on the screen once it was turned to the left, to the back or to the feet: DICOM's letters. */
const towards = (axis: string | undefined): string => ({ R: 'L', L: 'L', A: 'P', P: 'P', S: 'F', I: 'F' })[axis ?? ''] ?? '?';
