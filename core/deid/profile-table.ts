import { groupOf, type Tag } from '../dicom/tag.js';
import { PROFILE_ROWS } from './profile-table.generated.js';

/** The action codes of PS3.15 Table E.1-1a: remove, zero length, dummy, keep, clean, new UID. */
export type ActionCode = 'X' | 'Z' | 'D' | 'K' | 'C' | 'U';

let exact: Map<Tag, string> | undefined;
let repeating: { readonly mask: RegExp; readonly code: string }[] | undefined;

function load(): Map<Tag, string> {
  if (exact) return exact;
  exact = new Map();
  repeating = [];
  for (const row of PROFILE_ROWS.split('\n')) {
    const [tag = '', code = ''] = row.split('|');
    if (tag.includes('X')) repeating.push({ mask: new RegExp(`^${tag.replaceAll('X', '[0-9A-F]')}$`), code });
    else exact.set(Number.parseInt(tag, 16), code);
  }
  return exact;
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

/** The basic profile's action for a tag, or null where the table doesn't list it. */
export function profileAction(tag: Tag): ActionCode | null {
  const code = load().get(tag) ?? repeatingCode(tag);
  if (code === undefined) return null;
  const resolved = RESOLVED[code];
  if (!resolved) throw new Error(`an action code that isn't known: ${code}`);
  return resolved;
}

function repeatingCode(tag: Tag): string | undefined {
  const group = groupOf(tag);
  if (group < 0x5000 || group > 0x60ff || group % 2 === 1) return undefined;
  const digits = tag.toString(16).toUpperCase().padStart(8, '0');
  return repeating?.find(({ mask }) => mask.test(digits))?.code;
}
