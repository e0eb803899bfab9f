import type { ByteSource } from '../dicom/byte-source.js';
import type { Container, ContainerEntry } from './container.js';
import { formatFileId, parseFileId, parsePairId } from './file-id.js';
import { InflatedBytes } from './inflated-bytes.js';
import { MediaError, type MediaErrorCode } from './media-error.js';
import { MEDIA_LIMITS, type MediaLimits } from './media-limits.js';
import { openContainer } from './open-container.js';
import { joinVolume } from './volume-pair.js';

/** A file to read, and where its bytes lie for whoever copies them without reading. */
export interface OpenedFile {
  readonly source: ByteSource;
  /** The granted file that holds it byte for byte, and from which offset on; null where its bytes had to be inflated. */
  readonly stored: { readonly grantId: string; readonly offset: number } | null;
}

/** One file of a container. Its id opens it; its name is the container's with its own behind it. */
export interface ListedFile {
  readonly id: string;
  readonly untrustedName: string;
  /** As the container claims. */
  readonly size: number;
}

export interface ContainerListing {
  readonly files: readonly ListedFile[];
  readonly refused: readonly { readonly untrustedName: string; readonly reason: MediaErrorCode }[];
}

/** Containers whose list of contents is kept. */
const KEPT_CONTAINERS = 16;
/** Most inflated bytes that are kept. */
const KEPT_BYTES = 128 * 1024 * 1024;

/**
 * Opens granted files and files inside them for one thread, by their id alone; nothing is ever unpacked to a disk. Lists of
 * contents and inflated bytes are kept within bounds and made again where they fell out.
 */
export class OpenedFiles {
  readonly #containers = new Map<string, Container | null>();
  readonly #inflated: InflatedBytes;
  /** Of each granted file: the size of everything that was inflated from it, each thing once. */
  readonly #spent = new Map<string, Tally>();
  /** Of each granted file: the entries of all containers in it. */
  readonly #listed = new Map<string, Tally>();

  constructor(
    /** The bytes of a granted file. */
    readonly openGranted: (grantId: string, size: number) => ByteSource,
    readonly limits: MediaLimits = MEDIA_LIMITS,
    keptBytes: number = KEPT_BYTES,
  ) {
    this.#inflated = new InflatedBytes(keptBytes);
  }

  /**
   * @param size bytes of a granted file; of one inside it, what it claims: the opened source tells the truth
   * @throws MediaError, or ByteRangeError where the granted file can't be read any more
   */
  open(id: string, size: number): OpenedFile {
    const pair = parsePairId(id);
    if (pair) {
      const source = joinVolume(this.open(pair.header.id, pair.header.size).source, this.open(pair.voxels.id, pair.voxels.size).source);
      if (!source) throw new MediaError('entry-damaged');
      return { source, stored: null };
    }
    const { grantId, grantSize, entries } = parseFileId(id);
    if (grantSize === null) return { source: this.openGranted(grantId, size), stored: { grantId, offset: 0 } };
    if (entries.length > this.limits.depth) throw new MediaError('container-too-deep');
    let file: OpenedFile = { source: this.openGranted(grantId, grantSize), stored: { grantId, offset: 0 } };
    entries.forEach((index, depth) => {
      const containerId = formatFileId(grantId, grantSize, entries.slice(0, depth));
      const entry = this.#container(containerId, file.source)?.entries[index];
      if (!entry) throw new MediaError('entry-damaged');
      file = this.#openEntry(entry, file, { id: formatFileId(grantId, grantSize, entries.slice(0, depth + 1)), grantId, grantSize });
    });
    return file;
  }

  /** What a container holds; null where the file isn't one. Nothing is inflated for it. @throws MediaError, ByteRangeError */
  list(id: string, size: number, untrustedName: string): ContainerListing | null {
    const { grantId, grantSize, entries } = parseFileId(id);
    const { source } = this.open(id, size);
    const container = this.#container(id, source);
    if (!container) return null;
    if (entries.length >= this.limits.depth) throw new MediaError('container-too-deep');
    this.#countEntries(grantId, id, container.entries.length);
    const files: ListedFile[] = [];
    const refused: { untrustedName: string; reason: MediaErrorCode }[] = [];
    container.entries.forEach((entry, index) => {
      const name = entry.untrustedName === '' ? untrustedName : `${untrustedName}/${entry.untrustedName}`;
      if (entry.refusal) refused.push({ untrustedName: name, reason: entry.refusal });
      else
        files.push({
          id: formatFileId(grantId, grantSize ?? size, [...entries, index]),
          untrustedName: name,
          size: entry.untrustedSize,
        });
    });
    return { files, refused };
  }

  #container(id: string, source: ByteSource): Container | null {
    const known = this.#containers.get(id);
    const container = known === undefined ? openContainer(source, this.limits) : known;
    this.#containers.delete(id);
    // Files that aren't containers are asked about once: they needn't be remembered.
    if (container) this.#containers.set(id, container);
    for (const oldest of this.#containers.keys()) {
      if (this.#containers.size <= KEPT_CONTAINERS) break;
      this.#containers.delete(oldest);
    }
    return container;
  }

  #openEntry(entry: ContainerEntry, around: OpenedFile, own: { id: string; grantId: string; grantSize: number }): OpenedFile {
    if (entry.refusal) throw new MediaError(entry.refusal);
    if (entry.kind === 'stored') {
      const { source, offset } = entry.locate();
      return { source, stored: around.stored && { grantId: own.grantId, offset: around.stored.offset + offset } };
    }
    const source = this.#inflated.source(own.id, () => {
      const bytes = entry.inflate();
      this.#countInflated(own, bytes.length);
      return bytes;
    });
    return { source, stored: null };
  }

  /** Each entry counts once, however often it falls out and is inflated again. @throws MediaError `entry-too-large` */
  #countInflated({ id, grantId, grantSize }: { id: string; grantId: string; grantSize: number }, bytes: number): void {
    const total = tallyOf(this.#spent, grantId).count(id, bytes);
    if (total > this.limits.inflatedBase + this.limits.inflatedFactor * grantSize) throw new MediaError('entry-too-large');
  }

  /** @throws MediaError `container-too-many-entries` */
  #countEntries(grantId: string, id: string, count: number): void {
    if (tallyOf(this.#listed, grantId).count(id, count) > this.limits.entries) throw new MediaError('container-too-many-entries');
  }

  /** Drops all that is kept of these granted files. */
  forget(grantIds: Iterable<string>): void {
    const gone = new Set(grantIds);
    const isGone = (key: string): boolean => gone.has(parseFileId(key).grantId);
    this.#inflated.forget(isGone);
    for (const key of this.#containers.keys()) if (isGone(key)) this.#containers.delete(key);
    for (const id of gone) {
      this.#spent.delete(id);
      this.#listed.delete(id);
    }
  }
}

/** A sum to which each thing adds once. */
class Tally {
  readonly #counted = new Set<string>();
  #total = 0;

  count(id: string, amount: number): number {
    if (!this.#counted.has(id)) this.#total += amount;
    this.#counted.add(id);
    return this.#total;
  }
}

function tallyOf(tallies: Map<string, Tally>, grantId: string): Tally {
  const tally = tallies.get(grantId) ?? new Tally();
  tallies.set(grantId, tally);
  return tally;
}
