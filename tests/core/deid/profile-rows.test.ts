import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PROFILE_ROWS } from '../../../core/deid/profile-table.generated.js';
import { learnedAction } from '../../../core/deid/type-needs.js';
import type { Encoding } from '../../../core/dicom/data-set.js';
import { lookUpAttribute } from '../../../core/dicom/dictionary/look-up.js';
import { formatTag } from '../../../core/dicom/tag.js';
import { isText, type Vr } from '../../../core/dicom/vr.js';
import { concat, element, encodingOf, imageFile, SYNTAX, sequence } from '../../support/dicom-bytes.js';
import { repository } from '../../support/real-files.js';
import { scratchFolder } from '../../support/run-cli.js';
import { runPython } from '../../support/scan-files.js';
import { folderRequirement, tools } from '../../support/tools.js';
import { describeWith } from '../../support/when.js';
import { exportBytes } from './export-in-memory.js';

/**
 * Every row of PS3.15 Table E.1-1: its attribute is planted into an image, at the top and inside an item, exported, and the copy is
 * read by pydicom. The table is read from the standard's JSON, not from what was generated.
 */
const standard = join(repository, '..', 'shared', 'standard', 'confidentiality_profile_attributes.json');
const hasStandard = folderRequirement("the standard's tables (../shared/standard)", standard);

interface StandardRow {
  readonly id: string;
  readonly tag: string;
  readonly basicProfile: string;
}
type Element = readonly [vr: string, values: readonly (string | number)[]];
type Reading = Readonly<Record<string, Element>>;

/** What a compound code comes to (design.md): the member that keeps every object valid. */
const RESOLVED: Readonly<Record<string, string>> = { 'Z/D': 'D', 'X/Z': 'Z', 'X/D': 'D', 'X/Z/D': 'D', 'X/Z/U*': 'U' };
const PLANTED_UID = '1.2.3.99999.88888.77777';
/** A sequence that the table doesn't list: its items are decided one by one. */
const AROUND = 0x00081250;
const INNER_NAME = 0x00100010;
const INNER_UID = 0x00081155;
const TEXTS: Readonly<Partial<Record<Vr, string>>> = {
  AS: '042Y',
  DA: '20200203',
  DS: '42.5',
  DT: '20200203040506',
  IS: '42',
  TM: '040506',
  UI: PLANTED_UID,
  UR: 'https://quillfeather.example/',
};

/** A value of that VR which says something. */
function planted(tag: number, vr: Vr, encoding: Encoding): Uint8Array {
  if (vr === 'SQ') {
    const inner = concat(element(INNER_UID, 'UI', PLANTED_UID, encoding), element(INNER_NAME, 'PN', 'Quillfeather^Zebediah', encoding));
    return sequence(tag, [inner], encoding);
  }
  if (isText(vr)) return element(tag, vr, TEXTS[vr] ?? 'QUILLFEATHER', encoding);
  return element(tag, vr, new Uint8Array(vr === 'AT' ? 4 : 8).fill(0x42), encoding);
}

const exampleTag = (row: StandardRow): number => Number.parseInt(row.id.toUpperCase().replaceAll('X', '0'), 16);
const vrOf = (tag: number): Vr => lookUpAttribute(tag)?.vrs.find((vr) => vr !== 'UN') ?? 'LO';

/** Why what stands in the copy isn't what the action asks for; null where it is. */
function wrong(action: string, tag: number, prefix: string, reading: Reading): string | null {
  const path = `${prefix}${formatTag(tag)}`;
  const found = reading[path];
  const says = (what: string) => `${path} ${action}: ${what} (${JSON.stringify(found)})`;
  if (tag === 0x00100010 || tag === 0x00100020)
    return found && String(found[1][0]).startsWith('ANON-') ? null : says('is not the pseudonym');
  if (action === 'X') return found ? says('is there') : null;
  if (!found) return says('is not there');
  const [vr, values] = found;
  const empty = values.length === 0 || values[0] === '' || values[0] === 0 || values[0] === 'None';
  if (action === 'Z') return empty ? null : says('is not empty');
  if (empty) return says('is empty');
  const texts = vr === 'SQ' ? [INNER_NAME, INNER_UID].flatMap((inner) => reading[`${path}[0].${formatTag(inner)}`]?.[1] ?? []) : values;
  if (vr === 'SQ' && (values[0] !== 1 || texts.length !== 2)) return says('has lost its item');
  if (texts.some((text) => /quillfeather|77777|^42|20200203|040506/i.test(String(text)))) return says('still tells');
  if (action === 'U' && vr !== 'SQ' && !String(values[0]).startsWith('2.25.')) return says('is no new UID');
  return null;
}

