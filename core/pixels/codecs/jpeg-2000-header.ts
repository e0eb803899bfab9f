import { FrameError } from '../frame-error.js';
import type { CodestreamHeader } from './decoded-values.js';
import { isoBoxes } from './iso-boxes.js';

const CODESTREAM_BOX = 0x6a703263;
const SIZ = 0xff51;
const COD = 0xff52;
const SOT = 0xff90;
/** Of Rsiz, the capabilities (ISO 15444-1 Table A.10, ISO 15444-2 Table A.2). */
const PART_2 = 0x8000;

/** What the main header of a JPEG 2000 or HTJ2K codestream says (ISO 15444-1 Annex A). */
export interface Jpeg2000Header extends CodestreamHeader {
  /** All components have the size of the picture, the same depth and sign. */
  readonly uniform: boolean;
  /** The codestream says that it needs extensions of ISO 15444-2: transforms between components that Part 1 doesn't have. */
  readonly extended: boolean;
}

/** Where the codestream lies: the bytes themselves, or the `jp2c` box of a JP2 file (ISO 15444-1 Annex I). */
export function codestreamOf(untrustedBytes: Uint8Array): Uint8Array {
  const view = new DataView(untrustedBytes.buffer, untrustedBytes.byteOffset, untrustedBytes.byteLength);
  if (untrustedBytes.length >= 2 && view.getUint16(0) === 0xff4f) return untrustedBytes;
  for (const { type, content } of isoBoxes(untrustedBytes)) if (type === CODESTREAM_BOX) return content;
  throw invalid('SOC');
}

/** Reads SIZ, which stands first. @throws FrameError `codestream-invalid`. */
export function readJpeg2000Header(codestream: Uint8Array): Jpeg2000Header {
  const view = new DataView(codestream.buffer, codestream.byteOffset, codestream.byteLength);
  if (codestream.length < 43 || view.getUint16(0) !== 0xff4f || view.getUint16(2) !== SIZ) throw invalid('SIZ');
  const components = view.getUint16(40);
  if (components < 1 || components > 16_384 || view.getUint16(4) !== 38 + 3 * components || codestream.length < 42 + components * 3)
    throw invalid('SIZ');
  const columns = view.getUint32(8) - view.getUint32(16);
  const rows = view.getUint32(12) - view.getUint32(20);
  if (columns < 1 || rows < 1) throw invalid('SIZ');
  const depth = codestream[42] as number;
  let uniform = true;
  for (let component = 0; component < components; component++) {
    const at = 42 + component * 3;
    if (codestream[at] !== depth || codestream[at + 1] !== 1 || codestream[at + 2] !== 1) uniform = false;
  }
  return {
    rows,
    columns,
    components,
    precision: (depth & 0x7f) + 1,
    signed: depth >= 0x80,
    uniform,
    extended: (view.getUint16(6) & PART_2) !== 0,
  };
}

/**
 * Whether the codestream has a transform between its first three components (ISO 15444-1 Table A.14, of COD in the main header).
 * @throws FrameError `codestream-invalid` without COD, which every codestream has.
 */
export const hasComponentTransform = (codestream: Uint8Array): boolean => codestream[codOf(codestream) + 8] !== 0;

/** Whether the wavelet loses nothing (ISO 15444-1 Table A.20), whatever the transfer syntax says. @throws FrameError as above */
export const isReversible = (codestream: Uint8Array): boolean => codestream[codOf(codestream) + 13] === 1;

/** Where COD of the main header begins. */
function codOf(codestream: Uint8Array): number {
  const view = new DataView(codestream.buffer, codestream.byteOffset, codestream.byteLength);
  let at = 2;
  while (at + 9 <= codestream.length && view.getUint16(at) !== SOT) {
    if (view.getUint16(at) === COD) return at;
    at += 2 + view.getUint16(at + 2);
  }
  throw invalid('COD');
}

/**
 * Where the tile-parts end and EOC should stand (ISO 15444-1 A.4.2): behind the last of them, or at the end of the bytes where they go
 * on past it or the last has no length.
 */
export function endOfTileParts(codestream: Uint8Array): number {
  const view = new DataView(codestream.buffer, codestream.byteOffset, codestream.byteLength);
  const markerAt = (at: number): number => (at + 2 <= codestream.length ? view.getUint16(at) : 0);
  let at = 2;
  while (at + 4 <= codestream.length && markerAt(at) !== SOT) at += 2 + view.getUint16(at + 2);
  while (markerAt(at) === SOT && at + 12 <= codestream.length) {
    const length = view.getUint32(at + 6);
    if (length < 14 || at + length > codestream.length) return codestream.length;
    at += length;
  }
  return Math.min(at, codestream.length);
}

const invalid = (detail: string): FrameError => new FrameError('codestream-invalid', `JPEG 2000 ${detail}`);
