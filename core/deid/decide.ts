import type { DataElement } from '../dicom/data-element.js';
import type { DataSet } from '../dicom/data-set.js';
import { lookUpAttribute } from '../dicom/dictionary/look-up.js';
import { encodeAscii } from '../dicom/encode-value.js';
import { textValues } from '../dicom/read-value.js';
import { groupOf, isGroupLength, isPrivate, type Tag } from '../dicom/tag.js';
import { isText, usesCharset, type Vr } from '../dicom/vr.js';
import { decideByOption, shiftDates } from './decide-by-option.js';
import { dummyValue } from './dummy-value.js';
import { FILE_SET_KEYS } from './packing/directory-keys.js';
import { OFFSET_TABLES } from './pixel-cleaning/offset-tables.js';
import { NO_OPTIONS } from './policy.js';
import { profileRule } from './profile-table.js';
import { type InsideMode, type Surroundings, type Verdict, verdict } from './surroundings.js';
import { learnedAction } from './type-needs.js';
import { isClassUid, isWellKnownUid } from './uid-map.js';

const PATIENT_NAME: Tag = 0x00100010;
const PATIENT_ID: Tag = 0x00100020;
const TRAILING_PADDING: Tag = 0xfffcfffc;
const PIXEL_GROUP = 0x7fe0;
/** Pixel Data, Float Pixel Data, Double Float Pixel Data. */
const PICTURES: ReadonlySet<Tag> = new Set([0x7fe00010, 0x7fe00008, 0x7fe00009]);
/** Dates of birth and death in other calendars: the table doesn't list them, and they tell what those in it tell. */
const TOLD_ELSEWHERE: ReadonlySet<Tag> = new Set([0x00100033, 0x00100034]);

/** Decides one element of a data set (not of file meta) by the profile and its options, stricter where the design asks for it. */
export function decideElement(element: DataElement, owner: DataSet, around: Surroundings): Verdict {
  return decideByKind(element, owner, around) ?? decideByProfile(element, owner, around) ?? decideUnlisted(element, owner, around);
}

/** Rules that hold for whole kinds of tags, before the table is asked. */
function decideByKind(element: DataElement, owner: DataSet, around: Surroundings): Verdict | null {
  const { tag } = element;
  if (isGroupLength(tag)) return verdict('remove', 'group-length');
  if (isPrivate(tag)) return decidePrivate(element, owner, around);
  if (tag === TRAILING_PADDING) return verdict('remove', 'padding');
  const group = groupOf(tag);
  // Overlay data is X in the table: what describes a plane without data describes nothing, so the plane goes as a whole.
  if ((group & 0xff00) === 0x6000) return verdict('remove', 'profile-remove');
  const attribute = lookUpAttribute(tag);
  if (!attribute) return verdict('remove', 'unknown');
  if (group === PIXEL_GROUP) {
    if (around.depth > 0 || element.items) return verdict('remove', 'nested-picture');
    if (OFFSET_TABLES.has(tag)) return around.movesFragments ? verdict('remove', 'fragments-moved') : verdict('keep', 'pixel-data');
    // Wavelet coefficients are retired and no picture here: they are looked through as other bytes are.
    return PICTURES.has(tag) ? verdict('keep', 'pixel-data') : null;
  }
  if (TOLD_ELSEWHERE.has(tag)) return verdict('remove', 'profile-remove');
  if (attribute.vrs[0] === 'SQ' && !element.items && element.valueLength > 0) return verdict('remove', 'unparsed');
  return null;
}

function decidePrivate(element: DataElement, owner: DataSet, around: Surroundings): Verdict {
  if (!around.options.retainSafePrivate || !around.safePrivate.isSafe(element.tag, owner)) return verdict('remove', 'private');
  // A date that is kept as it is beside others that move, or go, tells by how much, and when.
  if (element.vr === 'DA' || element.vr === 'DT') {
    if (around.options.retainDates === 'no') return verdict('remove', 'private');
    if (around.options.retainDates === 'modified') return shiftDates(element, owner, around.dateShift) ?? verdict('remove', 'private');
  }
  // What is inside a private sequence isn't described block by block: its own creators decide again.
  return element.items ? verdict('descend', 'safe-private', around.mode) : verdict('keep', 'safe-private');
}

function decideByProfile(element: DataElement, owner: DataSet, around: Surroundings): Verdict | null {
  const { tag } = element;
  if (tag === PATIENT_NAME || tag === PATIENT_ID)
    return verdict('replace', 'pseudonym', 'plain', encodeAscii(element.vr, around.pseudonym));
  const rule = profileRule(tag, around.options);
  if (!rule) return null;
  if (rule.option === 'retainUids' && !element.items && element.valueLength > 0) return retainUids(element, owner, around);
  if (rule.option) {
    const byOption = decideByOption(element, owner, around, rule.code, rule.option);
    if (byOption) return byOption;
  }
  const basic = rule.option ? profileRule(tag, NO_OPTIONS)?.code : rule.code;
  switch (learnedAction(tag, around) ?? basic) {
    case 'Z':
      if (around.fileSet && around.depth === 0 && FILE_SET_KEYS.has(tag))
        return verdict('replace', 'profile-dummy', 'plain', dummyValue(element.vr));
      return element.valueLength === 0 ? verdict('keep', 'profile-empty') : verdict('empty', 'profile-empty');
    case 'D':
      return decideDummy(element, owner, around);
    case 'U':
      return element.items ? verdict('descend', 'profile-uid', around.mode) : replaceUids(element, owner, around);
    default:
      return verdict('remove', 'profile-remove');
  }
}

