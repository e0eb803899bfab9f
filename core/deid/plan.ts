import { sha256 } from '@noble/hashes/sha2.js';
import type { DataElement } from '../dicom/data-element.js';
import { childPath, type DataSet, type ElementPath, findElement, itemPath } from '../dicom/data-set.js';
import { encodeAscii } from '../dicom/encode-value.js';
import { hasOddHeader } from '../dicom/odd-header.js';
import { ParseError } from '../dicom/parse-error.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import { textValue } from '../dicom/read-value.js';
import { groupOf, type Tag } from '../dicom/tag.js';
import { hasLongLength, type Vr } from '../dicom/vr.js';
import { mayShowFaces } from '../pixels/faces/photograph.js';
import { FrameError } from '../pixels/frame-error.js';
import { pixelElement } from '../pixels/frames.js';
import { CodestreamError } from './codestream/clean-codestream.js';
import { dateShiftOf } from './date-shift.js';
import { decideElement } from './decide.js';
import { dummyValue } from './dummy-value.js';
import type { Addition, ElementDecision, FilePlan, LeftOut, LeftOutReason, Reason } from './export-plan.js';
import type { FaceTreatment } from './face/face-treatment.js';
import { asAir, coversFace, faceBoxes, faceMarks } from './face/plan-face.js';
import { planFileMeta } from './file-meta.js';
import { isAmong } from './generic-path.js';
import { SEED_BYTES } from './keyed-hash.js';
import { searchCodestreams } from './leak-search/search-codestreams.js';
import { searchElement } from './leak-search/search-element.js';
import type { LeakSearch } from './leak-search/term-dictionary.js';
import { type Inclusion, whyLeftOut } from './left-out.js';
import { planMadeFor } from './made-for.js';
import { deidentificationMarks } from './marks.js';
import { FILE_SET_KEYS } from './packing/directory-keys.js';
import { cleanPixels } from './pixel-cleaning/clean-pixels.js';
import { offsetTablesHold } from './pixel-cleaning/offset-tables.js';
import type { PixelCleaning } from './pixel-cleaning/pixel-cleaning.js';
import type { Policy, PolicyOptions } from './policy.js';
import { patientKey, pseudonymOf } from './pseudonym.js';
import { COUNTED_OVER_PIXELS, changedAttributes } from './redact/changed-attributes.js';
import { derivationMarks } from './redact/derivation.js';
import { planRedaction } from './redact/plan-redaction.js';
import { RedactionError, type RedactionPlan, type RedactionRequest } from './redact/redaction.js';
import { removedInside } from './removed-inside.js';
import { SafePrivate } from './safe-private.js';
import { type Surroundings, type Verdict, verdict } from './surroundings.js';
import { isWellKnownUid, UidMap } from './uid-map.js';

/** Image pixel description, palettes and lookup tables. */
const IMAGE_GROUP = 0x0028;
/** First and last bytes of a file that tell it from others. */
const IDENTIFYING_BYTES = 1024 * 1024;

const SOP_INSTANCE: Tag = 0x00080018;
const PATIENT_ID: Tag = 0x00100020;
const namedInstance = { path: childPath('', SOP_INSTANCE), tag: SOP_INSTANCE, reason: 'file-meta' } as const;

/** What a person decided about one file. */
export interface FileChoice extends Inclusion {
  /** Matches of the leak search that are false alarms, by path without item numbers. */
  readonly overruled?: readonly ElementPath[];
  /** Boxes to cover in the pixels. */
  readonly boxes?: RedactionRequest;
  /** What becomes of the face that could be rebuilt from the series of this file; absent where none can. */
  readonly face?: FaceTreatment;
  /** Faces were looked for in the picture itself, and those that were found are under boxes, or somebody said that they may stay. */
  readonly lookedForFaces?: boolean;
  /** A transfer syntax that frames with boxes aren't encoded in: its encoder failed on this file. */
  readonly avoidedSyntax?: string;
  /** Bits beside the stored values of compressed frames hide something: all frames are encoded anew without them. */
  readonly clearsBits?: boolean;
  /** The copy gets an index (DICOMDIR): attributes that its records need are never empty (PS3.3 F.5). */
  readonly fileSet?: boolean;
}

/** Plans files one by one under one policy and seed, so that a set needn't be in memory at once. */
export interface Planner {
  readonly policy: Policy;
  /** @param search the terms of this file's patient and path, collected over all files of the export before. */
  planFile(fileId: string, parsed: ParsedFile, choice: FileChoice, search: LeakSearch): FilePlan | LeftOut;
}

