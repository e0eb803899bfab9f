/** One thing that a picture file says beside its picture. Texts are the file's own: shown as text, never as markup. */
export interface PictureFact {
  /** Where it stands in the file: `tEXt`, `APP1`, `0x0110`. */
  readonly label: string;
  /** What it is, from the program's own lists; '' where the program doesn't know. */
  readonly name: string;
  /** Text; of what isn't text, the first bytes in hexadecimal; '' for what holds facts. */
  readonly untrustedValue: string;
  /** Bytes of what isn't text, else null. */
  readonly bytes: number | null;
  readonly facts: readonly PictureFact[];
}

/** What the head of a picture file tells. */
export interface PictureHeader {
  /** As stored; a rotation that the file asks for isn't applied. */
  readonly rows: number;
  readonly columns: number;
  readonly bitsPerSample: number;
  readonly samples: number;
  /** EXIF orientation, 1 to 8; 1 where the file says nothing. From 5 on, rows and columns change places when it is shown. */
  readonly orientation: number;
  readonly facts: readonly PictureFact[];
}

/** A picture file breaks its own format. The message names no value of the file. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
  constructor(readonly code: 'picture-damaged' | 'picture-kind-not-supported') {
    super(code);
  }
}

/** Most facts of one file; what is beyond is left. */
export const MAX_FACTS = 2_000;
/** Longest text that is given, in characters. */
export const MAX_FACT_TEXT = 4_000;

const HEAD_BYTES = 16;
/** The first bytes, as people look at bytes: `49 49 2a 00`. */
export const factHead = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, HEAD_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join(' ');

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const latin1 = new TextDecoder('windows-1252');

/** UTF-8 where it is that, else Latin-1; up to the first null, bounded. */
export function factText(bytes: Uint8Array): string {
  const bounded = bytes.subarray(0, MAX_FACT_TEXT * 4);
  const end = bounded.indexOf(0);
  const text = end < 0 ? bounded : bounded.subarray(0, end);
  try {
    return utf8.decode(text).slice(0, MAX_FACT_TEXT);
  } catch {
    return latin1.decode(text).slice(0, MAX_FACT_TEXT);
  }
}
