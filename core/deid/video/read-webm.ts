import type { ByteSource } from '../../dicom/byte-source.js';
import { ReviewError } from '../review-error.js';
import { type ElementName, ID, idBytes } from './ebml.js';
import { encodeWebm } from './encode-webm.js';
import type { CodedFilm, CodedFrame } from './film.js';

/** Longest file, and most pictures, of a film. */
const MOST = 1024 * 1024 * 1024;
const MOST_FRAMES = 10_000;

const fail = (): never => {
  throw new ReviewError('review-differs', '');
};

/**
 * Reads a film that may leave: the elements of one list in one order, a single VP9 track, and not one byte else. What was read has to
 * give the very same bytes when it is written anew: no value, no size and no order is free.
 * @throws ReviewError for anything more or less.
 */
export function readPlainWebm(source: ByteSource): CodedFilm {
  if (source.size < 64 || source.size > MOST) fail();
  const bytes = source.read(0, source.size);
  const file = new Elements(bytes, 0, bytes.length);
  file.next('header');
  const segment = file.next('segment');
  file.end();
  const length = readLength(segment.next('info'));
  const size = readTrack(segment.next('tracks'));
  segment.next('cues');
  const frames: CodedFrame[] = [];
  while (segment.hasMore) readCluster(segment.next('cluster'), frames);
  const film = { ...size, length, frames };
  const again = encodeWebm(film);
  if (again.length !== bytes.length || again.some((byte, at) => byte !== bytes[at])) fail();
  return film;
}

function readLength(info: Elements): number {
  info.next('timestampScale');
  const duration = info.next('duration');
  if (duration.length !== 8) fail();
  const length = duration.view.getFloat64(0);
  return Number.isSafeInteger(length) && length > 0 ? length : fail();
}

function readTrack(tracks: Elements): { readonly rows: number; readonly columns: number } {
  const track = tracks.next('track');
  for (const name of ['trackNumber', 'trackUid', 'trackType', 'lacing', 'language', 'codec'] as const) track.next(name);
  const video = track.next('video');
  const [columns, rows] = [video.next('columns').whole(), video.next('rows').whole()];
  return rows > 0 && columns > 0 ? { rows, columns } : fail();
}

/** Before a picture: the number of its track, its time from the cluster's, and whether it stands alone. */
const BLOCK_HEADER = 4;

function readCluster(cluster: Elements, frames: CodedFrame[]): void {
  const time = cluster.next('timestamp').whole();
  while (cluster.hasMore) {
    const block = cluster.next('block');
    if (block.length <= BLOCK_HEADER || frames.length >= MOST_FRAMES) fail();
    const flags = block.view.getUint8(3);
    frames.push({ time: time + block.view.getInt16(1), isKey: flags === 0x80, bytes: block.content.subarray(BLOCK_HEADER) });
    const [last, before] = [frames.at(-1), frames.at(-2)];
    if (last && before && last.time <= before.time) fail();
  }
}

/** Elements one after the other, each of which has to be the one that comes there. */
class Elements {
  constructor(
    private readonly bytes: Uint8Array,
    private at: number,
    private readonly stop: number,
  ) {}

  get hasMore(): boolean {
    return this.at < this.stop;
  }

  get length(): number {
    return this.stop - this.at;
  }

  get content(): Uint8Array {
    return this.bytes.subarray(this.at, this.stop);
  }

  get view(): DataView {
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + this.at, this.length);
  }

  /** A whole number of at most 6 bytes. */
  whole(): number {
    if (this.length < 1 || this.length > 6) fail();
    return this.content.reduce((value, byte) => value * 256 + byte, 0);
  }

  end(): void {
    if (this.hasMore) fail();
  }

  next(name: ElementName): Elements {
    for (const byte of idBytes(ID[name])) if (this.#byte() !== byte) fail();
    const first = this.#byte();
    const length = Math.clz32(first) - 23;
    if (length < 1 || length > 7) fail();
    let size = first & (0xff >> length);
    for (let byte = 1; byte < length; byte++) size = size * 256 + this.#byte();
    const start = this.at;
    if (start + size > this.stop) fail();
    this.at = start + size;
    return new Elements(this.bytes, start, this.at);
  }

  #byte(): number {
    if (this.at >= this.stop) fail();
    const byte = this.bytes[this.at] as number;
    this.at += 1;
    return byte;
  }
}
