import { type DataSet, findElement } from '../dicom/data-set.js';
import { numberValues, sequenceItems, textValue, textValues } from '../dicom/read-value.js';
import { elementOf, groupOf, isPrivateCreator, type Tag, tagOf } from '../dicom/tag.js';

const CHARACTERISTICS: Tag = 0x00080300;
const GROUP: Tag = 0x00080301;
const CREATOR: Tag = 0x00080302;
const STATUS: Tag = 0x00080303;
const SAFE_ELEMENTS: Tag = 0x00080304;

/** Which private blocks a file itself declares to hold nothing of a person (PS3.3 C.12.1.1.7, Private Data Element Characteristics). */
export class SafePrivate {
  /** By `group creator`: all elements of the block, or the listed element numbers (their low byte). */
  readonly #blocks = new Map<string, 'all' | ReadonlySet<number>>();

  constructor(dataSet: DataSet) {
    for (const item of sequenceItems(dataSet, CHARACTERISTICS)) {
      const group = numberValues(item, GROUP)[0];
      const creator = textValue(item, CREATOR);
      if (group === undefined || group % 2 === 0 || creator === '') continue;
      const status = textValue(item, STATUS);
      if (status === 'SAFE') this.#blocks.set(key(group, creator), 'all');
      else if (status === 'MIXED')
        this.#blocks.set(key(group, creator), new Set(numberValues(item, SAFE_ELEMENTS).map((element) => element & 0xff)));
    }
  }

  get isEmpty(): boolean {
    return this.#blocks.size === 0;
  }

  /** Whether a private element, or the creator that reserves its block, is declared safe. */
  isSafe(tag: Tag, owner: DataSet): boolean {
    const group = groupOf(tag);
    const element = elementOf(tag);
    const block = isPrivateCreator(tag) ? element : element >> 8;
    const creator = findElement(owner, tagOf(group, block));
    if (!creator) return false;
    const safe = this.#blocks.get(key(group, textValues(owner, creator)[0] ?? ''));
    if (safe === undefined) return false;
    return safe === 'all' || isPrivateCreator(tag) || safe.has(element & 0xff);
  }
}

const key = (group: number, creator: string): string => `${group} ${creator}`;
