import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { ParseError } from '../../../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../../../core/dicom/parse-file.js';
import { drawingOf } from '../../../../core/study/objects/presentation/drawing-of.js';
import { readObject, type StudyObject } from '../../../../core/study/objects/read-object.js';
import { pydicomData, pydicomFiles } from '../../../support/real-files.js';
import { itWith } from '../../../support/when.js';

/** Of each file so many bytes are changed, at places and to values that a fixed seed gives. */
const INPUTS = 400;

/** xorshift: the same numbers on every machine, so that what is found can be found again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

itWith(
  pydicomData,
  'reads whatever a damaged object says, without failing or growing',
  () => {
    const files = pydicomFiles().filter(({ path }) => /\/(reportsi|test-SR|rtstruct|waveform_ecg)\.dcm$/.test(path));
    expect(files.length).toBe(4);
    const next = numbers(20261124);
    const kinds = new Map<string, number>();
    for (const { absolute } of files) {
      const whole = readFileSync(absolute);
      for (let input = 0; input < INPUTS; input++) {
        const bytes = new Uint8Array(whole);
        for (let change = 0; change <= next(6); change++) bytes[132 + next(Math.min(bytes.length - 132, 20_000))] = next(256);
        const parsed = tryParse(bytes);
        const object = parsed && readObject(parsed);
        if (!object) continue;
        kinds.set(object.kind, (kinds.get(object.kind) ?? 0) + 1);
        expect(sizeOf(object)).toBeLessThan(4 * whole.length + 100_000);
        if (object.kind === 'presentation') drawingOf(object, { sopInstanceUid: '1', frame: 0, rows: 1, columns: 1 });
      }
    }
    // Most of what was changed is read all the same: the readers were reached.
    expect(kinds.get('report') ?? 0).toBeGreaterThan(INPUTS / 4);
    expect(kinds.get('structure-set') ?? 0).toBeGreaterThan(INPUTS / 8);
    expect(kinds.get('waveform') ?? 0).toBeGreaterThan(INPUTS / 8);
  },
  120_000,
);

function tryParse(bytes: Uint8Array): ParsedFile | null {
  try {
    return parseFile(memorySource(bytes));
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

/** Samples, points and items that an object holds. */
function sizeOf(object: StudyObject): number {
  switch (object.kind) {
    case 'waveform':
      return object.groups.reduce((sum, group) => sum + ('refused' in group ? 0 : group.samples * group.channels.length), 0);
    case 'structure-set':
      return object.points;
    case 'report':
    case 'key-objects':
      return object.items;
    default:
      return 0;
  }
}
