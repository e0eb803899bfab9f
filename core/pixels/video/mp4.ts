import type { ByteSource } from '../../dicom/byte-source.js';
import { FrameError } from '../frame-error.js';
import { hevcCodecString } from './hevc-syntax.js';
import { MOST_SAMPLE, MOST_SAMPLES, type VideoSample, type VideoTrack } from './video-track.js';

/** Most bytes of the box that describes a film. */
const MOST_MOOV = 64 * 1024 * 1024;
const MOST_BOXES = 10_000;

/** True where a bit stream begins as an MP4 does (ISO/IEC 14496-12 §4.3). */
export function isMp4(source: ByteSource): boolean {
  return source.size >= 8 && ['ftyp', 'moov', 'styp'].includes(String.fromCharCode(...source.read(4, 4)));
}

/** The first video track of an MP4, its samples in the order of decoding. @throws FrameError where there is none that can be read */
export function mp4Track(source: ByteSource): VideoTrack {
  const moov = findMoov(source);
  for (const track of boxes(moov, 'trak')) {
    const media = box(track, 'mdia');
    const handler = media && box(media, 'hdlr');
    if (!media || !handler || String.fromCharCode(...handler.subarray(8, 12)) !== 'vide') continue;
    const minf = box(media, 'minf');
    const table = minf && box(minf, 'stbl');
    if (table) return readTrack(source, table);
  }
  throw new FrameError('codestream-invalid');
}

/** Boxes at the top are passed over by their lengths: the pictures between them aren't read. */
function findMoov(source: ByteSource): Uint8Array {
  let at = 0;
  for (let count = 0; count < MOST_BOXES && at + 8 <= source.size; count++) {
    const head = viewOf(source.read(at, Math.min(16, source.size - at)));
    const short = head.getUint32(0);
    const isLong = short === 1 && head.byteLength === 16;
    const header = isLong ? 16 : 8;
    const size = short === 0 ? source.size - at : isLong ? Number(head.getBigUint64(8)) : short;
    if (!Number.isSafeInteger(size) || size < header || at + size > source.size) break;
    if (head.getUint32(4) === MOOV) {
      if (size > MOST_MOOV) throw new FrameError('too-large');
      return source.read(at + header, size - header).slice();
    }
    at += size;
  }
  throw new FrameError('codestream-invalid');
}
const MOOV = 0x6d6f6f76;

function readTrack(source: ByteSource, table: Uint8Array): VideoTrack {
  const entry = box(table, 'stsd')?.subarray(8) ?? new Uint8Array(0);
  const kind = String.fromCharCode(...entry.subarray(4, 8));
  const codec = kind === 'avc1' || kind === 'avc3' ? 'h264' : kind === 'hvc1' || kind === 'hev1' ? 'hevc' : null;
  if (!codec) throw new FrameError('video-kind-not-supported');
  // Behind the fields of a visual sample entry (§12.1.3).
  const inside = entry.subarray(86, Math.min(entry.length, entry.length >= 4 ? viewOf(entry).getUint32(0) : 0));
  const description = box(inside, codec === 'h264' ? 'avcC' : 'hvcC')?.slice() ?? null;
  const codecString = description && (codec === 'h264' ? avcString(description) : hvcString(description));
  if (!description || !codecString) throw new FrameError('codestream-invalid');
  const samples = readSamples(source, table);
  const first = samples.findIndex(({ isKey }) => isKey);
  if (first < 0) throw new FrameError('codestream-invalid');
  return { codec, codecString, description, parameters: new Uint8Array(0), source, samples: samples.slice(first), container: 'mp4' };
}

const avcString = (avcC: Uint8Array): string | null =>
  avcC.length < 7 ? null : `avc1.${[...avcC.subarray(1, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;

/** The configuration record begins with what a parameter set holds at the same place (ISO/IEC 14496-15 §8.3.3.1). */
const hvcString = (hvcC: Uint8Array): string | null =>
  hvcC.length < 13 ? null : (hevcCodecString(Uint8Array.of(0x42, 1, 1, ...hvcC.subarray(1, 13)))?.replace('hev1', 'hvc1') ?? null);

/** Sizes, chunks, samples of chunks and key samples together (§8.7.3 to 8.7.5, 8.6.2). */
function readSamples(source: ByteSource, table: Uint8Array): VideoSample[] {
  const sizes = sizesOf(box(table, 'stsz'));
  const chunks = chunksOf(table);
  const runs = numbersOf(box(table, 'stsc'), 3);
  const sync = box(table, 'stss');
  const keys = sync ? new Set(numbersOf(sync, 1).map(([number]) => number)) : null;
  const samples: VideoSample[] = [];
  let run = 0;
  for (const [index, start] of chunks.entries()) {
    while (run + 1 < runs.length && (runs[run + 1]?.[0] ?? 0) <= index + 1) run++;
    let offset = start;
    for (let left = runs[run]?.[1] ?? 0; left > 0 && samples.length < sizes.length; left--) {
      const length = sizes[samples.length] ?? 0;
      if (!Number.isSafeInteger(offset) || offset + length > source.size) throw new FrameError('codestream-invalid');
      if (length > MOST_SAMPLE) throw new FrameError('too-large');
      samples.push({ offset, length, isKey: keys?.has(samples.length + 1) ?? true, lacksParameters: false });
      offset += length;
    }
  }
  return samples;
}

/** One size for all samples, or one for each. */
function sizesOf(stsz: Uint8Array | null): number[] {
  if (!stsz || stsz.length < 12) return [];
  const view = viewOf(stsz);
  const [every, count] = [view.getUint32(4), view.getUint32(8)];
  if (count > MOST_SAMPLES) throw new FrameError('too-large');
  const known = every === 0 ? Math.min(count, Math.floor((stsz.length - 12) / 4)) : count;
  return Array.from({ length: known }, (_, index) => every || view.getUint32(12 + index * 4));
}

function chunksOf(table: Uint8Array): number[] {
  const long = box(table, 'co64');
  if (!long) return numbersOf(box(table, 'stco'), 1).map(([offset]) => offset ?? 0);
  return numbersOf(long, 2).map(([high, low]) => (high ?? 0) * 2 ** 32 + (low ?? 0));
}

/** Entries of so many 32-bit numbers behind version, flags and a count. */
function numbersOf(full: Uint8Array | null, width: number): number[][] {
  if (!full || full.length < 8) return [];
  const view = viewOf(full);
  const count = Math.min(view.getUint32(4), Math.floor((full.length - 8) / (4 * width)), MOST_SAMPLES);
  return Array.from({ length: count }, (_, entry) =>
    Array.from({ length: width }, (_unused, index) => view.getUint32(8 + (entry * width + index) * 4)),
  );
}

/** The contents of the boxes of a kind that lie in another one. */
function boxes(bytes: Uint8Array, kind: string): Uint8Array[] {
  const found: Uint8Array[] = [];
  const view = viewOf(bytes);
  let at = 0;
  for (let count = 0; count < MOST_BOXES && at + 8 <= bytes.length; count++) {
    const size = view.getUint32(at) || bytes.length - at;
    if (size < 8 || at + size > bytes.length) break;
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === kind) found.push(bytes.subarray(at + 8, at + size));
    at += size;
  }
  return found;
}
const box = (bytes: Uint8Array, kind: string): Uint8Array | null => boxes(bytes, kind)[0] ?? null;
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
