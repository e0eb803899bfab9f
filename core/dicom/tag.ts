/** A data element tag as one unsigned number: group × 65536 + element (PS3.5 §7.1). */
export type Tag = number;

export const tagOf = (group: number, element: number): Tag => group * 0x10000 + element;
export const groupOf = (tag: Tag): number => Math.floor(tag / 0x10000);
export const elementOf = (tag: Tag): number => tag % 0x10000;

/** `(0010,0020)`, as the standard writes it. */
export function formatTag(tag: Tag): string {
  const digits = tag.toString(16).toUpperCase().padStart(8, '0');
  return `(${digits.slice(0, 4)},${digits.slice(4)})`;
}

/** Reads `(0010,0020)`, `0010,0020` or `00100020`; null where it is none of these. */
export function parseTag(text: string): Tag | null {
  const match = /^\(?([0-9A-Fa-f]{4}),?([0-9A-Fa-f]{4})\)?$/.exec(text);
  return match ? Number.parseInt(`${match[1]}${match[2]}`, 16) : null;
}

/** Private data elements have an odd group number (PS3.5 §7.8). */
export const isPrivate = (tag: Tag): boolean => groupOf(tag) % 2 === 1;
/** Private Creator: (gggg,0010) to (gggg,00FF) of an odd group (PS3.5 §7.8.1). */
export const isPrivateCreator = (tag: Tag): boolean => isPrivate(tag) && elementOf(tag) >= 0x10 && elementOf(tag) <= 0xff;
/** Group Length: (gggg,0000) (PS3.5 §7.2). */
export const isGroupLength = (tag: Tag): boolean => elementOf(tag) === 0;

/** Item, Item Delimitation Item, Sequence Delimitation Item (PS3.5 §7.5). */
export const ITEM: Tag = 0xfffee000;
export const ITEM_DELIMITATION: Tag = 0xfffee00d;
export const SEQUENCE_DELIMITATION: Tag = 0xfffee0dd;
export const PIXEL_DATA: Tag = 0x7fe00010;
