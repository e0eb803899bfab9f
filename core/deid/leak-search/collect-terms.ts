import type { DataElement } from '../../dicom/data-element.js';
import { type DataSet, walkElements } from '../../dicom/data-set.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import { readingVr, textValues } from '../../dicom/read-value.js';
import { isPrivate, type Tag } from '../../dicom/tag.js';
import type { PolicyOptions } from '../policy.js';
import { isClassUid, isWellKnownUid } from '../uid-map.js';
import { dateTerms, identifierTerms, nameTerms, phraseTerms } from './spellings.js';
import type { Term } from './term.js';

/** Attributes whose value, in whole, tells who: numbers of a person, a visit, an order or a specimen. */
const IDENTIFIERS: ReadonlySet<Tag> = new Set([
  0x00080050, 0x00100020, 0x00101000, 0x00101090, 0x00200010, 0x00380010, 0x00380060, 0x00400009, 0x00401001, 0x00402016, 0x00402017,
  0x00400253, 0x00120020, 0x00120030, 0x00120040, 0x00120042, 0x00400512, 0x00400551, 0x00120071, 0x00120082, 0x0040050a, 0x004006fa,
  0x0050001b, 0x40080040, 0x40080200,
]);
/** Numbers and names of machines, and titles of their applications. */
const DEVICES: ReadonlySet<Tag> = new Set([
  0x00181000, 0x00181002, 0x00181009, 0x00181010, 0x00181011, 0x00181803, 0x00400001, 0x00400010, 0x00181003, 0x00181004, 0x00181005,
  0x00181007, 0x00181008, 0x0018100b, 0x00081010, 0x00400241, 0x00400242, 0x00080054, 0x00080055, 0x00020016, 0x00020017, 0x00020018,
  0x0018700a, 0x00160051, 0x00189367, 0x00189371, 0x30080105, 0x3010001b, 0x30100043, 0x300a00b2, 0x00081000, 0x00321021, 0x00741234,
  0x00741236, 0x21000070, 0x21000140,
]);
const PHONES: ReadonlySet<Tag> = new Set([0x00080094, 0x00102154, 0x00102155, 0x00401103, 0x00402010, 0x00402011, 0x00404031, 0x0040a354]);
const ADDRESSES: ReadonlySet<Tag> = new Set([0x00080081, 0x00080092, 0x00101040, 0x00401102, 0x00401104, 0x0040a353, 0x4008011a]);
const INSTITUTIONS: ReadonlySet<Tag> = new Set([
  0x00080080, 0x00081040, 0x00120010, 0x00120021, 0x00120031, 0x00120060, 0x0040a027, 0x00400243, 0x00100021, 0x00080116, 0x00321020,
  0x00321033, 0x00380300, 0x00380400, 0x00400011, 0x00102152, 0x00102299, 0x00120081, 0x00320012, 0x00380011, 0x0038001e, 0x00380061,
  0x00401005, 0x00402009, 0x00404036, 0x04000563, 0x04000564, 0x40080042, 0x40080202,
]);
/** Insurance Plan Identification: who insures, or the number there. */
const INSURANCE: Tag = 0x00101050;
const BIRTH_DATE: Tag = 0x00100030;
/** Names, whatever VR a writer gave them: at birth, of the mother, of who owns a camera, of an author. */
const NAMES: ReadonlySet<Tag> = new Set([0x00101005, 0x00101060, 0x0016004d, 0x00880910]);
/** Signs of a date with its century: zeros may be left out. */
const FULL_DATE = 7;
/**
 * Bounds of what a hostile file can hold, with room beyond what real ones do: characters of one value (an institution's address has 1024), bytes of an
 * attribute with many, and spellings and UIDs of one file.
 */
const LONGEST = 1024;
const MOST_BYTES = 64 * 1024;
const MOST_TERMS = 100_000;
const MOST_UIDS = 500_000;

/** What one file gives to look for: spellings, and UIDs as they are written. */
export interface CollectedTerms {
  readonly terms: readonly Term[];
  readonly uids: readonly string[];
  /** Everything was within the bounds. Otherwise a search for what is here may pass by what isn't. */
  readonly isWhole: boolean;
}

