import { sourceLedger } from '../../core/deid/byte-ledger.js';
import type { SourceLedger } from '../../core/deid/export-review.js';
import { genericPath } from '../../core/deid/generic-path.js';
import { type ElementPath, findElement, walkElements } from '../../core/dicom/data-set.js';
import type { ParsedFile } from '../../core/dicom/parse-file.js';
import { groupOf, type Tag } from '../../core/dicom/tag.js';

const NAME: Tag = 0x00100010;
const PATIENT_ID: Tag = 0x00100020;
const BIRTH_DATE: Tag = 0x00100030;
const FILE_META = 2;
const PIXEL_GROUP = 0x7fe0;

/** What a file has beside its picture: all of it stays here where a picture alone leaves. */
export interface StayingFacts {
  readonly elements: number;
  /** Attributes with a value, without item numbers. */
  readonly facts: ReadonlySet<ElementPath>;
  readonly named: { readonly name: boolean; readonly birthDate: boolean; readonly patientId: boolean };
  readonly ledger: SourceLedger;
}

/** Counts as the review of a file does: no file meta, no sequences, not the picture. */
export function stayingFacts(source: ParsedFile): StayingFacts {
  const { fileMeta, dataSet } = source;
  let elements = 0;
  const facts = new Set<ElementPath>();
  for (const part of fileMeta ? [fileMeta, dataSet] : [dataSet]) {
    walkElements(part, (element, path) => {
      elements += 1;
      const group = groupOf(element.tag);
      if (group !== FILE_META && group !== PIXEL_GROUP && !element.items && element.valueLength > 0) facts.add(genericPath(path));
    });
  }
  const has = (tag: Tag) => (findElement(dataSet, tag)?.valueLength ?? 0) > 0;
  return {
    elements,
    facts,
    named: { name: has(NAME), birthDate: has(BIRTH_DATE), patientId: has(PATIENT_ID) },
    ledger: sourceLedger(source),
  };
}
