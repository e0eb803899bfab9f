import { FrameError } from '../frame-error.js';
import type { CodestreamHeader } from './decoded-values.js';

export interface JpegComponent {
  readonly id: number;
  readonly horizontal: number;
  readonly vertical: number;
  /** Destination of its quantisation table. */
  readonly quantisation: number;
}

/** One marker segment: `offset` is that of its 0xFF, `end` lies behind it. */
export interface JpegSegment {
  readonly marker: number;
  readonly offset: number;
  readonly end: number;
}

/** What stands before the first scan of a JPEG codestream (ISO 10918-1 Annex B, ISO 14495-1 Annex C). */
export interface JpegHeader extends CodestreamHeader {
  /** SOF0 is 0xC0 … SOF15 0xCF; SOF55 (JPEG-LS) 0xF7. */
  readonly frameMarker: number;
  readonly frameComponents: readonly JpegComponent[];
  /** Colour transform of the Adobe APP14 segment: 0 none, 1 YCbCr; null without one. */
  readonly adobeTransform: number | null;
  readonly segments: readonly JpegSegment[];
  /** Where the first SOS stands. */
  readonly scanOffset: number;
}

const MAX_SEGMENTS = 10_000;
const SOI = 0xd8;
export const SOS = 0xda;
const EOI = 0xd9;
const DRI = 0xdd;
const DNL = 0xdc;
const APP14 = 0xee;

const isFrameMarker = (marker: number): boolean =>
  (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) || marker === 0xf7;

/** Reads the marker segments up to the first scan. @throws FrameError `codestream-invalid`. */
export function readJpegHeader(codestream: Uint8Array): JpegHeader {
  if (codestream.length < 4 || codestream[0] !== 0xff || codestream[1] !== SOI) throw invalid('SOI');
  const segments: JpegSegment[] = [];
  let frame: JpegSegment | null = null;
  let adobeTransform: number | null = null;
  let at = 2;
  while (segments.length < MAX_SEGMENTS) {
    const segment = readSegment(codestream, at);
    if (!segment) throw invalid('no scan');
    if (segment.marker === SOS) {
      if (!frame) throw invalid('SOF');
      return { ...readFrameSegment(codestream, frame), adobeTransform, segments, scanOffset: segment.offset };
    }
    if (isFrameMarker(segment.marker)) {
      if (frame) throw invalid('SOF');
      frame = segment;
    }
    if (segment.marker === APP14 && segment.end - segment.offset >= 16 && isAdobe(codestream, segment.offset + 4)) {
      adobeTransform = codestream[segment.offset + 15] ?? null;
    }
    segments.push(segment);
    at = segment.end;
  }
  throw invalid('segments');
}

/** The marker segment at `at`; null at EOI or where the bytes end. @throws FrameError `codestream-invalid` where no marker stands. */
export function readSegment(codestream: Uint8Array, at: number): JpegSegment | null {
  if (at + 2 > codestream.length) return null;
  if (codestream[at] !== 0xff) throw invalid('marker');
  // Any number of 0xFF may stand before a marker (ISO 10918-1 B.1.1.2).
  let offset = at;
  while (codestream[offset + 1] === 0xff) offset++;
  const marker = codestream[offset + 1];
  if (marker === undefined || marker === EOI) return null;
  if (offset + 4 > codestream.length) throw invalid('segment');
  const end = offset + 2 + (codestream[offset + 2] as number) * 256 + (codestream[offset + 3] as number);
  if (end > codestream.length || end < offset + 4) throw invalid('segment');
  return { marker, offset, end };
}

/** Restart interval in MCUs (ISO 10918-1 B.2.4.4), 0 for none; `before` where the segments say nothing. */
export function readRestartInterval(codestream: Uint8Array, segments: readonly JpegSegment[], before: number): number {
  let interval = before;
  for (const { marker, offset, end } of segments) {
    if (marker === DRI && end - offset === 6) interval = (codestream[offset + 4] as number) * 256 + (codestream[offset + 5] as number);
  }
  return interval;
}

/** The codestream with one more EOI behind it: careless writers leave it out, and whole pictures are whole without it. */
export function terminated(codestream: Uint8Array): Uint8Array {
  const ended = new Uint8Array(codestream.length + 2);
  ended.set(codestream);
  ended.set([0xff, EOI], codestream.length);
  return ended;
}

/**
 * A codestream that names its number of rows only behind the first scan (DNL, ISO 10918-1 B.2.5), with the number where decoders
 * look for it; any other as it is. @throws FrameError as `readJpegHeader`.
 */
export function withRowsInFrame(codestream: Uint8Array): Uint8Array {
  const header = readJpegHeader(codestream);
  if (header.rows !== 0) return codestream;
  const frame = header.segments.find((segment) => segment.marker === header.frameMarker);
  for (let at = header.scanOffset; frame && at + 6 <= codestream.length; at++) {
    if (codestream[at] !== 0xff || codestream[at + 1] !== DNL) continue;
    const named = new Uint8Array(codestream);
    named.set(codestream.subarray(at + 4, at + 6), frame.offset + 5);
    return named;
  }
  return codestream;
}

type FrameFields = Pick<JpegHeader, 'rows' | 'columns' | 'components' | 'precision' | 'signed' | 'frameMarker' | 'frameComponents'>;

function readFrameSegment(codestream: Uint8Array, frame: JpegSegment): FrameFields {
  const view = new DataView(codestream.buffer, codestream.byteOffset, codestream.byteLength);
  const at = frame.offset + 4;
  if (frame.end - at < 6) throw invalid('SOF');
  const components = codestream[at + 5] as number;
  if (frame.end - at < 6 + components * 3) throw invalid('SOF');
  const frameComponents: JpegComponent[] = [];
  for (let index = 0; index < components; index++) {
    const sampling = codestream[at + 7 + index * 3] as number;
    const horizontal = sampling >> 4;
    const vertical = sampling & 15;
    if (horizontal < 1 || horizontal > 4 || vertical < 1 || vertical > 4) throw invalid('SOF');
    frameComponents.push({
      id: codestream[at + 6 + index * 3] as number,
      horizontal,
      vertical,
      quantisation: codestream[at + 8 + index * 3] as number,
    });
  }
  const rows = view.getUint16(at + 1);
  const columns = view.getUint16(at + 3);
  return { rows, columns, components, precision: codestream[at] as number, signed: false, frameMarker: frame.marker, frameComponents };
}

const isAdobe = (bytes: Uint8Array, at: number): boolean =>
  [0x41, 0x64, 0x6f, 0x62, 0x65].every((letter, index) => bytes[at + index] === letter);
const invalid = (detail: string): FrameError => new FrameError('codestream-invalid', `JPEG ${detail}`);
