import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { applyPlan } from '../../core/deid/apply.js';
import { TermDictionary } from '../../core/deid/leak-search/term-dictionary.js';
import { createPlanner } from '../../core/deid/plan.js';
import { NO_OPTIONS, type Policy } from '../../core/deid/policy.js';
import { type DataSet, walkElements } from '../../core/dicom/data-set.js';
import type { ParsedFile } from '../../core/dicom/parse-file.js';
import { readingVr, textValue, textValues } from '../../core/dicom/read-value.js';
import { objectKind } from '../../core/study/objects/object-kind.js';
import { parse, SEED } from '../core/deid/export-in-memory.js';
import { spliceBytes } from '../core/dicom/tile-file.js';
import { scanFiles, tryScan } from '../support/scan-files.js';

/**
 * References between real files: wherever one names another that is at hand (its instance, series, study or frame of reference), the copy names the
 * other's copy, at the same place. Reports, key objects, presentation states, structure sets, plans and segmentations are taken along. `LONG=1`
 * reads larger files too.
 */
const LARGEST = process.env['LONG'] === '1' ? 20_000_000 : 400_000;
const POLICY: Policy = { schema: 1, name: 'x', options: { ...NO_OPTIONS, cleanStructuredContent: true, cleanGraphics: true } };
const OWN = { instance: 0x00080018, study: 0x0020000d, series: 0x0020000e, frame: 0x00200052 } as const;
const REFERENCED_INSTANCE = 0x00081155;

interface Copied {
  readonly name: string;
  readonly kind: string;
  readonly source: ParsedFile;
  readonly copy: ParsedFile;
}

/** Every UID at its place. */
function uidsByPath(dataSet: DataSet): Map<string, { tag: number; uid: string }> {
  const found = new Map<string, { tag: number; uid: string }>();
  walkElements(dataSet, (element, path, owner) => {
    if (readingVr(element) !== 'UI' || element.valueLength === 0) return;
    textValues(owner, element).forEach((uid, index) => {
      found.set(`${path}#${index}`, { tag: element.tag, uid });
    });
  });
  return found;
}

function copyAll(): Copied[] {
  const planner = createPlanner(POLICY, SEED);
  return scanFiles().flatMap((scan): Copied[] => {
    if (/malformed/.test(scan.name) || statSync(scan.absolute).size > LARGEST) return [];
    const source = tryScan(scan);
    if (typeof source === 'string') return [];
    const terms = new TermDictionary(POLICY.options);
    terms.collect(source);
    const plan = planner.planFile('f', source, { includeUnchecked: true, includeRefused: true }, terms.searchFor(source, 'IM1'));
    if ('reason' in plan) return [];
    const copy = parse(spliceBytes(applyPlan(source, plan, 'f'), source.source));
    const sopClass = textValue(source.dataSet, 0x00080016);
    const kind = objectKind(sopClass) ?? (textValue(source.dataSet, 0x00080060) === 'SEG' ? 'segmentation' : 'picture');
    return [{ name: scan.name, kind, source, copy }];
  });
}

it('resolve after an export as they did before', () => {
  const files = copyAll();
  /** By what they are, the UIDs of the sources, and what they are in the copies. */
  const renamed = new Map<string, string>();
  for (const { source, copy } of files) {
    for (const tag of Object.values(OWN)) {
      const before = textValue(source.dataSet, tag);
      if (before !== '') renamed.set(before, textValue(copy.dataSet, tag));
    }
  }
  const resolved = new Map<string, number>();
  const instances = new Map<string, number>();
  const broken: string[] = [];
  for (const { name, kind, source, copy } of files) {
    const own = new Set(Object.values(OWN).map((tag) => textValue(source.dataSet, tag)));
    const after = uidsByPath(copy.dataSet);
    for (const [path, { tag, uid }] of uidsByPath(source.dataSet)) {
      const expected = renamed.get(uid);
      const there = after.get(path);
      // What the profile removes with its sequence (Referenced Study Sequence and the like) refers to nothing any more.
      if (expected === undefined || own.has(uid) || !there) continue;
      if (there.uid !== expected) broken.push(`${name} ${path}`);
      resolved.set(kind, (resolved.get(kind) ?? 0) + 1);
      if (tag === REFERENCED_INSTANCE) instances.set(kind, (instances.get(kind) ?? 0) + 1);
    }
  }
  const list = (counts: ReadonlyMap<string, number>): string => [...counts].map(([kind, count]) => `${kind} ${count}`).join(', ');
  process.stderr.write(
    `references: ${files.length} files; to another file at hand: ${list(resolved)}; of these instances: ${list(instances)}\n`,
  );
  expect(broken).toEqual([]);
  expect([...resolved.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(20);
}, 240_000);
