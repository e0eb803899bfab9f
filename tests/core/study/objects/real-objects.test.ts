import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { CodedConcept } from '../../../../core/study/objects/coded-concept.js';
import { objectKind } from '../../../../core/study/objects/object-kind.js';
import { readObject, type StudyObject } from '../../../../core/study/objects/read-object.js';
import type { ContentItem } from '../../../../core/study/objects/report/content-item.js';
import { physicalValue } from '../../../../core/study/objects/waveform/waveform.js';
import { plainText } from '../../../../core/study/plain-text.js';
import { corpus, pydicomData, repository } from '../../../support/real-files.js';
import { readScan, type ScanFile, scanFiles, tryScan } from '../../../support/scan-files.js';
import { tools } from '../../../support/tools.js';
import { describeWith, itWith } from '../../../support/when.js';

type Code = readonly [value: string, scheme: string, meaning: string] | null;
interface Tree {
  readonly type: string;
  readonly relationship: string;
  readonly concept: Code;
  readonly target?: string;
  readonly measured?: readonly (readonly [string, Code])[];
  readonly code?: Code;
  readonly text?: string;
  readonly uid?: string | null;
  readonly graphic?: string;
  readonly numbers?: readonly number[];
  readonly children: readonly Tree[];
}
interface Read {
  readonly tree?: Tree;
  readonly groups?: readonly {
    readonly frequency: number;
    readonly shape: readonly [samples: number, channels: number];
    readonly sums: readonly number[];
    readonly probe: readonly (readonly number[])[];
    readonly units: readonly (string | null)[];
    readonly sources: readonly string[];
  }[];
  readonly regions?: readonly {
    readonly number: number;
    readonly name: string;
    readonly color: readonly number[] | null;
    readonly contours: readonly { readonly type: string; readonly points: readonly number[] }[];
  }[];
}

const kindOf = (scan: ScanFile): string | null => {
  const parsed = tryScan(scan);
  return typeof parsed === 'string' ? null : (readObject(parsed)?.kind ?? null);
};