/** @param seed 32 bytes that only the maker of this export has. @throws RangeError for another length. */
export function createPlanner(policy: Policy, seed: Uint8Array): Planner {
  if (seed.length !== SEED_BYTES) throw new RangeError(`a seed has ${SEED_BYTES} bytes`);
  const uids = new UidMap(seed);
  return {
    policy,
    planFile(fileId, parsed, choice, search) {
      const reason =
        whyLeftOut(parsed, choice) ??
        (search.isWhole ? null : 'words-not-collected') ??
        whyNotCleaned(parsed, policy.options, choice) ??
        whyFace(parsed, policy.options, choice);
      if (reason) return { fileId, reason };
      try {
        return planFile(fileId, parsed, { policy, seed, uids, choice, search });
      } catch (error) {
        if (error instanceof LeaveOut) return { fileId, reason: error.reason };
        if (error instanceof RedactionError) return { fileId, reason: 'boxes-not-covered' };
        if (error instanceof CodestreamError || error instanceof FrameError || error instanceof ParseError)
          return { fileId, reason: 'codestream-not-understood' };
        throw error;
      }
    },
  };
}

/** Where pixels are to be cleaned, a picture that nobody looked at doesn't leave, whatever its kind. */
const whyNotCleaned = ({ dataSet }: ParsedFile, options: PolicyOptions, { lookedAt }: FileChoice): LeftOutReason | null =>
  options.cleanPixelData && lookedAt === undefined && pixelElement(dataSet) ? 'not-checked-for-text' : null;

/** Where recognizable features are to be cleaned, no face stays, and no photograph leaves in which nobody looked for one. */
function whyFace({ dataSet }: ParsedFile, options: PolicyOptions, { face, lookedForFaces, lookedAt }: FileChoice): LeftOutReason | null {
  if (face?.kind === 'leave-out') return face.why;
  if (!options.cleanRecognizableVisualFeatures) return null;
  if (face?.kind === 'keep') return 'face-in-volume';
  const isLookedAt = lookedForFaces || lookedAt === 'by-person';
  return !isLookedAt && mayShowFaces(dataSet) && pixelElement(dataSet) ? 'face-unknown' : null;
}

/** Met in the middle of planning: the file can't be exported. */
class LeaveOut extends Error {
  constructor(readonly reason: LeftOutReason) {
    super(reason);
  }
}

interface PlanContext {
  readonly policy: Policy;
  readonly seed: Uint8Array;
  readonly uids: UidMap;
  readonly choice: FileChoice;
  readonly search: LeakSearch;
}

