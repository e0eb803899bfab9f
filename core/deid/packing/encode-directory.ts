import { encodeAscii, encodeElement, encodeUnsigned, joinBytes } from '../../dicom/encode-value.js';
import type { Tag } from '../../dicom/tag.js';
import type { Vr } from '../../dicom/vr.js';
import { encodeFreshMeta } from '../file-meta.js';
import { keyedHash } from '../keyed-hash.js';
import { UidMap } from '../uid-map.js';
import { DIRECTORY_ENCODING, type DirectoryEntry, type DirectoryLevel, itemHeader } from './directory-entry.js';

/** A file of the file-set and its file ID: one component of 8 characters (PS3.10 §8.2). */
export interface IndexedFile {
  readonly entry: DirectoryEntry;
  readonly fileId: string;
}

const MEDIA_STORAGE_DIRECTORY = '1.2.840.10008.1.3.10';
const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
const IN_USE = 0xffff;
/** Preamble and prefix. */
const HEAD = 132;

/** One record of the tree, before its offsets are known. */
interface Branch {
  readonly level: DirectoryLevel;
  readonly file: IndexedFile | null;
  readonly below: Branch[];
  readonly byId: Map<string, Branch>;
  offset: number;
}

/**
 * A DICOMDIR (PS3.10 §8.6, PS3.3 F.3), whole: preamble, file meta, and a tree of patients, studies, series and files in the order in which
 * they were given. The same files under one seed give the same bytes.
 */
export function encodeDirectory(files: readonly IndexedFile[], seed: Uint8Array): Uint8Array {
  const top = growTree(files);
  const meta = encodeFreshMeta({
    sopClassUid: MEDIA_STORAGE_DIRECTORY,
    sopInstanceUid: directoryUid(files, seed),
    transferSyntaxUid: EXPLICIT_LITTLE_ENDIAN,
  });
  const inOrder: Branch[] = [];
  // Offsets are counted from the first byte of the file (PS3.3 F.3.2.2); what stands before the first record has a fixed length.
  let at = HEAD + meta.length + headElements(0, 0).length + SEQUENCE_HEADER;
  const place = (branch: Branch) => {
    branch.offset = at;
    at += recordBytes(branch, 0, 0).length;
    inOrder.push(branch);
    branch.below.forEach(place);
  };
  top.forEach(place);
  const next = new Map<Branch, number>();
  const link = (siblings: readonly Branch[]) => {
    siblings.forEach((branch, index) => {
      next.set(branch, siblings[index + 1]?.offset ?? 0);
      link(branch.below);
    });
  };
  link(top);
  const records = joinBytes(inOrder.map((branch) => recordBytes(branch, next.get(branch) ?? 0, branch.below[0]?.offset ?? 0)));
  return joinBytes([
    headOf(),
    meta,
    headElements(top[0]?.offset ?? 0, top.at(-1)?.offset ?? 0),
    encodeElement(0x00041220, 'SQ', records, DIRECTORY_ENCODING),
  ]);
}

const SEQUENCE_HEADER = 12;

function headOf(): Uint8Array {
  const bytes = new Uint8Array(HEAD);
  bytes.set([0x44, 0x49, 0x43, 0x4d], HEAD - 4);
  return bytes;
}

function growTree(files: readonly IndexedFile[]): Branch[] {
  const root: Pick<Branch, 'below' | 'byId'> = { below: [], byId: new Map() };
  for (const file of files) {
    let parent = root;
    file.entry.levels.forEach((level, depth) => {
      // Every file has a record, also of two with one UID.
      const isFile = depth === file.entry.levels.length - 1;
      let branch = isFile ? undefined : parent.byId.get(level.id);
      if (!branch) {
        branch = { level, file: isFile ? file : null, below: [], byId: new Map(), offset: 0 };
        parent.byId.set(level.id, branch);
        parent.below.push(branch);
      }
      parent = branch;
    });
  }
  return root.below;
}

const text = (tag: Tag, vr: Vr, value: string): Uint8Array => encodeElement(tag, vr, encodeAscii(vr, value), DIRECTORY_ENCODING);
const number = (tag: Tag, vr: 'US' | 'UL', value: number): Uint8Array =>
  encodeElement(tag, vr, encodeUnsigned(vr, [value], DIRECTORY_ENCODING), DIRECTORY_ENCODING);

/** File-set ID (empty), first and last record of the root, and that the index is consistent. */
function headElements(first: number, last: number): Uint8Array {
  return joinBytes([
    text(0x00041130, 'CS', ''),
    number(0x00041200, 'UL', first),
    number(0x00041202, 'UL', last),
    number(0x00041212, 'US', 0),
  ]);
}

function recordBytes({ level, file }: Branch, next: number, lower: number): Uint8Array {
  const references = file
    ? [
        text(0x00041500, 'CS', file.fileId),
        text(0x00041510, 'UI', file.entry.sopClassUid),
        text(0x00041511, 'UI', file.entry.sopInstanceUid),
        text(0x00041512, 'UI', file.entry.transferSyntaxUid),
      ]
    : [];
  const content = joinBytes([
    number(0x00041400, 'UL', next),
    number(0x00041410, 'US', IN_USE),
    number(0x00041420, 'UL', lower),
    text(0x00041430, 'CS', level.type),
    ...references,
    level.keys,
  ]);
  return joinBytes([itemHeader(content.length), content]);
}

function directoryUid(files: readonly IndexedFile[], seed: Uint8Array): string {
  const instances = files.map(({ entry }) => entry.sopInstanceUid).join(' ');
  return new UidMap(keyedHash(seed, 'file-set', instances)).map('directory');
}
