import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { walkElements } from '../../../core/dicom/data-set.js';
import { parseFile } from '../../../core/dicom/parse-file.js';
import { textValues } from '../../../core/dicom/read-value.js';
import { bytesPastLastPixel, pixelDataShortfall } from '../../../core/pixels/frames.js';
import { readFrame } from '../../../core/pixels/read-frame.js';
import { orientationLetters, sliceSpacing } from '../../../core/study/geometry.js';
import { groupStudies } from '../../../core/study/group-studies.js';
import { describeInstance } from '../../../core/study/instance-record.js';
import { makeSample } from '../../../scripts/sample/make-sample.js';
import { nodeCodecs } from '../../support/codec-binaries.js';
import { tools } from '../../support/tools.js';

const folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'negatoscope-sample-')));
const [folder = '', again = ''] = folders;
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});
beforeAll(() => {
  for (const one of folders) makeSample(one);
});

const filesIn = (base: string): string[] =>
  ['CT', 'US'].flatMap((name) =>
    readdirSync(join(base, name))
      .sort()
      .map((file) => join(base, name, file)),
  );
const parsedAt = (file: string) => parseFile(memorySource(readFileSync(file)));

describe('the sample study', () => {
  it('has 41 files, the same bytes in every run', () => {
    const hashes = (base: string) => filesIn(base).map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'));
    expect(filesIn(folder).length).toBe(41);
    expect(new Set(hashes(folder)).size).toBe(41);
    expect(hashes(again)).toEqual(hashes(folder));
  });

  it('reads without a warning, whole, with nothing behind the pixels', () => {
    for (const file of filesIn(folder)) {
      const parsed = parsedAt(file);
      expect(parsed.warnings).toEqual([]);
      expect(pixelDataShortfall(parsed)).toBe(0);
      expect(bytesPastLastPixel(parsed)).toBe(null);
      expect(readFrame(parsed, 0, nodeCodecs()).samples.length).toBeGreaterThan(60_000);
    }
  });

  it('is one person, one study, a stack of 40 slices and a picture that carries writing', () => {
    const records = filesIn(folder).map((file, index) => describeInstance(parsedAt(file), String(index), file));
    const [patient, ...others] = groupStudies(records);
    expect(others).toEqual([]);
    const [study, ...more] = patient?.studies ?? [];
    expect(more).toEqual([]);
    expect(study?.series.map((series) => [series.modality, series.images.length, series.orderedBy])).toEqual([
      ['CT', 40, 'position'],
      ['US', 1, 'number'],
    ]);
    const [ct, us] = study?.series ?? [];
    expect(sliceSpacing(ct?.images ?? [])).toBeCloseTo(5, 6);
    const [first] = ct?.images ?? [];
    expect(first && orientationLetters(first.geometry, { rotation: 0, flipHorizontal: false, flipVertical: false })).toEqual({
      left: 'R',
      right: 'L',
      top: 'A',
      bottom: 'P',
    });
    expect(first?.writingKind).toBe(null);
    expect(us?.images[0]?.writingKind).toBe('burned-in');
  });

  it('has UIDs under 2.25 only, but for the well-known ones', () => {
    for (const file of filesIn(folder).slice(-2)) {
      const { dataSet } = parsedAt(file);
      walkElements(dataSet, (element, path, owner) => {
        if (element.vr === 'UI')
          for (const uid of textValues(owner, element)) expect(uid, path).toMatch(/^(2\.25\.\d{1,39}|1\.2\.840\.10008\..*)$/);
      });
    }
  });

  it.runIf(tools.dciodvfy.missing === undefined)('has no error for dciodvfy', () => {
    for (const file of [filesIn(folder)[0], filesIn(folder)[20], filesIn(folder)[40]]) {
      // dciodvfy writes to stderr and answers 1 where there are errors.
      const answer = execFileSync('sh', ['-c', '"$0" "$@" 2>&1 || true', tools.dciodvfy.command, ...tools.dciodvfy.prefix, file ?? ''], {
        encoding: 'utf8',
      });
      expect(answer).toMatch(/^(CTImage|USImage)$/m);
      expect(answer.split('\n').filter((line) => line.startsWith('Error'))).toEqual([]);
    }
  });
});