function planFile(fileId: string, parsed: ParsedFile, { policy, seed, uids, choice, search }: PlanContext): FilePlan {
  const { dataSet, fileMeta, transferSyntax } = parsed;
  const { options } = policy;
  const sopClassUid = textValue(dataSet, 0x00080016) || (fileMeta ? textValue(fileMeta, 0x00020002) : '');
  // Without its class a file can't be written, and with one that tells who, it can't leave.
  if (!isWellKnownUid(sopClassUid) && search.person.tellsInUid(sopClassUid)) throw new LeaveOut('leak-in-needed');
  const key = instanceKey(parsed);
  // Colour palettes and the like are registered instances: their name stays in the data set, and so it does in file meta.
  const stays = isWellKnownUid(key) || (options.retainUids && isUid(key) && !search.person.tellsInUid(key));
  const sopInstanceUid = stays ? key : uids.map(key);
  const redaction = asAir(
    parsed,
    planRedaction(parsed, [...(choice.boxes ?? []), ...faceBoxes(choice.face)], {
      avoided: choice.avoidedSyntax,
      clearsBits: choice.clearsBits,
    }),
    choice,
  );
  const meta = planFileMeta(fileMeta, {
    sopClassUid,
    sopInstanceUid,
    transferSyntaxUid: redaction?.transferSyntaxUid ?? transferSyntax.uid,
  });
  const pixels = cleanPixels(parsed);
  if (searchCodestreams(parsed, search)) throw new LeaveOut('leak-in-needed');
  const newPixels = newPixelsOf(redaction, pixels, choice);
  const patient = patientKey(dataSet);
  const writer = new DecisionWriter(search, new Set(choice.overruled));
  const around: Surroundings = {
    depth: 0,
    parent: null,
    sopClassUid,
    mode: 'plain',
    options,
    pseudonym: pseudonymOf(seed, patient),
    uids,
    tellsInUid: (uid) => search.person.tellsInUid(uid),
    dateShift: dateShiftOf(seed, patient),
    safePrivate: new SafePrivate(dataSet),
    movesFragments: pixels?.movesFragments === true || (redaction !== null && redaction.method !== 'in-place') || !offsetTablesHold(parsed),
    fileSet: choice.fileSet === true,
  };
  // The option is named where it was really applied to this file (PS3.15 §E.3.1).
  const applied = {
    ...options,
    cleanPixelData: coversBoxes(choice) || (options.cleanPixelData && choice.lookedAt !== undefined),
    cleanRecognizableVisualFeatures: choice.face?.kind === 'deface' || coversPhotographedFace(choice),
  };
  const replacements = replacedElements(parsed, applied, sopInstanceUid);
  for (const changed of changedAttributes(dataSet, redaction, choice.lookedAt === 'by-person')) replacements.set(changed.tag, changed);
  for (const mark of faceMarks(choice.face)) replacements.set(mark.tag, mark);
  const covers = coversBoxes(choice) || coversFace(choice.face);
  if (redaction && covers) {
    const change = { coversBoxes: coversBoxes(choice), removesFace: coversFace(choice.face) };
    for (const mark of derivationMarks(dataSet, change, options.cleanDescriptors)) replacements.set(mark.tag, mark);
  }
  if (around.fileSet) for (const key of missingKeys(dataSet, around.pseudonym)) replacements.set(key.tag, key);
  const present = new Set<Tag>();
  for (const element of dataSet.elements) {
    const path = childPath('', element.tag);
    const replacement = replacements.get(element.tag);
    if (replacement) {
      present.add(element.tag);
      const { vr, reason, value } = replacement;
      writer.decisions.push({ path, tag: element.tag, vr, depth: 0, action: 'replace', reason, after: value });
      writer.decisions.push(...removedInside(element, path, 0));
    } else if (newPixels && element === pixelElement(dataSet)) {
      writer.decisions.push({ path, tag: element.tag, vr: element.vr, depth: 0, ...newPixels, after: null });
    } else if (redaction && covers && COUNTED_OVER_PIXELS.has(element.tag)) {
      writer.decisions.push({ path, tag: element.tag, vr: element.vr, depth: 0, action: 'remove', reason: 'pixels-changed', after: null });
      writer.decisions.push(...removedInside(element, path, 0));
    } else {
      writer.decide(element, dataSet, around, '');
    }
  }
  const added = [...replacements.values()].filter((addition) => !present.has(addition.tag));
  const inner = deidentificationMarks(applied, dataSet.encoding).filter((mark) => mark.depth > 0);
  return {
    fileId,
    decisions: [...meta.decisions, ...writer.decisions],
    additions: [...meta.additions, ...added, ...inner],
    redaction,
    overruled: [...(choice.overruled ?? [])],
    pixels: pixels && { samplesCleared: pixels.samplesCleared, removedBytes: pixels.removedBytes },
    madeFor: planMadeFor(parsed),
  };
}

const coversBoxes = ({ boxes = [] }: FileChoice): boolean => boxes.some((frame) => frame.boxes.length > 0);

const coversPhotographedFace = ({ boxes = [] }: FileChoice): boolean =>
  boxes.some((frame) => frame.of === 'face' && frame.boxes.length > 0);

function newPixelsOf(
  redaction: RedactionPlan | null,
  cleaning: PixelCleaning | null,
  choice: FileChoice,
): Pick<ElementDecision, 'action' | 'reason'> | null {
  if (redaction && coversFace(choice.face)) return { action: 'redact', reason: 'face-removed' };
  if (redaction) return { action: 'redact', reason: coversBoxes(choice) ? 'boxes-covered' : 'unused-bits' };
  return cleaning && { action: 'clean', reason: cleaning.reason };
}

/** Elements that get a value of this program's, whether the source has them or not: marks, and a name for an instance without one. */
function replacedElements({ dataSet }: ParsedFile, options: PolicyOptions, sopInstanceUid: string): Map<Tag, Addition> {
  const replacements = new Map<Tag, Addition>();
  // File meta names the instance, so the data set has to (PS3.10 §7.1): real files have neither, or an empty one.
  if ((findElement(dataSet, SOP_INSTANCE)?.valueLength ?? 0) === 0) {
    replacements.set(SOP_INSTANCE, { ...namedInstance, vr: 'UI', depth: 0, value: encodeAscii('UI', sopInstanceUid) });
  }
  for (const mark of deidentificationMarks(options, dataSet.encoding)) if (mark.depth === 0) replacements.set(mark.tag, mark);
  return replacements;
}

