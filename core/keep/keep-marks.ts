import { keyedHash } from '../deid/keyed-hash.js';
import { patientKey } from '../deid/pseudonym.js';
import { UidMap } from '../deid/uid-map.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import { describeGrey, describeImage } from '../pixels/image-description.js';
import { type LookupTable, readLookupTable } from '../pixels/lookup-table.js';
import type { Mark } from '../study/measure/mark.js';
import { identityOf, instanceUids } from './identity.js';
import type { KeepRequest, KeptKind, KeptPicture, NotKept, NotKeptReason } from './keep-request.js';
import { keyObjectElements } from './key-object-elements.js';
import { commonElements, encodeObject, type NewUid, type ObjectKindWords } from './made-object.js';
import type { NewElement } from './new-element.js';
import { type PresentationGroup, presentationElements } from './presentation-elements.js';
import type { KnownFile } from './references.js';
import { measuredMark, reportElements } from './report-elements.js';

const PRESENTATION: ObjectKindWords = {
  sopClassUid: '1.2.840.10008.5.1.4.1.1.11.1',
  modality: 'PR',
  seriesDescription: 'Marks',
  seriesNumber: 9001,
};
const COLOR_PRESENTATION: ObjectKindWords = { ...PRESENTATION, sopClassUid: '1.2.840.10008.5.1.4.1.1.11.2' };
const KEY_OBJECTS: ObjectKindWords = {
  sopClassUid: '1.2.840.10008.5.1.4.1.1.88.59',
  modality: 'KO',
  seriesDescription: 'Key images',
  seriesNumber: 9002,
};
/** Comprehensive 3D SR. */
const REPORT: ObjectKindWords = {
  sopClassUid: '1.2.840.10008.5.1.4.1.1.88.34',
  modality: 'SR',
  seriesDescription: 'Measurements',
  seriesNumber: 9003,
};

/** One file that is made, whole. */
export interface KeptFile {
  readonly kind: KeptKind;
  readonly bytes: Uint8Array;
}

export interface KeptFiles {
  readonly files: readonly KeptFile[];
  readonly notKept: readonly NotKept[];
}

/**
 * Makes the files that hold a person's marks beside their scan: presentation states (PS3.3 A.33), a key object selection (A.35.4) and a
 * measurement report (A.35.13). They hold whose scan it is, as the scan says it. The same request under the same seed gives the same bytes.
 * @param sources the files that marks lie on, by id; one that isn't here has no identity
 * @param seed 32 random bytes: new UIDs follow from it
 */
export function keepMarks(request: KeepRequest, sources: ReadonlyMap<string, ParsedFile>, seed: Uint8Array): KeptFiles {
  const known = knownFiles(sources);
  const [first] = known.values();
  const tally = new Tally();
  const files: KeptFile[] = [];
  const uids = new UidMap(keyedHash(seed, 'kept-marks', ''));
  const newUid: NewUid = (words) => uids.map(words);
  const parsed = first && sources.get(first.fileId);
  const identity = parsed ? identityOf(parsed.dataSet) : [];
  // Files of another study can't stand in one object with the rest, nor those of another person, whatever number their study has.
  const whyNot = (fileId: string): NotKeptReason | null => {
    const file = known.get(fileId);
    const source = sources.get(fileId);
    if (!file || !source || !first || !parsed) return 'no-identity';
    return file.study === first.study && patientKey(source.dataSet) === patientKey(parsed.dataSet) ? null : 'other-study';
  };
  const whyNotMark = ({ at, isHidden }: Mark): NotKeptReason | null => (isHidden ? 'hidden' : at.plane ? 'in-a-plane' : whyNot(at.fileId));
  const ofStudy = new Map([...known].filter(([fileId]) => whyNot(fileId) === null));
  const make = (kind: KeptKind, words: ObjectKindWords, number: number, content: readonly NewElement[]) => {
    const elements = [...identity, ...commonElements(words, number, request, newUid), ...content];
    files.push({ kind, bytes: encodeObject(words.sopClassUid, newUid(`${words.modality} ${number}`), elements) });
  };
  const takes = (kind: KeptKind) => request.kinds.includes(kind);
  if (takes('presentation')) {
    const marks = request.marks.filter(({ mark }) => tally.keeps('presentation', whyNotMark(mark)));
    groups({ ...request, marks }, sources, ofStudy).forEach((group, index) => {
      const words = group.grey ? PRESENTATION : COLOR_PRESENTATION;
      make('presentation', words, index + 1, presentationElements(group, ofStudy, request.date, request.time));
    });
  }
  if (takes('key-images')) {
    const places = request.keyImages.filter(({ fileId }) => tally.keeps('key-images', whyNot(fileId)));
    if (places.length > 0) make('key-images', KEY_OBJECTS, 1, keyObjectElements(places, ofStudy, request));
  }
  if (takes('report')) {
    const shown = request.marks.filter(({ mark }) => tally.keeps('report', whyNotMark(mark)));
    // What points at something measures nothing by its nature: nobody misses it in a report.
    const measured = shown.flatMap((mark) => {
      const made = measuredMark(mark);
      if (!made && mark.reading.kind !== 'none') tally.keeps('report', 'nothing-measured');
      return made ? [made] : [];
    });
    if (measured.length > 0) make('report', REPORT, 1, reportElements(measured, ofStudy, request, newUid));
  }
  return { files, notKept: tally.all() };
}

