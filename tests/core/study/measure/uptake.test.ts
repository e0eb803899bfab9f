import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadCodecWasm } from '../../../../cli/codec-files.js';
import { createCodecs } from '../../../../core/pixels/codecs/codec-set.js';
import { displayFrame } from '../../../../core/pixels/display-frame.js';
import { readFrame } from '../../../../core/pixels/read-frame.js';
import { bodySurface, leanBodyMass } from '../../../../core/pixels/readout/body-scales.js';
import { valuesUnder } from '../../../../core/study/measure/reading.js';
import type { Shape } from '../../../../core/study/measure/shape.js';
import { element, sequence } from '../../../support/dicom-bytes.js';
import { phantomFile } from '../../../support/measure-phantom.js';
import { corpus, corpusFiles } from '../../../support/real-files.js';
import { readScan, runPython } from '../../../support/scan-files.js';
import { tools } from '../../../support/tools.js';
import { itWith } from '../../../support/when.js';

interface Reference {
  readonly mean: number;
  readonly uptake: { readonly weight: number; readonly lean?: number; readonly surface?: number };
}

const codecs = createCodecs(loadCodecWasm);
const KINDS = { 'suv-body-weight': 'weight', 'suv-lean-body': 'lean', 'suv-body-surface': 'surface' } as const;

/** The means of a region in every scale of uptake, by the program, and by numpy. */
async function bothMeans(absolute: string) {
  const parsed = readScan({ name: '', absolute });
  await codecs.prepare(parsed.transferSyntax.uid);
  const display = displayFrame(parsed, 0, readFrame(parsed, 0, codecs));
  const from = { column: display.columns * 0.4, row: display.rows * 0.4 };
  const shape: Shape = { kind: 'ellipse', points: [from, { column: display.columns * 0.7, row: display.rows * 0.6 }] };
  const line = JSON.stringify({ file: absolute, frame: 0, shape, padding: null, uptake: true });
  const [reference] = runPython<readonly Reference[]>(tools.pydicomPixels, 'measure-reference.py', [line]);
  const values = valuesUnder(shape, display);
  const own = values.kind === 'region' ? values.values : [];
  return { reference, own: own.filter(({ scale }) => scale.kind in KINDS) };
}

function pet(head: { readonly size: string; readonly weight: string; readonly sex: string }): string {
  const text = (tag: number, vr: string, value: string) => ({ tag, bytes: element(tag, vr, value) });
  const drug = [element(0x00181072, 'TM', '091500'), element(0x00181074, 'DS', '351000000'), element(0x00181075, 'DS', '6586.2')];
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-uptake-'));
  const file = join(folder, 'PET');
  const more = [
    text(0x00080021, 'DA', '20200301'),
    text(0x00080022, 'DA', '20200301'),
    text(0x00080031, 'TM', '101530'),
    text(0x00080032, 'TM', '101600'),
    text(0x00100040, 'CS', head.sex),
    text(0x00101020, 'DS', head.size),
    text(0x00101030, 'DS', head.weight),
    text(0x00280051, 'CS', 'ATTN\\DECY'),
    text(0x00281052, 'DS', '0'),
    text(0x00281053, 'DS', '1.5'),
    { tag: 0x00540016, bytes: sequence(0x00540016, [drug]) },
    text(0x00541001, 'CS', 'BQML'),
    text(0x00541102, 'CS', 'START'),
  ];
  writeFileSync(file, phantomFile({ modality: 'PT', sopClass: '1.2.840.10008.5.1.4.1.1.128', spacing: [4, 4], more }));
  return file;
}

describe('uptake by the body', () => {
  it('has the lean mass and the surface of published examples', () => {
    // By the formulas as they are printed, worked by hand.
    expect(leanBodyMass(70, 1.75, 'M')).toBeCloseTo(55.859, 2);
    expect(leanBodyMass(70, 1.75, 'F')).toBeCloseTo(45.196, 2);
    expect(bodySurface(70, 1.7)).toBeCloseTo(1.8097, 3);
    expect(leanBodyMass(30, 1.3, 'F')).toBeNull();
    expect(leanBodyMass(70, 2.5, 'M')).toBeNull();
  });

  for (const [sex, kinds] of [
    ['M', ['suv-body-weight', 'suv-lean-body', 'suv-body-surface']],
    ['F', ['suv-body-weight', 'suv-lean-body', 'suv-body-surface']],
    ['O', ['suv-body-weight', 'suv-body-surface']],
  ] as const)
    itWith([tools.pydicomPixels], `is numpy’s, of a phantom whose sex is ${sex}`, async () => {
      const file = pet({ size: '1.68', weight: '74.5', sex });
      try {
        const { reference, own } = await bothMeans(file);
        expect(own.map(({ scale }) => scale.kind)).toEqual(kinds);
        for (const { scale, mean } of own) {
          const expected = reference?.uptake[KINDS[scale.kind as keyof typeof KINDS]] ?? Number.NaN;
          expect(mean / expected, scale.kind).toBeCloseTo(1, 9);
        }
      } finally {
        rmSync(join(file, '..'), { recursive: true, force: true });
      }
    });

  itWith([tools.pydicomPixels], 'is by weight alone where the height can’t be in metres', async () => {
    const file = pet({ size: '168', weight: '74.5', sex: 'F' });
    try {
      expect((await bothMeans(file)).own.map(({ scale }) => scale.kind)).toEqual(['suv-body-weight']);
    } finally {
      rmSync(join(file, '..'), { recursive: true, force: true });
    }
  });

  itWith([corpus, tools.pydicomPixels], 'is numpy’s on real slices', async () => {
    for (const name of ['pet/1.dcm', 'pet/2.dcm']) {
      const { reference, own } = await bothMeans(corpusFiles().find(({ path }) => path === name)?.absolute ?? '');
      expect(own).toHaveLength(1);
      expect((own[0]?.mean ?? Number.NaN) / (reference?.uptake.weight ?? 1), name).toBeCloseTo(1, 9);
    }
  });
});
