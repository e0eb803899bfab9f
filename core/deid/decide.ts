import type { DataElement } from '../dicom/data-element.js';
import type { DataSet } from '../dicom/data-set.js';
import { lookUpAttribute } from '../dicom/dictionary/look-up.js';
import { encodeAscii } from '../dicom/encode-value.js';
import { textValues } from '../dicom/read-value.js';
import { groupOf, isGroupLength, isPrivate, type Tag } from '../dicom/tag.js';
import { isText, usesCharset, type Vr } from '../dicom/vr.js';
import { dummyValue } from './dummy-value.js';
import type { Action, Reason } from './export-plan.js';
import { NO_OPTIONS } from './policy.js';
import { type ActionCode, profileRule } from './profile-table.js';
import { learnedAction } from './type-needs.js';
import { isWellKnownUid, type UidMap } from './uid-map.js';

/** What surrounds an element: `dummy` inside a sequence that is to be made up (action D), `plain` elsewhere. */
export interface Surroundings {
  readonly depth: number;
  readonly mode: 'plain' | 'dummy';
  readonly pseudonym: string;
  readonly uids: UidMap;
}

export interface Verdict {
  readonly action: Action;
  readonly reason: Reason;
  readonly after: Uint8Array | null;
  /** How the items of a sequence that stays are decided. */
  readonly inside: Surroundings['mode'];
}

const PATIENT_NAME: Tag = 0x00100010;
const PATIENT_ID: Tag = 0x00100020;
const TRAILING_PADDING: Tag = 0xfffcfffc;
const PIXEL_GROUP = 0x7fe0;
/** UI attributes that name kinds and vocabularies, never a person's object; a vendor's own roots are met in them. */
const CLASS_UIDS: ReadonlySet<Tag> = new Set([
  0x00080016, 0x0008001a, 0x0008001b, 0x0008010c, 0x00080117, 0x00080118, 0x00081150, 0x0008115a,
]);

/** Decides one element of a data set (not of file meta) by the basic profile, stricter where design asks for it. */
export function decideElement(element: DataElement, owner: DataSet, around: Surroundings): Verdict {
  return decideByKind(element, around) ?? decideByProfile(element, owner, around) ?? decideUnlisted(element, owner, around);
}

const verdict = (action: Action, reason: Reason, inside: Surroundings['mode'] = 'plain', after: Uint8Array | null = null): Verdict => ({
  action,
  reason,
  after,
  inside,
});

/** Rules that hold for whole kinds of tags, before the table is asked. */
function decideByKind(element: DataElement, around: Surroundings): Verdict | null {
  const { tag } = element;
  if (isGroupLength(tag)) return verdict('remove', 'group-length');
  if (isPrivate(tag)) return verdict('remove', 'private');
  if (tag === TRAILING_PADDING) return verdict('remove', 'padding');
  const group = groupOf(tag);
  // Overlay data is X in the table: what describes a plane without data describes nothing, so the plane goes as a whole.
  if ((group & 0xff00) === 0x6000) return verdict('remove', 'profile-remove');
  const attribute = lookUpAttribute(tag);
  if (!attribute) return verdict('remove', 'unknown');
  if (group === PIXEL_GROUP)
    return around.depth === 0 && !element.items ? verdict('keep', 'pixel-data') : verdict('remove', 'nested-picture');
  if (attribute.vrs[0] === 'SQ' && !element.items && element.valueLength > 0) return verdict('remove', 'unparsed');
  return null;
}

function decideByProfile(element: DataElement, owner: DataSet, around: Surroundings): Verdict | null {
  const { tag } = element;
  const listed = profileRule(tag, NO_OPTIONS)?.code;
  if (!listed) return null;
  if (tag === PATIENT_NAME || tag === PATIENT_ID)
    return verdict('replace', 'pseudonym', 'plain', encodeAscii(element.vr, around.pseudonym));
  const code: ActionCode = learnedAction(tag) ?? listed;
  switch (code) {
    case 'X':
      return verdict('remove', 'profile-remove');
    case 'Z':
      return element.valueLength === 0 ? verdict('keep', 'profile-empty') : verdict('empty', 'profile-empty');
    case 'D':
      return decideDummy(element, owner, around);
    case 'U':
      return element.items ? verdict('descend', 'profile-uid', around.mode) : remapUids(element, owner, around);
    case 'K':
    case 'C':
      // The basic profile has neither; options that ask for them are refused by readPolicy until they are built.
      throw new Error('an action of an option that is not available');
  }
}

function decideDummy(element: DataElement, owner: DataSet, around: Surroundings): Verdict {
  if (element.valueLength === 0) return verdict('keep', 'profile-dummy');
  if (element.items) return verdict('descend', 'profile-dummy', 'dummy');
  if (element.vr === 'UI') return remapUids(element, owner, around);
  return verdict('replace', 'profile-dummy', 'plain', dummyValue(element.vr));
}

function decideUnlisted(element: DataElement, owner: DataSet, around: Surroundings): Verdict {
  const { tag } = element;
  if (element.items) return verdict('descend', 'not-identifying', around.mode);
  const vr = dictionaryVr(element);
  // A UID stays one under whatever VR a careless writer gave it.
  if ((vr === 'UI' || lookUpAttribute(tag)?.vrs[0] === 'UI') && !CLASS_UIDS.has(tag)) return remapUids(element, owner, around);
  if (around.mode === 'dummy' && element.valueLength > 0 && isMadeUp(element.vr))
    return verdict('replace', 'profile-dummy', 'plain', dummyValue(element.vr));
  return verdict('keep', 'not-identifying');
}

/** Inside a sequence that is made up, words, names, times and unknown bytes are; codes of fixed lists, numbers and references aren't. */
const isMadeUp = (vr: Vr): boolean =>
  usesCharset(vr) || vr === 'AE' || vr === 'AS' || vr === 'DA' || vr === 'DT' || vr === 'TM' || vr === 'UR' || vr === 'UN';

/** The VR that decides what a value is: of the dictionary where the bytes say UN. */
const dictionaryVr = (element: DataElement): Vr => (element.vr === 'UN' ? (lookUpAttribute(element.tag)?.vrs[0] ?? 'UN') : element.vr);

function remapUids(element: DataElement, owner: DataSet, around: Surroundings): Verdict {
  if (element.valueLength === 0) return verdict('keep', 'profile-uid');
  const old = isText(dictionaryVr(element)) ? textValues(owner, element) : [];
  // A UID in a VR that isn't text can't be read as one: its bytes are made up.
  if (old.length === 0) return verdict('replace', 'profile-uid', 'plain', dummyValue(element.vr));
  if (old.every((uid) => uid === '' || isWellKnownUid(uid))) return verdict('keep', 'well-known-uid');
  const mapped = old.map((uid) => (isWellKnownUid(uid) ? uid : around.uids.map(uid)));
  return verdict('replace', 'profile-uid', 'plain', encodeAscii('UI', mapped.join('\\')));
}
