import type { ElementCounts } from '../bridge.js';
import type { ElementPath } from '../dicom/data-set.js';
import { groupOf, type Tag } from '../dicom/tag.js';
import type { LeftOut } from './export-plan.js';
import type { ExportReview, FileReview, GroupedRow, ReviewRow, ReviewTotals } from './export-review.js';
import { genericPath } from './generic-path.js';

const PATIENT_NAME: Tag = 0x00100010;
const PATIENT_ID: Tag = 0x00100020;
const BIRTH_DATE: Tag = 0x00100030;
const SAMPLES = 5;

/** Puts the reviews of single files together. */
export function totalReview(files: readonly FileReview[], leftOut: readonly LeftOut[]): ExportReview {
  return { files, leftOut, totals: totals(files) };
}

/** True where the row's output value tells something: an element with a value, neither a sequence nor the picture. */
const leaves = (row: ReviewRow): boolean => row.after !== null && row.after !== '' && row.vr !== 'SQ' && groupOf(row.tag) !== 0x7fe0;
/** True where a value of the source doesn't leave as it was. */
const stays = (row: ReviewRow): boolean =>
  row.before !== null && row.before !== '' && row.vr !== 'SQ' && row.action !== 'keep' && row.action !== 'descend' && row.action !== 'add';

function totals(files: readonly FileReview[]): ReviewTotals {
  const leaving = new Set<ElementPath>();
  const staying = new Set<ElementPath>();
  const stayingTags = new Set<Tag>();
  for (const file of files) {
    for (const row of file.rows) {
      // File meta is the file's own label: the same for every export and no fact of a person's scan.
      if (groupOf(row.tag) === 2) continue;
      if (leaves(row)) leaving.add(genericPath(row.path));
      if (!stays(row)) continue;
      staying.add(genericPath(row.path));
      stayingTags.add(row.tag);
    }
  }
  return {
    files: files.length,
    pictures: files.reduce((sum, file) => sum + file.frames, 0),
    bytes: files.reduce((sum, file) => sum + file.bytes.size, 0),
    elements: sumCounts(files.map((file) => file.elements)),
    factsLeaving: leaving.size,
    factsStaying: staying.size,
    staying: { name: stayingTags.has(PATIENT_NAME), birthDate: stayingTags.has(BIRTH_DATE), patientId: stayingTags.has(PATIENT_ID) },
  };
}

/** Adds up the accounts of files. */
export function sumCounts(counts: readonly ElementCounts[]): ElementCounts {
  const sum = { source: 0, output: 0, kept: 0, changed: 0, removed: 0, added: 0 };
  for (const count of counts) {
    sum.source += count.source;
    sum.output += count.output;
    sum.kept += count.kept;
    sum.changed += count.changed;
    sum.removed += count.removed;
    sum.added += count.added;
  }
  return sum;
}

/** Rows of many files put together: the same path, action and reason is one row, in the order of the first file that has it. */
export function groupRows(files: readonly FileReview[]): GroupedRow[] {
  const groups = new Map<string, { row: ReviewRow; files: Set<string>; before: Map<string, number>; after: Map<string, number> }>();
  for (const file of files) {
    for (const row of file.rows) {
      const key = `${genericPath(row.path)} ${row.action} ${row.reason}`;
      let group = groups.get(key);
      if (!group) {
        group = { row, files: new Set(), before: new Map(), after: new Map() };
        groups.set(key, group);
      }
      group.files.add(file.fileId);
      if (row.before !== null) group.before.set(row.before, (group.before.get(row.before) ?? 0) + 1);
      if (row.after !== null) group.after.set(row.after, (group.after.get(row.after) ?? 0) + 1);
    }
  }
  return [...groups.values()].map(({ row, files: ids, before, after }) => ({
    path: genericPath(row.path),
    tag: row.tag,
    vr: row.vr,
    kind: row.kind,
    action: row.action,
    reason: row.reason,
    files: ids.size,
    before: sampled(before),
    after: sampled(after),
  }));
}

function sampled(values: ReadonlyMap<string, number>): GroupedRow['before'] {
  if (values.size === 0) return null;
  const samples = [...values].sort(([, one], [, other]) => other - one).slice(0, SAMPLES);
  return { distinct: values.size, samples: samples.map(([value]) => value) };
}
