import { groupOf, type Tag } from '../dicom/tag.js';
import type { PolicyOptions } from './policy.js';
import { PROFILE_ROWS } from './profile-table.generated.js';

/** The action codes of PS3.15 Table E.1-1a: remove, zero length, dummy, keep, clean, new UID. */
export type ActionCode = 'X' | 'Z' | 'D' | 'K' | 'C' | 'U';

/** What the profile says of a tag, and the option that says it; null: the basic profile. */
export interface ProfileRule {
  readonly code: ActionCode;
  readonly option: keyof PolicyOptions | null;
}

/** The columns behind the basic profile, in the order of the generated rows. */
const COLUMNS = [
  'retainSafePrivate',
  'retainUids',
  'retainDeviceIdentity',
  'retainInstitutionIdentity',
  'retainPatientCharacteristics',
  'fullDates',
  'modifiedDates',
  'cleanDescriptors',
  'cleanStructuredContent',
  'cleanGraphics',
] as const;
type Column = (typeof COLUMNS)[number];

interface Row {
  readonly basic: ActionCode;
  readonly options: Readonly<Partial<Record<Column, 'K' | 'C'>>>;
}

/**
 * A compound code leaves the choice to what the object's definition needs; without its Types, the member that keeps
 * every object valid is taken (PS3.15 §E.1.1: X where optional, Z where Type 2, D where Type 1).
 */
const RESOLVED: Readonly<Record<string, ActionCode>> = {
  X: 'X',
  Z: 'Z',
  D: 'D',
  U: 'U',
  'Z/D': 'D',
  'X/Z': 'Z',
  'X/D': 'D',
  'X/Z/D': 'D',
  'X/Z/U*': 'U',
};

let exact: Map<Tag, Row> | undefined;
let repeating: { readonly mask: RegExp; readonly row: Row }[] | undefined;

function load(): Map<Tag, Row> {
  if (exact) return exact;
  exact = new Map();
  repeating = [];
  for (const line of PROFILE_ROWS.split('\n')) {
    const [tag = '', code = '', ...options] = line.split('|');
    const row = { basic: resolve(code), options: readOptions(options) };
    if (tag.includes('X')) repeating.push({ mask: new RegExp(`^${tag.replaceAll('X', '[0-9A-F]')}$`), row });
    else exact.set(Number.parseInt(tag, 16), row);
  }
  return exact;
}

function resolve(code: string): ActionCode {
  const resolved = RESOLVED[code];
  if (!resolved) throw new Error(`an action code that isn't known: ${code}`);
  return resolved;
}

function readOptions(codes: readonly string[]): Row['options'] {
  const options: Partial<Record<Column, 'K' | 'C'>> = {};
  for (const [index, column] of COLUMNS.entries()) {
    const code = codes[index];
    if (code === 'K' || code === 'C') options[column] = code;
    else if (code) throw new Error(`an option's code that isn't known: ${code}`);
  }
  return options;
}

function findRow(tag: Tag): Row | undefined {
  const row = load().get(tag);
  if (row) return row;
  const group = groupOf(tag);
  if (group < 0x5000 || group > 0x60ff || group % 2 === 1) return undefined;
  const digits = tag.toString(16).toUpperCase().padStart(8, '0');
  return repeating?.find(({ mask }) => mask.test(digits))?.row;
}

/**
 * The action for a tag under the options that are on, or null where the table doesn't list it. Of several options the
 * one that shifts dates comes first (a date kept for the device and shifted for the person would give the shift away),
 * then those that keep, then those that clean.
 */
export function profileRule(tag: Tag, options: PolicyOptions): ProfileRule | null {
  const row = findRow(tag);
  if (!row) return null;
  const asked = (column: Column): 'K' | 'C' | undefined => (isOn(column, options) ? row.options[column] : undefined);
  if (asked('modifiedDates')) return { code: 'C', option: 'retainDates' };
  if (asked('fullDates')) return { code: 'K', option: 'retainDates' };
  for (const code of ['K', 'C'] as const) {
    for (const column of COLUMNS) {
      if (column !== 'fullDates' && column !== 'modifiedDates' && asked(column) === code) return { code, option: column };
    }
  }
  return { code: row.basic, option: null };
}

function isOn(column: Column, options: PolicyOptions): boolean {
  if (column === 'fullDates') return options.retainDates === 'full';
  if (column === 'modifiedDates') return options.retainDates === 'modified';
  return options[column];
}