function knownFiles(sources: ReadonlyMap<string, ParsedFile>): ReadonlyMap<string, KnownFile> {
  const known = new Map<string, KnownFile>();
  for (const [fileId, { dataSet }] of sources) {
    const uids = instanceUids(dataSet);
    const image = describeImage(dataSet);
    if (uids && image.kind === 'image') known.set(fileId, { fileId, ...uids, frames: image.numberOfFrames });
  }
  return known;
}

/** Pictures with their marks, by what one presentation state can hold: one series, one way to grey, one turn. */
function groups(
  { pictures, marks }: Pick<KeepRequest, 'pictures' | 'marks'>,
  sources: ReadonlyMap<string, ParsedFile>,
  known: ReadonlyMap<string, KnownFile>,
): readonly PresentationGroup[] {
  const found = new Map<string, { readonly pictures: KeptPicture[]; readonly table: LookupTable | null }>();
  for (const picture of pictures) {
    const file = known.get(picture.at.fileId);
    const isMarked = marks.some(({ mark: { at } }) => at.fileId === picture.at.fileId && at.frame === picture.at.frame);
    if (!file || !isMarked) continue;
    const key = JSON.stringify([file.series, picture.turn, greyKey(picture)]);
    const group = found.get(key) ?? { pictures: [], table: modalityTable(picture, sources) };
    group.pictures.push(picture);
    found.set(key, group);
  }
  return [...found.values()].map(({ pictures: same, table }) => ({
    pictures: same,
    marks: marks.filter(({ mark: { at } }) => same.some((picture) => picture.at.fileId === at.fileId && picture.at.frame === at.frame)),
    grey: same[0]?.grey ?? null,
    modalityTable: table,
    turn: same[0]?.turn ?? { rotation: 0, flipHorizontal: false, flipVertical: false },
  }));
}

/** What a presentation state says once for all of its pictures. A table of a file's own is for that file. */
function greyKey({ grey, at }: KeptPicture): unknown {
  if (!grey) return null;
  const { slope, intercept, unit, isInverse, isTabled } = grey;
  return [slope, intercept, unit, isInverse, isTabled ? at.fileId : null];
}

function modalityTable({ at, grey }: KeptPicture, sources: ReadonlyMap<string, ParsedFile>): LookupTable | null {
  const parsed = sources.get(at.fileId);
  if (!grey?.isTabled || !parsed) return null;
  const image = describeImage(parsed.dataSet);
  const { modalityLut } = describeGrey(parsed.dataSet, at.frame);
  return modalityLut && image.kind === 'image' ? readLookupTable(modalityLut, image.signed) : null;
}

/** Counts what isn't kept. */
class Tally {
  readonly #counts = new Map<string, NotKept>();

  /** True where there is no reason against it. */
  keeps(kind: KeptKind, reason: NotKeptReason | null): boolean {
    if (reason === null) return true;
    const key = `${kind} ${reason}`;
    this.#counts.set(key, { kind, reason, count: (this.#counts.get(key)?.count ?? 0) + 1 });
    return false;
  }

  all(): readonly NotKept[] {
    return [...this.#counts.values()];
  }
}
