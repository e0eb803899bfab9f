import { type ByteSource, rangeSource } from '../../dicom/byte-source.js';
import type { Container, ContainerEntry } from '../container.js';
import { MediaError, type MediaErrorCode } from '../media-error.js';
import type { MediaLimits } from '../media-limits.js';
import { type IsoRecord, readFolder } from './directory-records.js';
import { readVolume } from './volume-descriptors.js';

/** Eight levels are what ECMA-119 §6.8.2.1 allows; Joliet has more. */
const MOST_LEVELS = 64;
/** Most bytes of one folder's list: ten thousands of files. */
const MOST_FOLDER = 16 * 1024 * 1024;

/**
 * The files of a disc image (ISO 9660 with or without Joliet), each a range of it: nothing is unpacked. A folder that is met again isn't
 * entered again, so that links in circles end.
 * @throws MediaError where there is no sound list of contents
 */
export function openIso(source: ByteSource, limits: MediaLimits): Container {
  const volume = readVolume(source);
  const { blockSize } = volume;
  const entries: ContainerEntry[] = [];
  const entered = new Set<number>();
  const folders = [{ path: '', offset: volume.rootOffset, size: volume.rootSize, level: 0 }];
  for (let folder = folders.pop(); folder; folder = folders.pop()) {
    const { path, offset, size, level } = folder;
    if (entered.has(offset)) continue;
    entered.add(offset);
    if (size > MOST_FOLDER || offset + size > source.size) {
      if (level === 0) throw new MediaError('container-damaged');
      entries.push(entryOf(source, path, offset, 0, 'entry-damaged'));
      continue;
    }
    const below: typeof folders = [];
    for (const record of readFolder(source.read(offset, size), volume)) {
      const name = path === '' ? record.untrustedName : `${path}/${record.untrustedName}`;
      const start = record.block * blockSize;
      if (entries.length + folders.length + below.length >= limits.entries) throw new MediaError('container-too-many-entries');
      if (!record.isFolder)
        entries.push(entryOf(source, name.slice(0, limits.nameBytes), start, record.size, refusalOf(source, record, start)));
      else if (level + 1 < MOST_LEVELS)
        below.push({ path: name.slice(0, limits.nameBytes), offset: start, size: record.size, level: level + 1 });
      else entries.push(entryOf(source, name.slice(0, limits.nameBytes), start, 0, 'container-too-deep'));
    }
    // The first folder of a list is entered first.
    folders.push(...below.reverse());
  }
  return { entries };
}

function refusalOf(source: ByteSource, { isScattered, size }: IsoRecord, start: number): MediaErrorCode | null {
  if (isScattered) return 'entry-method-not-supported';
  return start + size > source.size ? 'entry-damaged' : null;
}

function entryOf(source: ByteSource, untrustedName: string, offset: number, size: number, refusal: MediaErrorCode | null): ContainerEntry {
  const locate = () => ({ source: rangeSource(source, offset, size), offset });
  return { untrustedName, untrustedSize: size, refusal, kind: 'stored', locate };
}
