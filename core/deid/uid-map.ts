import type { Tag } from '../dicom/tag.js';
import { keyedHash } from './keyed-hash.js';

/**
 * UIDs that the standard registers name classes and syntaxes, never a person's object (PS3.6 Annex A). All of them are short
 * numbers: a date or a serial number under that root was never registered.
 */
export const isWellKnownUid = (uid: string): boolean => /^1\.2\.840\.10008(\.\d{1,4}){1,10}$/.test(uid);

/** UI attributes that name kinds and vocabularies, never a person's object; a vendor's own roots are met in them. */
const CLASS_UIDS: ReadonlySet<Tag> = new Set([
  0x00080016, 0x0008001a, 0x0008001b, 0x0008010c, 0x00080117, 0x00080118, 0x00081150, 0x0008115a,
]);
export const isClassUid = (tag: Tag): boolean => CLASS_UIDS.has(tag);

/**
 * New UIDs for old: the same old UID gives the same new one under one seed, and nobody without the seed can go back.
 * The new UIDs are `2.25.` and a UUID of version 8 as a decimal number (PS3.5 §B.2, RFC 9562).
 */
export class UidMap {
  readonly #known = new Map<string, string>();

  constructor(private readonly seed: Uint8Array) {}

  /** The new UID for one old UID, at most 44 characters. Padding must be off; an empty text stays empty. */
  map(uid: string): string {
    if (uid === '') return '';
    const known = this.#known.get(uid);
    if (known) return known;
    const bytes = keyedHash(this.seed, 'uid', uid).slice(0, 16);
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x80;
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
    let number = 0n;
    for (const byte of bytes) number = number * 256n + BigInt(byte);
    const mapped = `2.25.${number}`;
    this.#known.set(uid, mapped);
    return mapped;
  }
}
