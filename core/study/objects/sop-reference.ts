import type { DataSet } from '../../dicom/data-set.js';
import { numberValues, sequenceItems, textValue } from '../../dicom/read-value.js';
import type { Tag } from '../../dicom/tag.js';
import { plainText } from '../plain-text.js';

const REFERENCED_SOP_CLASS_UID = 0x00081150;
const REFERENCED_SOP_INSTANCE_UID = 0x00081155;
const REFERENCED_FRAME_NUMBER = 0x00081160;
const REFERENCED_SEGMENT_NUMBER = 0x0062000b;
const REFERENCED_IMAGE_SEQUENCE = 0x00081140;
/** Frames or segments of one reference that are listed. */
const MAX_NUMBERS = 4096;
/** References of one sequence that are listed. */
const MAX_REFERENCES = 10_000;

/** That another object is meant (PS3.3 Table 10-3, 10-11). */
export interface SopReference {
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  /** From 1, as the standard counts; empty means all. */
  readonly frames: readonly number[];
  readonly segments: readonly number[];
}

/** The reference that an item makes, or null where it names no instance. */
export function sopReference(item: DataSet): SopReference | null {
  const sopInstanceUid = plainText(textValue(item, REFERENCED_SOP_INSTANCE_UID));
  if (sopInstanceUid === '') return null;
  return {
    sopClassUid: plainText(textValue(item, REFERENCED_SOP_CLASS_UID)),
    sopInstanceUid,
    frames: countingNumbers(item, REFERENCED_FRAME_NUMBER),
    segments: countingNumbers(item, REFERENCED_SEGMENT_NUMBER),
  };
}

/** Every reference of a sequence in order; what names no instance is left out. */
export function sopReferences(dataSet: DataSet, sequence: Tag = REFERENCED_IMAGE_SEQUENCE): SopReference[] {
  const references: SopReference[] = [];
  for (const item of sequenceItems(dataSet, sequence).slice(0, MAX_REFERENCES)) {
    const reference = sopReference(item);
    if (reference) references.push(reference);
  }
  return references;
}

/** Whether a reference means that frame (from 0) of that instance. */
export function refersTo(reference: SopReference, sopInstanceUid: string, frame: number): boolean {
  return reference.sopInstanceUid === sopInstanceUid && (reference.frames.length === 0 || reference.frames.includes(frame + 1));
}

function countingNumbers(item: DataSet, tag: Tag): number[] {
  return numberValues(item, tag)
    .slice(0, MAX_NUMBERS)
    .filter((value) => Number.isSafeInteger(value) && value > 0);
}