function decideDummy(element: DataElement, owner: DataSet, around: Surroundings): Verdict {
  if (element.valueLength === 0) return verdict('keep', 'profile-dummy');
  if (element.items) return verdict('descend', 'profile-dummy', 'dummy');
  if (element.vr === 'UI') return replaceUids(element, owner, around);
  return verdict('replace', 'profile-dummy', 'plain', dummyValue(element.vr));
}

function decideUnlisted(element: DataElement, owner: DataSet, around: Surroundings): Verdict {
  if (element.items) return verdict('descend', 'not-identifying', around.mode);
  const vr = dictionaryVr(element);
  // A UID stays one under whatever VR a careless writer gave it.
  const isUid = vr === 'UI' || lookUpAttribute(element.tag)?.vrs[0] === 'UI';
  if (isUid && !isClassUid(element.tag)) return remapUids(element, owner, around);
  if (element.valueLength > 0 && (vr === 'DA' || vr === 'DT')) return decideUnlistedDate(element, owner, around);
  // A person's name says who, whether the table lists its attribute or not.
  if (element.valueLength > 0 && vr === 'PN') return verdict('replace', 'profile-dummy', 'plain', dummyValue(element.vr));
  if (element.valueLength > 0 && isMadeUp(element.vr, around.mode))
    return verdict('replace', around.mode === 'coded' ? 'made-up-text' : 'profile-dummy', 'plain', dummyValue(element.vr));
  return verdict('keep', 'not-identifying');
}

/** Dates that the table doesn't list go the way of those that it lists: one that stayed beside a shifted one would tell the shift. */
function decideUnlistedDate(element: DataElement, owner: DataSet, around: Surroundings): Verdict {
  switch (around.options.retainDates) {
    case 'full':
      return verdict('keep', 'option-keep');
    case 'modified':
      return shiftDates(element, owner, around.dateShift) ?? verdict('replace', 'profile-dummy', 'plain', dummyValue(element.vr));
    case 'no':
      return verdict('replace', 'profile-dummy', 'plain', dummyValue(element.vr));
  }
}

/**
 * Inside a sequence that is made up (D), words, names, times and bytes of unknown meaning are; codes of fixed lists (CS),
 * numbers and references aren't. Inside one that is cleaned to what is coded, free text and names are; codes with their
 * meanings aren't.
 */
function isMadeUp(vr: Vr, mode: InsideMode): boolean {
  if (mode === 'plain') return false;
  if (mode === 'coded') return vr === 'LT' || vr === 'PN' || vr === 'ST' || vr === 'UC' || vr === 'UN' || vr === 'UT';
  return usesCharset(vr) || vr === 'AE' || vr === 'AS' || vr === 'DA' || vr === 'DT' || vr === 'TM' || vr === 'UR' || vr === 'UN';
}

/** The VR that decides what a value is: of the dictionary where the bytes say UN. */
const dictionaryVr = (element: DataElement): Vr => (element.vr === 'UN' ? (lookUpAttribute(element.tag)?.vrs[0] ?? 'UN') : element.vr);

/** A UID that the table doesn't list goes the way of those that it lists. */
function remapUids(element: DataElement, owner: DataSet, around: Surroundings): Verdict {
  return around.options.retainUids && element.valueLength > 0 ? retainUids(element, owner, around) : replaceUids(element, owner, around);
}

/** UIDs stay as they are, but those that hold a number of the person. */
function retainUids(element: DataElement, owner: DataSet, around: Surroundings): Verdict {
  const tells = isText(dictionaryVr(element)) && textValues(owner, element).some(around.tellsInUid);
  return tells ? replaceUids(element, owner, around) : verdict('keep', 'option-keep');
}

/** Also where UIDs are retained: the option doesn't keep all that the table lists (a signature's own UID). */
function replaceUids(element: DataElement, owner: DataSet, around: Surroundings): Verdict {
  if (element.valueLength === 0) return verdict('keep', 'profile-uid');
  const old = isText(dictionaryVr(element)) ? textValues(owner, element) : [];
  // A UID in a VR that isn't text can't be read as one: its bytes are made up.
  if (old.length === 0) return verdict('replace', 'profile-uid', 'plain', dummyValue(element.vr));
  if (old.every((uid) => uid === '' || isWellKnownUid(uid))) return verdict('keep', 'well-known-uid');
  const mapped = old.map((uid) => (isWellKnownUid(uid) ? uid : around.uids.map(uid)));
  return verdict('replace', 'profile-uid', 'plain', encodeAscii('UI', mapped.join('\\')));
}
