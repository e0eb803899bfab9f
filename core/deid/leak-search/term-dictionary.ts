import type { ParsedFile } from '../../dicom/parse-file.js';
import type { PolicyOptions } from '../policy.js';
import { patientKey } from '../pseudonym.js';
import { type CollectedTerms, collectTerms } from './collect-terms.js';
import { LeakMatcher } from './leak-matcher.js';
import { pathTerms } from './spellings.js';
import type { Term, TermKind } from './term.js';

/** The dictionary as it is kept in a file between the runs of a split set. Secret: it is what must not leave. */
export interface SavedTerms {
  readonly schema: 2;
  readonly patients: readonly SavedPatient[];
}
interface SavedPatient extends CollectedTerms {
  readonly patient: string;
}

interface Entry {
  readonly terms: Map<string, Term>;
  readonly uids: Set<string>;
  /** Everything that the files of this patient say was collected. */
  isWhole: boolean;
  matcher: LeakMatcher | null;
}

/** Everything in the sources that must not leave, per patient (design, Leak search): collected over all files first, asked afterwards. */
export class TermDictionary {
  readonly #patients = new Map<string, Entry>();

  constructor(private readonly options: PolicyOptions) {}

  /** Adds what one file holds. */
  collect(parsed: ParsedFile): void {
    this.#add(patientKey(parsed.dataSet), collectTerms(parsed, this.options));
  }

  /** What to look for in an export of that file: its patient's terms and those of its own path. */
  searchFor(parsed: ParsedFile, untrustedPath: string): LeakSearch {
    return this.searchOf(patientKey(parsed.dataSet), untrustedPath);
  }

  /** The same, where the patient's key is known already. Of whom nothing was collected, nothing can be found. */
  searchOf(patient: string, untrustedPath: string): LeakSearch {
    const entry = this.#patients.get(patient) ?? { ...noEntry(), isWhole: false };
    entry.matcher ??= new LeakMatcher([...entry.terms.values()], entry.uids, { dates: this.options.retainDates !== 'full', people: true });
    return { person: entry.matcher, path: new LeakMatcher(pathTerms(untrustedPath), new Set()), isWhole: entry.isWhole };
  }

  /** The words of that file's patient, folded: for comparing them with what is read in pictures. */
  wordsOf(parsed: ParsedFile): readonly string[] {
    const { terms } = this.#patients.get(patientKey(parsed.dataSet)) ?? noEntry();
    return [...terms.values()].filter(({ kind }) => kind !== 'path').map(({ folded }) => folded);
  }

  save(): SavedTerms {
    const patients = [...this.#patients].map(([patient, { terms, uids, isWhole }]) => ({
      patient,
      terms: [...terms.values()],
      uids: [...uids],
      isWhole,
    }));
    return { schema: 2, patients: patients.sort((one, other) => (one.patient < other.patient ? -1 : 1)) };
  }

  /** Adds a dictionary that was saved. */
  load(saved: SavedTerms): void {
    for (const { patient, ...collected } of saved.patients) this.#add(patient, collected);
  }

  #add(patient: string, { terms, uids, isWhole }: CollectedTerms): void {
    const entry = this.#patients.get(patient) ?? noEntry();
    this.#patients.set(patient, entry);
    for (const term of terms) entry.terms.set(`${term.kind} ${term.folded}`, term);
    for (const uid of uids) entry.uids.add(uid);
    entry.isWhole &&= isWhole;
    entry.matcher = null;
  }
}

const noEntry = (): Entry => ({ terms: new Map(), uids: new Set(), isWhole: true, matcher: null });

/** What is looked for in one file. Words of its path are looked for in free text only, and not in the names of makers. */
export interface LeakSearch {
  readonly person: LeakMatcher;
  readonly path: LeakMatcher;
  /** Nothing that must not be found was too much to collect. Otherwise nothing of this patient leaves. */
  readonly isWhole: boolean;
}

const KINDS: ReadonlySet<string> = new Set<TermKind>([
  'name',
  'identifier',
  'device',
  'uid',
  'date',
  'phone',
  'address',
  'institution',
  'path',
]);
const MOST_SAVED = 10_000_000;

/** Reads a saved dictionary from parsed JSON; null where it isn't one. */
export function readSavedTerms(untrusted: unknown): SavedTerms | null {
  if (!isRecord(untrusted) || untrusted['schema'] !== 2 || !Array.isArray(untrusted['patients'])) return null;
  let count = 0;
  for (const patient of untrusted['patients'] as unknown[]) {
    if (!isRecord(patient) || typeof patient['patient'] !== 'string') return null;
    const { terms, uids, isWhole } = patient as { terms?: unknown; uids?: unknown; isWhole?: unknown };
    if (typeof isWhole !== 'boolean') return null;
    if (!Array.isArray(terms) || !terms.every(isTerm) || !Array.isArray(uids) || !uids.every((uid) => typeof uid === 'string')) return null;
    count += terms.length + uids.length;
    if (count > MOST_SAVED) return null;
  }
  return untrusted as unknown as SavedTerms;
}

function isTerm(value: unknown): value is Term {
  return (
    isRecord(value) &&
    typeof value['kind'] === 'string' &&
    KINDS.has(value['kind']) &&
    typeof value['folded'] === 'string' &&
    typeof value['wholeWord'] === 'boolean'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
