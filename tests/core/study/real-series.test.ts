import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { parseFile } from '../../../core/dicom/parse-file.js';
import { orientationLetters, sliceSpacing } from '../../../core/study/geometry.js';
import { groupStudies, type SeriesGroup } from '../../../core/study/group-studies.js';
import { describeInstance } from '../../../core/study/instance-record.js';
import { seriesNotes } from '../../../core/study/series-notes.js';
import { corpus, repository } from '../../support/real-files.js';
import { describeWith } from '../../support/when.js';

const folder = join(repository, '..', 'shared', 'corpus', 'series');
const UPRIGHT = { rotation: 0, flipHorizontal: false, flipVertical: false } as const;

/** The only stack of many files, which are given in an order that says nothing. */
function stackOf(files: readonly (readonly [name: string, bytes: Uint8Array])[]): SeriesGroup {
  const records = files
    .map(([name, bytes]) => describeInstance(parseFile(memorySource(bytes)), name, name))
    .sort((a, b) => (a.sopInstanceUid < b.sopInstanceUid ? -1 : 1));
  const [stack, ...more] = groupStudies(records).flatMap((patient) => patient.studies.flatMap((study) => study.series));
  if (!stack || more.length > 0) throw new Error('not one stack');
  return stack;
}
const zipped = (name: string): SeriesGroup =>
  stackOf(Object.entries(unzipSync(readFileSync(join(folder, name)))).filter(([, bytes]) => bytes.length > 0));

describeWith(corpus, 'real series', () => {
  it('a head with a tilted gantry: in order, with its tilt, its letters and its millimetres', () => {
    const tilted = join(folder, 'ct-head-gantry-tilt');
    const stack = stackOf(readdirSync(tilted).map((name) => [name, readFileSync(join(tilted, name))]));
    expect(stack.orderedBy).toBe('position');
    expect(stack.images.map((image) => image.instanceNumber)).toEqual(Array.from({ length: stack.images.length }, (_, index) => index + 1));
    const [tilt] = seriesNotes(stack).filter((note) => note.code === 'gantry-tilt');
    // Image Orientation (Patient) says atan(0.3173047 / 0.9483237).
    expect(tilt?.degrees).toBeCloseTo((Math.atan2(0.3173047, 0.9483237) * 180) / Math.PI, 2);
    const [first] = stack.images;
    expect(first && orientationLetters(first.geometry, UPRIGHT)).toEqual({ left: 'R', right: 'L', top: 'A', bottom: 'P' });
    expect(first?.geometry.spacing).toEqual({ row: 0.4882812, column: 0.4882812, kind: 'patient' });
  });

  it('a head of 175 slices: in order, with its letters and its millimetres', () => {
    const stack = zipped('mr-head-face-175-slices.zip');
    // The series was published with 175 of its 176 slices: the gap is in the files' own positions and Instance Numbers.
    expect([stack.images.length, stack.orderedBy]).toEqual([175, 'position']);
    expect(seriesNotes(stack)).toEqual([{ code: 'missing-slices', count: 1, after: [113] }]);
    const [before, behind] = [113, 114].map((index) => stack.images[index]?.instanceNumber ?? Number.NaN) as [number, number];
    expect(Math.abs(behind - before)).toBe(2);
    const axes = stack.images.map((image) => image.geometry.position ?? [Number.NaN, 0, 0]);
    const normal = stack.normal ?? [0, 0, 0];
    const along = axes.map(([x, y, z]) => x * normal[0] + y * normal[1] + z * normal[2]);
    expect(along.every((place, index) => index === 0 || place > (along[index - 1] as number))).toBe(true);
    const [first] = stack.images;
    expect(sliceSpacing(stack.images.slice(0, 114))).toBeCloseTo(first?.geometry.sliceThickness ?? Number.NaN, 3);
    expect(sliceSpacing(stack.images)).toBe(null);
    // Rows run to the back, columns to the feet: a sagittal picture.
    expect(first && orientationLetters(first.geometry, UPRIGHT)).toEqual({ left: 'A', right: 'P', top: 'H', bottom: 'F' });
    expect(first?.geometry.spacing).toEqual({ row: 1.1458333730698, column: 1.1458333730698, kind: 'patient' });
  });
});
