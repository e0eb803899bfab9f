import type { DataSet } from '../../../dicom/data-set.js';
import { numberValues, sequenceItems, textValue } from '../../../dicom/read-value.js';
import { formatName, plainText } from '../../plain-text.js';
import { type CodedConcept, codedConcept } from '../coded-concept.js';
import type { SopReference } from '../sop-reference.js';
import { type ContentItem, type ContentValue, RELATIONSHIPS, type Relationship } from './content-item.js';
import { contentValue } from './content-value.js';

const CONTENT_SEQUENCE = 0x0040a730;
const CONCEPT_NAME_CODE_SEQUENCE = 0x0040a043;
const RELATIONSHIP_TYPE = 0x0040a010;
const OBSERVATION_DATETIME = 0x0040a032;
const REFERENCED_CONTENT_ITEM_IDENTIFIER = 0x0040db73;
const COMPLETION_FLAG = 0x0040a491;
const VERIFICATION_FLAG = 0x0040a493;
const VERIFYING_OBSERVER_SEQUENCE = 0x0040a073;
const VERIFYING_OBSERVER_NAME = 0x0040a075;
const VERIFYING_ORGANIZATION = 0x0040a027;
const VERIFICATION_DATETIME = 0x0040a030;
const CONTENT_DATE = 0x00080023;
const CONTENT_TIME = 0x00080033;

/** Bounds of one tree. Depth: what the tokenizer lets through is deeper than any report that a person reads. */
export const REPORT_LIMITS = { items: 20_000, depth: 32, observers: 32, identifier: 64 } as const;

/** A structured report or a key object selection (PS3.3 C.17), as a plain value. */
export interface StructuredReport {
  readonly kind: 'report' | 'key-objects';
  readonly title: CodedConcept | null;
  /** '' in a key object selection, which is neither complete nor verified. */
  readonly completion: 'COMPLETE' | 'PARTIAL' | '';
  readonly verification: 'VERIFIED' | 'UNVERIFIED' | '';
  readonly verifiedBy: readonly { readonly name: string; readonly organization: string; readonly dateTime: string }[];
  readonly contentDate: string;
  readonly contentTime: string;
  readonly root: ContentItem;
  readonly items: number;
  /** Whether a part of the tree lies beyond the bounds and isn't here. */
  readonly isCut: boolean;
}

/** Reads the content tree of a report. Never fails: what is missing is empty, what is beyond the bounds is said. */
export function readReport(dataSet: DataSet, kind: StructuredReport['kind']): StructuredReport {
  const walk: Walk = { items: 0, isCut: false };
  const names = new Map<string, CodedConcept | null>();
  const tree = readItem(dataSet, '1', 0, walk, names);
  const completion = plainText(textValue(dataSet, COMPLETION_FLAG));
  const verification = plainText(textValue(dataSet, VERIFICATION_FLAG));
  return {
    kind,
    title: tree.concept,
    completion: completion === 'COMPLETE' || completion === 'PARTIAL' ? completion : '',
    verification: verification === 'VERIFIED' || verification === 'UNVERIFIED' ? verification : '',
    verifiedBy: sequenceItems(dataSet, VERIFYING_OBSERVER_SEQUENCE)
      .slice(0, REPORT_LIMITS.observers)
      .map((observer) => ({
        name: plainText(formatName(textValue(observer, VERIFYING_OBSERVER_NAME))),
        organization: plainText(textValue(observer, VERIFYING_ORGANIZATION)),
        dateTime: plainText(textValue(observer, VERIFICATION_DATETIME)),
      })),
    contentDate: plainText(textValue(dataSet, CONTENT_DATE)),
    contentTime: plainText(textValue(dataSet, CONTENT_TIME)),
    root: nameReferences(tree, names),
    items: walk.items,
    isCut: walk.isCut,
  };
}

/** Every reference to another object in the order of the tree. */
export function referencesOf(root: ContentItem): SopReference[] {
  const found: SopReference[] = [];
  visitItems(root, ({ value }) => {
    const reference = referenceOf(value);
    if (reference) found.push(reference);
  });
  return found;
}

/** The other object that an item names, or null where it names none. */
export function referenceOf(value: ContentValue): SopReference | null {
  return value.type === 'IMAGE' || value.type === 'COMPOSITE' || value.type === 'WAVEFORM' ? value.reference : null;
}

/** Visits an item and all below it, each before its children. */
export function visitItems(item: ContentItem, visit: (item: ContentItem) => void): void {
  visit(item);
  for (const child of item.children) visitItems(child, visit);
}

interface Walk {
  items: number;
  isCut: boolean;
}

function readItem(item: DataSet, position: string, depth: number, walk: Walk, names: Map<string, CodedConcept | null>): ContentItem {
  walk.items += 1;
  const concept = codedConcept(item, CONCEPT_NAME_CODE_SEQUENCE);
  names.set(position, concept);
  const target = referenceTarget(item);
  const children: ContentItem[] = [];
  for (const [index, child] of sequenceItems(item, CONTENT_SEQUENCE).entries()) {
    if (walk.items >= REPORT_LIMITS.items || depth >= REPORT_LIMITS.depth) {
      walk.isCut = true;
      break;
    }
    children.push(readItem(child, `${position}.${index + 1}`, depth + 1, walk, names));
  }
  return {
    position,
    relationship: relationshipOf(item),
    concept,
    value: target === null ? contentValue(item) : { type: 'REFERENCE', target, isKnown: false, targetName: null },
    observed: plainText(textValue(item, OBSERVATION_DATETIME)),
    children,
  };
}

/** The position that a by-reference item names, e.g. `1.2.3` (PS3.3 C.17.3.2.5); null where the item has its own value. */
function referenceTarget(item: DataSet): string | null {
  const numbers = numberValues(item, REFERENCED_CONTENT_ITEM_IDENTIFIER);
  return numbers.length > 0 && numbers.length <= REPORT_LIMITS.identifier ? numbers.join('.') : null;
}

function relationshipOf(item: DataSet): Relationship | null {
  const untrusted = textValue(item, RELATIONSHIP_TYPE);
  return RELATIONSHIPS.find((known) => known === untrusted) ?? null;
}

/** Gives by-reference items the name of what they point to, once all positions are known. */
function nameReferences(item: ContentItem, names: ReadonlyMap<string, CodedConcept | null>): ContentItem {
  const children = item.children.map((child) => nameReferences(child, names));
  if (item.value.type !== 'REFERENCE') return { ...item, children };
  const { target } = item.value;
  return {
    ...item,
    value: { type: 'REFERENCE', target, isKnown: names.has(target), targetName: names.get(target) ?? null },
    children,
  };
}
