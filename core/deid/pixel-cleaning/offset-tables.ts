import { findElement } from '../../dicom/data-set.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import { valueBytes } from '../../dicom/read-value.js';
import type { Tag } from '../../dicom/tag.js';
import { frameFragments, pixelElement } from '../../pixels/frames.js';
import { describeImage } from '../../pixels/image-description.js';

const OFFSETS: Tag = 0x7fe00001;
const LENGTHS: Tag = 0x7fe00002;
const TOTAL: Tag = 0x7fe00003;

/** Extended Offset Table, its lengths, and the total of them (PS3.3 C.7.6.3.1.8). */
export const OFFSET_TABLES: ReadonlySet<Tag> = new Set([OFFSETS, LENGTHS, TOTAL]);

/**
 * True where every extended offset table that is there says where the frames lie, and nothing else: one that doesn't could
 * hold anything.
 * @throws FrameError where it can't be said which fragments are whose.
 */
export function offsetTablesHold(parsed: ParsedFile): boolean {
  const { dataSet } = parsed;
  if (![OFFSETS, LENGTHS, TOTAL].some((tag) => findElement(dataSet, tag))) return true;
  const image = describeImage(dataSet);
  const first = pixelElement(dataSet)?.fragments?.[0];
  if (image.kind === 'refused' || !first) return false;
  const frames = frameFragments(parsed, image);
  const start = first.valueOffset + first.valueLength;
  const sizes = frames.map(({ fragments }) => fragments.reduce((sum, { valueLength }) => sum + valueLength, 0));
  const lengths = numbersOf(parsed, LENGTHS);
  const holds = {
    offsets: (found: readonly bigint[]) =>
      found.every((offset, frame) => offset === BigInt((frames[frame]?.fragments[0]?.offset ?? -1) - start)),
    // One byte makes a frame of an odd length even.
    lengths: (found: readonly bigint[]) => found.every((length, frame) => isLength(length, sizes[frame] ?? -1)),
    total: ([total]: readonly bigint[]) => total === lengths?.reduce((sum, length) => sum + length, 0n),
  };
  return (
    says(parsed, OFFSETS, frames.length, holds.offsets) &&
    says(parsed, LENGTHS, frames.length, holds.lengths) &&
    says(parsed, TOTAL, 1, holds.total)
  );
}

const isLength = (length: bigint, size: number): boolean => length === BigInt(size) || length === BigInt(size - 1);

function says(parsed: ParsedFile, tag: Tag, count: number, holds: (found: readonly bigint[]) => boolean): boolean {
  if (!findElement(parsed.dataSet, tag)) return true;
  const found = numbersOf(parsed, tag);
  return found?.length === count && holds(found);
}

/** Numbers of 64 bits; encapsulated syntaxes are little endian. Null where the value isn't a row of them. */
function numbersOf({ dataSet }: ParsedFile, tag: Tag): readonly bigint[] | null {
  const element = findElement(dataSet, tag);
  if (!element || element.items || element.fragments || element.valueLength % 8 !== 0) return null;
  const bytes = valueBytes(dataSet, element);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / 8 }, (_, index) => view.getBigUint64(index * 8, true));
}
