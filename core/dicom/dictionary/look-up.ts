import type { Tag } from '../tag.js';
import { elementOf, groupOf, isGroupLength, isPrivate, isPrivateCreator } from '../tag.js';
import { isVr, type Vr } from '../vr.js';
import { ATTRIBUTE_ROWS } from './attributes.generated.js';
import { SOP_CLASS_ROWS } from './sop-classes.generated.js';

/** One row of PS3.6 Table 6-1. */
export interface Attribute {
  /** As the table writes it: several where the VR depends on the data set, e.g. `US/SS`. */
  readonly vrs: readonly Vr[];
  readonly vm: string;
  readonly keyword: string;
  readonly name: string;
  readonly retired: boolean;
}

let exact: Map<Tag, string> | undefined;
let ranges: { readonly mask: RegExp; readonly row: string }[] | undefined;
const parsed = new Map<Tag, Attribute | null>();

function load(): Map<Tag, string> {
  if (exact) return exact;
  exact = new Map();
  ranges = [];
  for (const row of ATTRIBUTE_ROWS.split('\n')) {
    const tag = row.slice(0, 8);
    if (tag.includes('X')) ranges.push({ mask: new RegExp(`^${tag.replaceAll('X', '[0-9A-F]')}$`), row });
    else exact.set(Number.parseInt(tag, 16), row);
  }
  return exact;
}

function findRow(tag: Tag): string | undefined {
  const row = load().get(tag);
  if (row) return row;
  const digits = tag.toString(16).toUpperCase().padStart(8, '0');
  // Repeating groups are even groups only (PS3.5 §7.6): an odd one is private.
  return groupOf(tag) % 2 === 0 ? ranges?.find((range) => range.mask.test(digits))?.row : undefined;
}

/** The standard's row for a tag, or null where the standard doesn't know it (private and unknown tags). */
export function lookUpAttribute(tag: Tag): Attribute | null {
  const known = parsed.get(tag);
  if (known !== undefined) return known;
  const fields = findRow(tag)?.split('|');
  const attribute = fields
    ? {
        vrs: (fields[1] ?? '').split('/').filter(isVr),
        vm: fields[2] ?? '',
        retired: fields[3] === 'R',
        keyword: fields[4] ?? '',
        name: fields[5] ?? '',
      }
    : null;
  if (parsed.size < 20_000) parsed.set(tag, attribute);
  return attribute;
}

/** The first VR that the dictionary gives a tag, LO for private creators, UL for group lengths; null where it knows none. */
export function lookUpVr(tag: Tag): Vr | null {
  if (isGroupLength(tag)) return 'UL';
  if (isPrivateCreator(tag)) return 'LO';
  if (isPrivate(tag)) return null;
  return lookUpAttribute(tag)?.vrs[0] ?? null;
}

/** The name for a person: of the dictionary, or what kind of tag it is. */
export function nameOf(tag: Tag): string {
  const known = lookUpAttribute(tag);
  if (known) return known.name;
  if (isGroupLength(tag)) return 'Group Length';
  if (isPrivateCreator(tag)) return 'Private Creator';
  return isPrivate(tag) ? 'Private attribute' : `Unknown attribute ${groupOf(tag).toString(16)},${elementOf(tag).toString(16)}`;
}

let sopClasses: Map<string, string> | undefined;
/** The name of a SOP class (PS3.4 Annex B), or null. */
export function sopClassName(uid: string): string | null {
  sopClasses ??= new Map(SOP_CLASS_ROWS.split('\n').map((row) => [row.slice(0, row.indexOf('|')), row.slice(row.indexOf('|') + 1)]));
  return sopClasses.get(uid) ?? null;
}