/** Everything in one file that must not be found in what leaves: from every depth, private data too. What the policy keeps isn't looked for. */
export function collectTerms(parsed: ParsedFile, options: PolicyOptions): CollectedTerms {
  const terms = new Map<string, Term>();
  const uids = new Set<string>();
  let isWhole = true;
  const valuesOf = (element: DataElement, owner: DataSet): readonly string[] => {
    const values = element.valueLength > MOST_BYTES ? null : textValues(owner, element).filter((value) => value !== '');
    if (!values || values.some(({ length }) => length > LONGEST)) isWhole = false;
    return values?.filter(({ length }) => length <= LONGEST) ?? [];
  };
  const visit = (element: DataElement, _path: string, owner: DataSet) => {
    if (element.items || element.fragments || element.valueLength === 0) return;
    const spell = spellingOf(element, options);
    if (spell) {
      for (const term of valuesOf(element, owner).flatMap(spell)) {
        if (!isLookedFor(term, options)) continue;
        const key = `${term.kind} ${term.folded}`;
        if (terms.size < MOST_TERMS || terms.has(key)) terms.set(key, term);
        else isWhole = false;
      }
    }
    if (!options.retainUids && namesInstances(element)) {
      for (const uid of valuesOf(element, owner)) {
        if (uid.length < LEAST_UID || isWellKnownUid(uid)) continue;
        if (uids.size < MOST_UIDS || uids.has(uid)) uids.add(uid);
        else isWhole = false;
      }
    }
  };
  if (parsed.fileMeta) walkElements(parsed.fileMeta, visit);
  walkElements(parsed.dataSet, visit);
  return { terms: [...terms.values()], uids: [...uids], isWhole };
}

/** What a policy keeps may leave: looking for it would find it. */
function isLookedFor(term: Term, options: PolicyOptions): boolean {
  if (term.kind === 'institution' && options.retainInstitutionIdentity) return false;
  if (term.kind === 'device' && options.retainDeviceIdentity) return false;
  return !(term.kind === 'date' && options.retainDates === 'full');
}

/** Shorter ones are found in every number. */
const LEAST_UID = 10;

/** UI attributes that name kinds and vocabularies stay in an export. */
const namesInstances = (element: DataElement): boolean => readingVr(element) === 'UI' && !isClassUid(element.tag);

/**
 * A date of birth in full is as good as a number: it is looked for where whole numbers are, and where other dates may stay. Where a policy
 * keeps dates, it doesn't keep this one: all its spellings are looked for.
 */
const birthTerms = (date: string, { retainDates }: PolicyOptions): Term[] =>
  dateTerms(date).map((term) => (retainDates === 'full' || term.folded.length >= FULL_DATE ? { ...term, kind: 'identifier' } : term));

/** What each value of an attribute is looked for as; null where it tells nothing of a person. */
function spellingOf(element: DataElement, options: PolicyOptions): ((value: string) => readonly Term[]) | null {
  const vr = readingVr(element);
  const { tag } = element;
  if (vr === 'PN' || NAMES.has(tag)) return nameTerms;
  if (tag === BIRTH_DATE) return (value) => [...birthTerms(value, options), ...identifierTerms(value)];
  if (vr === 'DA' || vr === 'DT') return dateTerms;
  if (isPrivate(tag)) return null;
  if (DEVICES.has(tag)) return (value) => identifierTerms(value, 'device');
  if (tag === INSURANCE) return (value) => [...identifierTerms(value), ...phraseTerms(value, 'institution')];
  if (IDENTIFIERS.has(tag)) return (value) => identifierTerms(value);
  if (PHONES.has(tag)) return (value) => identifierTerms(value, 'phone');
  if (ADDRESSES.has(tag)) return (value) => phraseTerms(value, 'address');
  if (INSTITUTIONS.has(tag)) return (value) => phraseTerms(value, 'institution');
  return null;
}