/** What the records of an index need and the file has not: made-up values, so that index and file agree. */
function missingKeys(dataSet: DataSet, pseudonym: string): Addition[] {
  const missing = [...FILE_SET_KEYS].filter(([tag]) => (findElement(dataSet, tag)?.valueLength ?? 0) === 0);
  return missing.map(([tag, vr]) => {
    const base = { path: childPath('', tag), tag, vr, depth: 0 } as const;
    if (tag === PATIENT_ID) return { ...base, reason: 'pseudonym', value: encodeAscii(vr, pseudonym) };
    return { ...base, reason: 'profile-dummy', value: dummyValue(vr) };
  });
}

const isUid = (key: string): boolean => /^[0-9.]{1,64}$/.test(key);

/**
 * What the new SOP Instance UID is made from: the old one, or, for a file that has none (real files do), its own bytes, so
 * that it is the same in every export of one seed.
 */
function instanceKey({ dataSet, fileMeta, source }: ParsedFile): string {
  const uid = textValue(dataSet, SOP_INSTANCE) || (fileMeta ? textValue(fileMeta, 0x00020003) : '');
  if (uid) return uid;
  const head = source.read(0, Math.min(source.size, IDENTIFYING_BYTES));
  const tail = source.read(Math.max(0, source.size - IDENTIFYING_BYTES), Math.min(source.size, IDENTIFYING_BYTES));
  const digest = sha256.create().update(head).update(tail).digest();
  return `bytes:${source.size}:${Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

/** A new value that is too long for the short form of its VR is written as UN, which has the long one (PS3.5 §6.2.2). */
const writtenVr = ({ vr }: DataElement, owner: DataSet, after: Uint8Array | null): Vr =>
  owner.encoding.explicitVr && after && after.length > 0xffff && !hasLongLength(vr) ? 'UN' : vr;

/** Collects the decisions of one file, and looks for the person's words in whatever would be kept. */
class DecisionWriter {
  readonly decisions: ElementDecision[] = [];

  constructor(
    private readonly search: LeakSearch,
    private readonly overruled: ReadonlySet<ElementPath>,
  ) {}

  /** Appends the decision for an element and for everything inside it; true where anything at or below it changes. */
  decide(element: DataElement, owner: DataSet, around: Surroundings, parent: ElementPath): boolean {
    const path = childPath(parent, element.tag);
    const decided = decideElement(element, owner, around);
    const { action, reason, after, inside } = decided.action === 'keep' ? this.#searched(decided, element, owner, path) : decided;
    const place = this.decisions.length;
    const base = { path, tag: element.tag, depth: around.depth, reason } as const;
    this.decisions.push({ ...base, vr: writtenVr(element, owner, after), action, after });
    if (action !== 'descend') {
      if (action === 'keep' && element.items?.length) throw new Error('a sequence is kept only by deciding what is inside');
      for (const decision of removedInside(element, path, around.depth)) this.decisions.push(decision);
      return action !== 'keep' || hasOddHeader(element, owner);
    }
    let changes = hasOddHeader(element, owner);
    element.items?.forEach((item, index) => {
      const within: Surroundings = { ...around, depth: around.depth + 1, parent: element.tag, mode: inside };
      for (const child of item.dataSet.elements) if (this.decide(child, item.dataSet, within, itemPath(path, index))) changes = true;
    });
    // Nothing inside changes: the sequence is copied as it lies, delimiters included.
    if (!changes) this.decisions[place] = { ...base, vr: element.vr, action: 'keep', after: null };
    return changes;
  }

  #searched(decided: Verdict, element: DataElement, owner: DataSet, path: ElementPath): Verdict {
    if (isAmong(this.overruled, path)) return decided;
    const found = searchElement(element, owner, this.search);
    if (!found) return decided;
    const reason: Reason = `leak-${found.kind}`;
    if (found.cleaned && found.cleaned.length > 0) return verdict('replace', reason, 'plain', found.cleaned);
    // Numbers and tables that the picture is drawn with can't go: a picture without them is another picture.
    if (groupOf(element.tag) === IMAGE_GROUP) throw new LeaveOut('leak-in-needed');
    if (found.cleaned) return verdict('empty', reason);
    return verdict('remove', reason);
  }
}
