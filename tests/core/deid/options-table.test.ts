import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { applyPlan } from '../../../core/deid/apply.js';
import type { FilePlan } from '../../../core/deid/export-plan.js';
import { TermDictionary } from '../../../core/deid/leak-search/term-dictionary.js';
import { createPlanner } from '../../../core/deid/plan.js';
import { NO_OPTIONS, type PolicyOptions } from '../../../core/deid/policy.js';
import { reviewFile } from '../../../core/deid/review.js';
import { learnedAction } from '../../../core/deid/type-needs.js';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { lookUpAttribute } from '../../../core/dicom/dictionary/look-up.js';
import { formatTag } from '../../../core/dicom/tag.js';
import { isText, usesCharset, type Vr } from '../../../core/dicom/vr.js';
import { concat, element, imageFile, SYNTAX, sequence } from '../../support/dicom-bytes.js';
import { repository } from '../../support/real-files.js';
import { scratchFolder } from '../../support/run-cli.js';
import { runPython } from '../../support/scan-files.js';
import { folderRequirement, tools } from '../../support/tools.js';
import { describeWith } from '../../support/when.js';
import { spliceBytes } from '../dicom/tile-file.js';
import { parse, SEED } from './export-in-memory.js';

/**
 * Every row of PS3.15 Table E.1-1 under every option that can be asked for: all attributes stand in one image, at the top and inside
 * an item, and pydicom reads what became of each. The table is the standard's JSON, which the program doesn't use.
 */
const standard = join(repository, '..', 'shared', 'standard', 'confidentiality_profile_attributes.json');
const hasStandard = folderRequirement("the standard's tables (../shared/standard)", standard);

type Row = Readonly<Record<string, string | undefined>> & { readonly id: string; readonly basicProfile: string };
type Element = readonly [vr: string, values: readonly (string | number)[]];
type Reading = Readonly<Record<string, Element>>;

const OPTIONS: readonly (readonly [column: string, code: string, options: Partial<PolicyOptions>])[] = [
  ['none', '113100', {}],
  ['rtnSafePrivOpt', '113111', { retainSafePrivate: true }],
  ['rtnUIDsOpt', '113110', { retainUids: true }],
  ['rtnDevIdOpt', '113109', { retainDeviceIdentity: true }],
  ['rtnInstIdOpt', '113112', { retainInstitutionIdentity: true }],
  ['rtnPatCharsOpt', '113108', { retainPatientCharacteristics: true }],
  ['rtnLongFullDatesOpt', '113106', { retainDates: 'full' }],
  ['rtnLongModifDatesOpt', '113107', { retainDates: 'modified' }],
  ['cleanDescOpt', '113105', { cleanDescriptors: true }],
  ['cleanStructContOpt', '113104', { cleanStructuredContent: true }],
  ['cleanGraphOpt', '113103', { cleanGraphics: true }],
];
const RESOLVED: Readonly<Record<string, string>> = { 'Z/D': 'D', 'X/Z': 'Z', 'X/D': 'D', 'X/Z/D': 'D', 'X/Z/U*': 'U' };
const AROUND = 0x00081250;
const DATE = '20200203';
const FIXED: Readonly<Partial<Record<Vr, string>>> = { AS: '042Y', DA: DATE, DS: '42.5', DT: `${DATE}040506`, IS: '42', TM: '040506' };

const exampleTag = (row: Row): number => Number.parseInt(row.id.toUpperCase().replaceAll('X', '0'), 16);
const vrOf = (tag: number): Vr => lookUpAttribute(tag)?.vrs.find((vr) => vr !== 'UN') ?? 'LO';
/** A word that stands nowhere else: what is an identifier in one attribute mustn't be found in another. */
const wordOf = (tag: number): string =>
  [...tag.toString(16).padStart(8, '0')].map((digit) => 'BCDFGHJKLMNPQRST'[Number.parseInt(digit, 16)]).join('');
const textOf = (tag: number, vr: Vr): string =>
  FIXED[vr] ?? (vr === 'UI' ? `1.2.3.99999.${tag}` : vr === 'UR' ? `urn:${wordOf(tag)}` : wordOf(tag));

function planted(tag: number, vr: Vr): Uint8Array {
  if (vr === 'SQ') return sequence(tag, [element(0x00080060, 'CS', 'CT')]);
  return isText(vr) ? element(tag, vr, textOf(tag, vr)) : element(tag, vr, new Uint8Array(vr === 'AT' ? 4 : 8).fill(0x42));
}

function exportWith(options: PolicyOptions, input: Uint8Array): { bytes: Uint8Array; plan: FilePlan } {
  const parsed = parse(input);
  const terms = new TermDictionary(options);
  terms.collect(parsed);
  const search = terms.searchFor(parsed, 'IM1');
  const plan = createPlanner({ schema: 1, name: 'x', options }, SEED).planFile('file', parsed, { includeUnchecked: true }, search);
  if ('reason' in plan) throw new Error(`left out: ${plan.reason}`);
  const bytes = spliceBytes(applyPlan(parsed, plan, 'file'), parsed.source);
  reviewFile(plan, parsed, { stagedId: 's', name: 'n', sha256: '', source: memorySource(bytes) }, search);
  return { bytes, plan };
}

