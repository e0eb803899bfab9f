import { sha256 } from '@noble/hashes/sha2.js';
import type { DataElement } from '../dicom/data-element.js';
import { childPath, type DataSet, type ElementPath, findElement, itemPath } from '../dicom/data-set.js';
import { encodeAscii } from '../dicom/encode-value.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import { textValue } from '../dicom/read-value.js';
import type { Tag } from '../dicom/tag.js';
import { hasLongLength, type Vr } from '../dicom/vr.js';
import { bytesPastLastPixel, pixelElement } from '../pixels/frames.js';
import { decideElement, type Surroundings } from './decide.js';
import type { Addition, ElementDecision, ExportPlan, FilePlan, LeftOut } from './export-plan.js';
import { planFileMeta } from './file-meta.js';
import { SEED_BYTES } from './keyed-hash.js';
import { whyLeftOut } from './left-out.js';
import { planMadeFor } from './made-for.js';
import { deidentificationMarks } from './marks.js';
import type { Policy } from './policy.js';
import { patientKey, pseudonymOf } from './pseudonym.js';
import { removedInside } from './removed-inside.js';
import { UidMap } from './uid-map.js';

/** First and last bytes of a file that tell it from others. */
const IDENTIFYING_BYTES = 1024 * 1024;

const SOP_INSTANCE: Tag = 0x00080018;
const namedInstance = { path: childPath('', SOP_INSTANCE), tag: SOP_INSTANCE, reason: 'file-meta' } as const;

/** What a person decided about one file. */
export interface FileChoice {
  /** The picture may leave although nobody has checked it for writing. */
  readonly includeUnchecked: boolean;
}

/** One file to plan for, under an id that the plan, the splice and the review share. */
export interface PlanInput {
  readonly fileId: string;
  readonly parsed: ParsedFile;
  readonly choice: FileChoice;
}

/** Plans files one by one under one policy and seed, so that a set needn't be in memory at once. */
export interface Planner {
  readonly policy: Policy;
  planFile(fileId: string, parsed: ParsedFile, choice: FileChoice): FilePlan | LeftOut;
}

/** @param seed 32 bytes that only the maker of this export has. @throws RangeError for another length. */
export function createPlanner(policy: Policy, seed: Uint8Array): Planner {
  if (seed.length !== SEED_BYTES) throw new RangeError(`a seed has ${SEED_BYTES} bytes`);
  const uids = new UidMap(seed);
  return {
    policy,
    planFile(fileId, parsed, choice) {
      const reason = whyLeftOut(parsed, choice.includeUnchecked);
      return reason ? { fileId, reason } : planFile(fileId, parsed, policy, seed, uids);
    },
  };
}

/** Plans a whole set. */
export function planExport(files: readonly PlanInput[], policy: Policy, seed: Uint8Array): ExportPlan {
  const planner = createPlanner(policy, seed);
  const planned: FilePlan[] = [];
  const leftOut: LeftOut[] = [];
  for (const { fileId, parsed, choice } of files) {
    const result = planner.planFile(fileId, parsed, choice);
    if ('reason' in result) leftOut.push(result);
    else planned.push(result);
  }
  return { policy, files: planned, leftOut };
}

function planFile(fileId: string, parsed: ParsedFile, policy: Policy, seed: Uint8Array, uids: UidMap): FilePlan {
  const { dataSet, fileMeta, transferSyntax } = parsed;
  const sopClassUid = textValue(dataSet, 0x00080016) || (fileMeta ? textValue(fileMeta, 0x00020002) : '');
  const sopInstanceUid = uids.map(instanceKey(parsed));
  const meta = planFileMeta(fileMeta, {
    sopClassUid,
    sopInstanceUid,
    transferSyntaxUid: transferSyntax.uid,
  });
  // File meta names the instance, so the data set has to (PS3.10 §7.1): real files have neither, or an empty one.
  const instance = encodeAscii('UI', sopInstanceUid);
  const unnamed = (findElement(dataSet, SOP_INSTANCE)?.valueLength ?? 0) === 0;
  const marks = deidentificationMarks(policy, dataSet.encoding);
  const decisions = [...meta.decisions];
  const around: Surroundings = { depth: 0, mode: 'plain', pseudonym: pseudonymOf(seed, patientKey(dataSet)), uids };
  const past = bytesPastLastPixel(parsed);
  const markByTag = new Map(marks.filter((mark) => mark.depth === 0).map((mark) => [mark.tag, mark]));
  const present = new Set<number>();
  for (const element of dataSet.elements) {
    const mark = markByTag.get(element.tag);
    if (mark) {
      present.add(element.tag);
      decisions.push({
        path: mark.path,
        tag: mark.tag,
        vr: mark.vr,
        depth: 0,
        action: 'replace',
        reason: 'mark',
        after: mark.value,
        trimTo: null,
      });
      decisions.push(...removedInside(element, mark.path, 0));
    } else if (past && element === pixelElement(dataSet)) {
      const trimTo = past.offset - element.valueOffset;
      decisions.push({
        path: childPath('', element.tag),
        tag: element.tag,
        vr: element.vr,
        depth: 0,
        action: 'trim',
        reason: 'past-last-pixel',
        after: null,
        trimTo,
      });
    } else if (element.tag === SOP_INSTANCE && unnamed) {
      present.add(element.tag);
      decisions.push({ ...namedInstance, vr: element.vr, depth: 0, action: 'replace', after: instance, trimTo: null });
    } else {
      decideInto(decisions, element, dataSet, around, '');
    }
  }
  const named: Addition[] = unnamed && !present.has(SOP_INSTANCE) ? [{ ...namedInstance, vr: 'UI', depth: 0, value: instance }] : [];
  const additions: Addition[] = [...meta.additions, ...named, ...marks.filter((mark) => mark.depth > 0 || !present.has(mark.tag))];
  return {
    fileId,
    decisions,
    additions,
    redactions: [],
    madeFor: planMadeFor(parsed),
  };
}

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

/** Appends the decision for an element and for everything inside it; true where anything at or below it changes. */
function decideInto(
  decisions: ElementDecision[],
  element: DataElement,
  owner: DataSet,
  around: Surroundings,
  parent: ElementPath,
): boolean {
  const path = childPath(parent, element.tag);
  const { action, reason, after, inside } = decideElement(element, owner, around);
  const place = decisions.length;
  decisions.push({
    path,
    tag: element.tag,
    vr: writtenVr(element, owner, after),
    depth: around.depth,
    action,
    reason,
    after,
    trimTo: null,
  });
  if (action !== 'descend') {
    if (action === 'keep' && element.items?.length) throw new Error('a sequence is kept only by deciding what is inside');
    for (const decision of removedInside(element, path, around.depth)) decisions.push(decision);
    return action !== 'keep';
  }
  let changes = false;
  element.items?.forEach((item, index) => {
    const within: Surroundings = { ...around, depth: around.depth + 1, mode: inside };
    for (const child of item.dataSet.elements) {
      if (decideInto(decisions, child, item.dataSet, within, itemPath(path, index))) changes = true;
    }
  });
  // Nothing inside changes: the sequence is copied as it lies, delimiters included.
  if (!changes)
    decisions[place] = { path, tag: element.tag, vr: element.vr, depth: around.depth, action: 'keep', reason, after: null, trimTo: null };
  return changes;
}
