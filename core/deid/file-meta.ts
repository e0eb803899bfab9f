import type { DataSet, Encoding } from '../dicom/data-set.js';
import { childPath } from '../dicom/data-set.js';
import { encodeAscii, encodeElement, encodeUnsigned, joinBytes } from '../dicom/encode-value.js';
import { valueBytes } from '../dicom/read-value.js';
import type { Tag } from '../dicom/tag.js';
import type { Vr } from '../dicom/vr.js';
import type { Addition, ElementDecision } from './export-plan.js';
import { removedInside } from './removed-inside.js';

/** File meta is always written so (PS3.10 §7.1). */
export const META_ENCODING: Encoding = { explicitVr: true, littleEndian: true };
export const META_GROUP_LENGTH: Tag = 0x00020000;

/** Names the program's writer, the same for every export: a UUID made once for Negatoscope. */
const IMPLEMENTATION_CLASS_UID = '2.25.215122742852600490290561763151742291604';
const IMPLEMENTATION_VERSION_NAME = 'NEGATOSCOPE';

export interface FileIdentity {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  readonly transferSyntaxUid: string;
}

interface MetaElement {
  readonly tag: Tag;
  readonly vr: Vr;
  readonly value: Uint8Array;
}

/** The file meta of an output: nothing of the source's but class and syntax, no title, no private information. */
function freshMeta(identity: FileIdentity): readonly MetaElement[] {
  const elements: MetaElement[] = [
    { tag: 0x00020001, vr: 'OB', value: Uint8Array.of(0, 1) },
    { tag: 0x00020002, vr: 'UI', value: encodeAscii('UI', identity.sopClassUid) },
    { tag: 0x00020003, vr: 'UI', value: encodeAscii('UI', identity.sopInstanceUid) },
    { tag: 0x00020010, vr: 'UI', value: encodeAscii('UI', identity.transferSyntaxUid) },
    { tag: 0x00020012, vr: 'UI', value: encodeAscii('UI', IMPLEMENTATION_CLASS_UID) },
    { tag: 0x00020013, vr: 'SH', value: encodeAscii('SH', IMPLEMENTATION_VERSION_NAME) },
  ];
  const length = elements.reduce((sum, element) => sum + (element.vr === 'OB' ? 12 : 8) + element.value.length, 0);
  return [{ tag: META_GROUP_LENGTH, vr: 'UL', value: encodeUnsigned('UL', [length], META_ENCODING) }, ...elements];
}

/** The fresh file meta as it is written: of a file that has no source. */
export function encodeFreshMeta(identity: FileIdentity): Uint8Array {
  return joinBytes(freshMeta(identity).map(({ tag, vr, value }) => encodeElement(tag, vr, value, META_ENCODING)));
}

/** Decides every element of the source's file meta against the fresh one; what the source lacks is added. */
export function planFileMeta(source: DataSet | null, identity: FileIdentity): { decisions: ElementDecision[]; additions: Addition[] } {
  const fresh = new Map(freshMeta(identity).map((element) => [element.tag, element]));
  const decisions: ElementDecision[] = [];
  for (const element of source?.elements ?? []) {
    const wanted = fresh.get(element.tag);
    fresh.delete(element.tag);
    const base = {
      path: childPath('', element.tag),
      tag: element.tag,
      vr: wanted?.vr ?? element.vr,
      depth: 0,
      reason: 'file-meta',
    } as const;
    if (!wanted) decisions.push({ ...base, action: 'remove', after: null }, ...removedInside(element, base.path, 0));
    else if (source && element.valueLength === wanted.value.length && sameBytes(valueBytes(source, element), wanted.value))
      decisions.push({ ...base, action: 'keep', after: null });
    else decisions.push({ ...base, action: 'replace', after: wanted.value }, ...removedInside(element, base.path, 0));
  }
  const additions = [...fresh.values()].map(
    ({ tag, vr, value }) => ({ path: childPath('', tag), tag, vr, reason: 'file-meta', depth: 0, value }) as const,
  );
  return { decisions, additions };
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