/** The action that the table asks for: an option's, where it can be applied to that kind of value, or the basic profile's. */
function actionOf(row: Row, column: string, vr: Vr): string {
  const tag = exampleTag(row);
  const basic = learnedAction(tag, { sopClassUid: '', parent: null }) ?? RESOLVED[row.basicProfile] ?? row.basicProfile;
  const code = row[column];
  if (code === 'K') return 'K';
  if (code !== 'C') return basic;
  if (column === 'rtnLongModifDatesOpt') return vr === 'DA' || vr === 'DT' ? 'shift' : vr === 'TM' ? 'K' : basic;
  if (column === 'cleanStructContOpt' || column === 'cleanGraphOpt') return vr === 'SQ' ? 'K' : basic;
  if (column === 'cleanDescOpt') return vr === 'SQ' || usesCharset(vr) ? 'K' : basic;
  return vr === 'SQ' ? basic : 'K';
}

function wrong(action: string, tag: number, vr: Vr, found: Element | undefined): string | null {
  const values = found?.[1] ?? [];
  const text = String(values[0] ?? '');
  const isEmpty = values.length === 0 || text === '' || values[0] === 0 || text === 'None';
  const keeps = vr === 'SQ' ? values[0] === 1 : !isText(vr) || Number(text) === Number(textOf(tag, vr)) || text === textOf(tag, vr);
  switch (action) {
    case 'X':
      return found ? 'is there' : null;
    case 'Z':
      return found && isEmpty ? null : 'is not empty';
    case 'K':
      return found && !isEmpty && keeps ? null : 'is not kept';
    case 'shift':
      return /^20(09|1\d|20)\d{4}(040506)?$/.test(text) && text.slice(0, 8) < '20200105' ? null : 'is not shifted';
    case 'U':
      return vr === 'SQ' || text.startsWith('2.25.') ? null : 'is no new UID';
    default:
      return found && !isEmpty && (vr === 'SQ' || !keeps || !isText(vr)) ? null : 'is not made up';
  }
}

const scratch = scratchFolder();
afterAll(() => scratch.remove());

describeWith([hasStandard, tools.pydicom], 'Table E.1-1 under each option', () => {
  const rows = (JSON.parse(readFileSync(standard, 'utf8')) as readonly Row[]).filter(({ id }) => !/^(0000|0002|gggg)/.test(id));
  /** What makes an image another kind of file, or has its own rule (names, planes without data), is judged elsewhere. */
  const isApart = (tag: number) => [0x00420011, 0x54000100, 0x00041220, 0x00100010, 0x00100020].includes(tag) || tag >= 0x60000000;
  const attributes = rows.map((row) => ({ row, tag: exampleTag(row) })).filter(({ tag }) => !isApart(tag));
  const all = attributes.map(({ tag }) => ({ tag, bytes: planted(tag, vrOf(tag)) })).sort((one, other) => one.tag - other.tag);
  const input = imageFile(SYNTAX.explicit, [
    ...all.filter(({ tag }) => tag !== AROUND),
    { tag: AROUND, bytes: sequence(AROUND, [concat(all.map(({ bytes }) => bytes))]) },
  ]);

  it.each(OPTIONS)('%s', (column, code, options) => {
    const { bytes, plan } = exportWith({ ...NO_OPTIONS, ...options }, input);
    const path = join(scratch.path, column);
    writeFileSync(path, bytes);
    const reading = runPython<Record<string, Reading>>(tools.pydicom, 'read-elements.py', [path])[path] ?? {};
    // A number of the person is no description, whatever attribute it stands in.
    const leaks = new Set(plan.decisions.filter(({ reason }) => reason.startsWith('leak-')).map((decision) => decision.path));
    let judged = 0;
    const problems = attributes.flatMap(({ row, tag }) =>
      ['', `${formatTag(AROUND)}[0].`].flatMap((prefix) => {
        const place = `${prefix}${formatTag(tag)}`;
        if (leaks.has(place)) return [];
        judged += 1;
        const action = actionOf(row, column, vrOf(tag));
        const problem = wrong(action, tag, vrOf(tag), reading[place]);
        return problem ? [`${place} ${vrOf(tag)} ${action}: ${problem} (${JSON.stringify(reading[place])})`] : [];
      }),
    );
    process.stderr.write(`Table E.1-1, ${column}: ${judged} places judged by pydicom, ${leaks.size} cleaned by the leak search\n`);
    expect(problems).toEqual([]);
    expect(judged).toBeGreaterThan(1150);
    const marks = [0, 1].map((item) => reading[`(0012,0064)[${item}].(0008,0100)`]?.[1][0]);
    expect(marks).toEqual(column === 'none' ? ['113100', undefined] : ['113100', code]);
  });
});