function readIndependently(scans: readonly ScanFile[]): Map<string, Read> {
  const script = join(repository, 'tests', 'core', 'study', 'objects', 'read-objects.py');
  const args = [...tools.pydicom.prefix, script, ...scans.map(({ absolute }) => absolute)];
  const out = execFileSync(tools.pydicom.command, args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return new Map(Object.entries(JSON.parse(out) as Record<string, Read>));
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();
const codeOf = (concept: CodedConcept | null): Code => (concept ? [concept.value, concept.scheme, concept.meaning] : null);
const same = (code: Code | undefined): Code => {
  if (!code) return null;
  const [value, scheme, meaning] = code;
  return value === '' && meaning === '' ? null : [plainText(value), plainText(scheme), plainText(meaning)];
};

function compareItems(ours: ContentItem, theirs: Tree): number {
  expect(ours.children.length).toBe(theirs.children.length);
  expect(codeOf(ours.concept)).toEqual(same(theirs.concept));
  expect(ours.relationship ?? '').toBe(theirs.relationship);
  const { value } = ours;
  if (theirs.target !== undefined) expect(value).toMatchObject({ type: 'REFERENCE', target: theirs.target, isKnown: true });
  else expect(value.type).toBe(theirs.type);
  switch (value.type) {
    case 'TEXT':
      expect(squeeze(value.text)).toBe(squeeze(theirs.text ?? ''));
      break;
    case 'CODE':
      expect(codeOf(value.code)).toEqual(same(theirs.code));
      break;
    case 'NUM':
      expect(value.measured.map(({ value: number, unit }) => [Number(number), codeOf(unit)])).toEqual(
        (theirs.measured ?? []).map(([number, unit]) => [Number(number), same(unit)]),
      );
      break;
    case 'IMAGE':
    case 'COMPOSITE':
    case 'WAVEFORM':
      expect(value.reference?.sopInstanceUid ?? null).toBe(theirs.uid ?? null);
      break;
    case 'SCOORD':
    case 'SCOORD3D':
      expect(value.graphic).toBe(theirs.graphic);
      expect(value.points.flat()).toEqual(theirs.numbers);
      break;
    default:
      break;
  }
  return ours.children.reduce((sum, child, index) => sum + compareItems(child, theirs.children[index] as Tree), 1);
}

describeWith([tools.pydicom, pydicomData], 'real objects, against pydicom', () => {
  const scans = scanFiles().filter((scan) => !/\/(malformed|deid|wsi)\//.test(scan.name));
  const kinds = new Map(scans.map((scan) => [scan, kindOf(scan)]));
  const ofKind = (...names: readonly string[]) => scans.filter((scan) => names.includes(kinds.get(scan) ?? ''));
  const objectsOf = (files: readonly ScanFile[]) => files.map((scan): [ScanFile, StudyObject | null] => [scan, readObject(readScan(scan))]);

  it('reads every content tree item by item', () => {
    const files = ofKind('report', 'key-objects');
    const theirs = readIndependently(files);
    let items = 0;
    for (const [scan, object] of objectsOf(files)) {
      if (object?.kind !== 'report' && object?.kind !== 'key-objects') throw new Error(scan.name);
      const { tree } = theirs.get(scan.absolute) ?? {};
      if (!tree) throw new Error(`pydicom reads no tree in ${scan.name}`);
      const compared = compareItems(object.root, tree);
      expect(object.items, scan.name).toBe(compared);
      expect(object.isCut, scan.name).toBe(false);
      items += compared;
    }
    expect(files.length).toBeGreaterThanOrEqual(3);
    expect(items).toBeGreaterThan(20);
  });

  it('reads every sample of every channel in its unit', () => {
    const files = ofKind('waveform');
    const theirs = readIndependently(files);
    expect(files.length).toBeGreaterThan(0);
    for (const [scan, object] of objectsOf(files)) {
      if (object?.kind !== 'waveform') throw new Error(scan.name);
      const expected = theirs.get(scan.absolute)?.groups ?? [];
      expect(object.groups.length).toBe(expected.length);
      for (const [index, group] of object.groups.entries()) {
        const other = expected[index];
        if ('refused' in group || !other) throw new Error(`${scan.name} ${index}`);
        expect([group.samples, group.channels.length]).toEqual(other.shape);
        expect(group.frequency).toBe(other.frequency);
        expect(group.channels.map(({ unit }) => unit?.value ?? null)).toEqual(other.units);
        expect(group.channels.map(({ source }) => source?.meaning)).toEqual(other.sources);
        for (const [at, channel] of group.channels.entries()) {
          let sum = 0;
          for (let sample = 0; sample < group.samples; sample++) sum += physicalValue(group, channel, sample);
          expect(sum).toBeCloseTo(other.sums[at] ?? Number.NaN, 3);
          for (const [row, values] of other.probe.entries())
            expect(physicalValue(group, channel, row * 997)).toBeCloseTo(values[at] ?? Number.NaN, 6);
        }
      }
    }
  });

  it('reads every contour of every region', () => {
    const files = ofKind('structure-set');
    const theirs = readIndependently(files);
    expect(files.length).toBeGreaterThan(0);
    for (const [scan, object] of objectsOf(files)) {
      if (object?.kind !== 'structure-set') throw new Error(scan.name);
      const expected = theirs.get(scan.absolute)?.regions ?? [];
      expect(object.regions.map(({ number, name, color }) => ({ number, name, color }))).toEqual(
        expected.map(({ number, name, color }) => ({ number, name, color })),
      );
      for (const [index, region] of object.regions.entries()) {
        const contours = expected[index]?.contours ?? [];
        expect(region.contours.map(({ type }) => type)).toEqual(contours.map(({ type }) => type));
        for (const [at, contour] of region.contours.entries())
          expect(contour.points).toEqual(Float64Array.from(contours[at]?.points ?? []));
      }
      expect(object.isCut).toBe(false);
    }
  });
});

itWith(corpus, 'reads documents, presentation states and key objects of the corpus', () => {
  const all = scanFiles();
  const read = (path: string) => {
    const scan = all.find(({ name }) => name === `corpus/${path}`);
    if (!scan) throw new Error(path);
    return readObject(readScan(scan));
  };
  expect(read('encapsulated-doc/sample-pdf.dcm')).toMatchObject({ kind: 'document', format: 'pdf', untrustedMimeType: 'application/pdf' });
  expect(read('encapsulated-doc/Issue137.dcm')).toMatchObject({ kind: 'document', format: 'stl' });
  expect(read('sr-pr-ko/prLUTs.dcm')).toMatchObject({ notApplied: [] });
  expect(read('sr-pr-ko/prOverlay.dcm')).toMatchObject({ notApplied: [] });
  expect(read('sr-pr-ko/PR000000.dcm')).toMatchObject({
    windows: [{ window: { center: 2048, width: 4096 } }],
    annotations: [
      { layer: 'MEASUREMENT_1', graphics: [{ type: 'ELLIPSE', units: 'PIXEL', filled: false }], texts: [{ justification: 'LEFT' }] },
    ],
  });
  expect(read('sr-pr-ko/kos_key_object_selection.dcm')).toMatchObject({ kind: 'key-objects' });
});

it('knows a kind by its SOP class and nothing else', () => {
  expect(objectKind('1.2.840.10008.5.1.4.1.1.88.11')).toBe('report');
  expect(objectKind('1.2.840.10008.5.1.4.1.1.2')).toBeNull();
  expect(objectKind('88.11')).toBeNull();
  expect(objectKind('')).toBeNull();
});
