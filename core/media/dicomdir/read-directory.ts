import type { Item } from '../../dicom/data-element.js';
import { type DataSet, findElement } from '../../dicom/data-set.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import { numberValue, textValue, textValues } from '../../dicom/read-value.js';
import type { Tag } from '../../dicom/tag.js';

/** One directory record of a disc's index (PS3.3 F.5). Every text is the file's own. */
export interface DirectoryRecord {
  /** Directory Record Type as the file writes it: PATIENT, STUDY, SERIES, IMAGE and many more. */
  readonly untrustedType: string;
  /** What tells it from its neighbours; '' where the record doesn't say. */
  readonly untrustedTexts: Readonly<Record<keyof typeof TEXTS, string>>;
  /** Referenced File ID, its components joined by `/`; null where the record names no file. */
  readonly untrustedFileId: string | null;
  readonly untrustedSopInstanceUid: string;
  readonly records: readonly DirectoryRecord[];
}

/** The index of a disc (Basic Directory IOD, PS3.3 F.2). */
export interface DiscDirectory {
  /** What stands at the top: patients, and what belongs to none. */
  readonly records: readonly DirectoryRecord[];
  /** Every file that is named, once, in the order of the records. */
  readonly untrustedFileIds: readonly string[];
}

const FIRST_RECORD = 0x00041200;
const RECORDS = 0x00041220;
const NEXT_RECORD = 0x00041400;
const IN_USE = 0x00041410;
const LOWER_RECORD = 0x00041420;
const RECORD_TYPE = 0x00041430;
const FILE_ID = 0x00041500;
const SOP_INSTANCE = 0x00041511;
const TEXTS = {
  patientName: 0x00100010,
  patientId: 0x00100020,
  studyDate: 0x00080020,
  studyDescription: 0x00081030,
  modality: 0x00080060,
  seriesNumber: 0x00200011,
  seriesDescription: 0x0008103e,
  instanceNumber: 0x00200013,
} as const;

/** The standard has 4 levels (PS3.3 F.4); what is nested deeper is placed by its order. */
const MAX_LEVELS = 16;
/** PS3.10 §8.2 allows 8 components. */
const MAX_COMPONENTS = 16;
const LEVELS: readonly string[] = ['PATIENT', 'STUDY', 'SERIES'];

interface OpenRecord extends DirectoryRecord {
  readonly records: OpenRecord[];
}

/** True where the data set is a disc's index, whatever its SOP class says. */
export const isDirectory = (parsed: ParsedFile): boolean => findElement(parsed.dataSet, RECORDS) !== undefined;

/**
 * Reads the tree: by its links (offsets of the next and of the lower-level record, PS3.3 F.3.2.2), and where no link from the top
 * leads, by the order of the sequence. Records that aren't in use are passed over. Never fails: links to nowhere and round in
 * circles end.
 */
export function readDirectory({ dataSet }: ParsedFile): DiscDirectory {
  const items = findElement(dataSet, RECORDS)?.items ?? [];
  const tree = new DirectoryTree(items);
  tree.follow(numberValue(dataSet, FIRST_RECORD) ?? 0, tree.top, 1);
  const linkedTo = new Set(items.flatMap((item) => [linkOf(item, NEXT_RECORD), linkOf(item, LOWER_RECORD)]));
  // First what nothing leads to, with all that it leads to itself; then what only circles lead to.
  tree.placeByOrder(({ offset }) => !linkedTo.has(offset));
  tree.placeByOrder(() => true);
  return { records: tree.top, untrustedFileIds: [...new Set(fileIdsOf(tree.top))] };
}

class DirectoryTree {
  readonly top: OpenRecord[] = [];
  readonly #byOffset: ReadonlyMap<number, Item>;
  readonly #placed = new Map<Item, OpenRecord>();

  constructor(readonly items: readonly Item[]) {
    this.#byOffset = new Map(items.map((item) => [item.offset, item]));
  }

  /** Puts the record at `first`, its neighbours and all below them in their places. */
  follow(first: number, into: OpenRecord[], level: number): void {
    for (let offset = first; offset !== 0; ) {
      const item = this.#byOffset.get(offset);
      if (!item || this.#placed.has(item)) return;
      const record = openRecord(item.dataSet);
      this.#placed.set(item, record);
      if (isInUse(item.dataSet)) into.push(record);
      if (level < MAX_LEVELS) this.follow(linkOf(item, LOWER_RECORD), record.records, level + 1);
      offset = linkOf(item, NEXT_RECORD);
    }
  }

  /** A record that has no place yet belongs below the nearest one before it of a higher level; of an unknown level, it stands at the top. */
  placeByOrder(isMeant: (item: Item) => boolean): void {
    const latest: (OpenRecord | undefined)[] = [];
    for (const item of this.items) {
      const type = textValue(item.dataSet, RECORD_TYPE);
      const named = LEVELS.indexOf(type);
      const level = named >= 0 ? named : linkOf(item, LOWER_RECORD) !== 0 ? 0 : LEVELS.length;
      latest.length = level;
      const above = [...latest].reverse().find((record) => record !== undefined);
      if (!this.#placed.has(item) && isMeant(item)) this.follow(item.offset, above?.records ?? this.top, level + 1);
      if (level < LEVELS.length) latest[level] = this.#placed.get(item);
    }
  }
}

const linkOf = (item: Item, tag: Tag): number => numberValue(item.dataSet, tag) ?? 0;

function openRecord(item: DataSet): OpenRecord {
  const components = textValues(item, FILE_ID).slice(0, MAX_COMPONENTS);
  return {
    untrustedType: textValue(item, RECORD_TYPE),
    untrustedTexts: {
      patientName: textValue(item, TEXTS.patientName),
      patientId: textValue(item, TEXTS.patientId),
      studyDate: textValue(item, TEXTS.studyDate),
      studyDescription: textValue(item, TEXTS.studyDescription),
      modality: textValue(item, TEXTS.modality),
      seriesNumber: textValue(item, TEXTS.seriesNumber),
      seriesDescription: textValue(item, TEXTS.seriesDescription),
      instanceNumber: textValue(item, TEXTS.instanceNumber),
    },
    untrustedFileId: components.some((part) => part !== '') ? components.join('/') : null,
    untrustedSopInstanceUid: textValue(item, SOP_INSTANCE),
    records: [],
  };
}

/** 0 is inactive; anything else, and nothing at all, is in use (PS3.3 F.3.2.2, (0004,1410)). */
const isInUse = (item: DataSet): boolean => numberValue(item, IN_USE) !== 0;

function fileIdsOf(records: readonly DirectoryRecord[]): string[] {
  return records.flatMap(({ untrustedFileId, records: below }) => [
    ...(untrustedFileId === null ? [] : [untrustedFileId]),
    ...fileIdsOf(below),
  ]);
}