const scratch = scratchFolder();
afterAll(() => scratch.remove());

describeWith([hasStandard, tools.pydicom], 'Table E.1-1, row by row', () => {
  const rows = JSON.parse(readFileSync(standard, 'utf8')) as readonly StandardRow[];
  // File meta is written anew and private attributes have no row of their own: each has its test in kinds.test.ts.
  const inDataSet = rows.filter(({ id }) => !id.startsWith('0002') && !id.startsWith('gggg'));

  it('is what was generated', () => {
    const generated = new Map(PROFILE_ROWS.split('\n').map((row) => [row.split('|')[0], row.split('|')[1]]));
    expect(rows.length).toBe(621);
    const withTags = rows.filter(({ id }) => !id.startsWith('gggg'));
    expect(Object.fromEntries(generated)).toEqual(Object.fromEntries(withTags.map((row) => [row.id.toUpperCase(), row.basicProfile])));
  });

  it.each([
    ['explicit', SYNTAX.explicit],
    ['implicit', SYNTAX.implicit],
    ['big endian', SYNTAX.bigEndian],
  ])('holds at the top and inside an item, %s', (_name, syntax) => {
    const encoding = encodingOf(syntax);
    const files: { path: string; rows: { action: string; tag: number; prefix: string }[] }[] = [];
    for (const [index, row] of inDataSet.entries()) {
      const tag = exampleTag(row);
      const bytes = planted(tag, vrOf(tag), encoding);
      // An encapsulated document and a directory are no image: their attributes are planted inside only.
      const alone = tag !== 0x00420011 && tag < 0x7fe00000 ? [{ tag, bytes }] : [];
      const around = { tag: AROUND, bytes: sequence(AROUND, [bytes], encoding, { undefinedLength: index % 2 === 0 }) };
      const { bytes: copy } = exportBytes(imageFile(syntax, [...alone, around]));
      const path = join(scratch.path, `${syntax}-${row.id}`);
      writeFileSync(path, copy);
      // A command element (group 0000) has no place in a file and is removed, whatever the table does with it elsewhere.
      const action =
        tag < 0x00010000 ? 'X' : (learnedAction(tag, { sopClassUid: '', parent: null }) ?? RESOLVED[row.basicProfile] ?? row.basicProfile);
      const prefixes = alone.length > 0 ? ['', `${formatTag(AROUND)}[0].`] : [`${formatTag(AROUND)}[0].`];
      files.push({ path, rows: prefixes.map((prefix) => ({ action, tag, prefix })) });
    }
    const readings = runPython<Record<string, Reading>>(
      tools.pydicom,
      'read-elements.py',
      files.map(({ path }) => path),
    );
    const problems = files.flatMap(({ path, rows: planned }) =>
      planned.map(({ action, tag, prefix }) => wrong(action, tag, prefix, readings[path] ?? {})).filter((problem) => problem !== null),
    );
    process.stderr.write(
      `Table E.1-1 in ${syntax}: ${files.length} rows, ${files.flatMap(({ rows: all }) => all).length} places judged by pydicom\n`,
    );
    expect(problems).toEqual([]);
    expect(files.length).toBe(619);
  });
});

describe('the generated table', () => {
  it('has the rows of edition 2024b: 621 less the one for private attributes', () => {
    expect(PROFILE_ROWS.split('\n').length).toBe(620);
  });
});
