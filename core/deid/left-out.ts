import { findElement } from '../dicom/data-set.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import { textValue } from '../dicom/read-value.js';
import { PIXEL_DATA } from '../dicom/tag.js';
import { isKnownTransferSyntax } from '../dicom/transfer-syntax.js';
import { pixelDataShortfall, pixelElement } from '../pixels/frames.js';
import { describeImage, PACKED_BITS } from '../pixels/image-description.js';
import { writingKind } from '../pixels/writing-kind.js';
import type { LeftOutReason } from './export-plan.js';

const SOP_CLASS = 0x00080016;
const MEDIA_STORAGE_SOP_CLASS = 0x00020002;
const DIRECTORY = '1.2.840.10008.1.3.10';
const DIRECTORY_RECORDS = 0x00041220;
/** Roots of PS3.4 Annex B: structured reports and key object selections, waveforms, encapsulated documents. */
const REPORTS = '1.2.840.10008.5.1.4.1.1.88.';
const WAVEFORMS = '1.2.840.10008.5.1.4.1.1.9.';
const DOCUMENTS = '1.2.840.10008.5.1.4.1.1.104.';
const WAVEFORM_SEQUENCE = 0x54000100;
const ENCAPSULATED_DOCUMENT = 0x00420011;
const SAMPLES: readonly number[] = [0x7fe00010, 0x7fe00008, 0x7fe00009];
/** MPEG-2, MPEG-4 and HEVC: (PS3.6 Table A-1) 1.2.840.10008.1.2.4.100 to .108 */
const VIDEO = /^1\.2\.840\.10008\.1\.2\.4\.10\d(\.1)?$/;

/** What a person asked for one by one. */
export interface Inclusion {
  /** The picture may leave although nobody has checked it for writing. */
  readonly includeUnchecked: boolean;
  /** The file may leave although its kind is refused by default. */
  readonly includeRefused?: boolean;
  /**
   * Who looked at every frame for writing, with the boxes as they are; absent: nobody. Burned In Annotation (0028,0301) becomes NO
   * only where a person did.
   */
  readonly lookedAt?: 'by-machine' | 'by-person';
}

/**
 * Why a file is left out of an export, or null: what can't be guaranteed isn't exported (design, promise 5).
 */
export function whyLeftOut(parsed: ParsedFile, { includeUnchecked, includeRefused, lookedAt }: Inclusion): LeftOutReason | null {
  const kind = whyKind(parsed);
  if (kind && !(includeRefused && REFUSED_BY_DEFAULT.has(kind))) return kind;
  const mayBeWritten = !includeUnchecked && lookedAt === undefined && writingKind(parsed.dataSet) !== null;
  return whyUnsound(parsed) ?? (mayBeWritten ? 'not-checked-for-text' : null);
}

/** Kinds that a person can ask for one by one; an index of a disc is never copied. */
const REFUSED_BY_DEFAULT: ReadonlySet<LeftOutReason> = new Set(['encapsulated-document', 'structured-report', 'waveform', 'video']);

function whyKind(parsed: ParsedFile): LeftOutReason | null {
  const { dataSet, transferSyntax } = parsed;
  const sopClass = sopClassOf(parsed);
  if (sopClass === DIRECTORY || findElement(dataSet, DIRECTORY_RECORDS)) return 'directory';
  if (sopClass.startsWith(DOCUMENTS) || findElement(dataSet, ENCAPSULATED_DOCUMENT)) return 'encapsulated-document';
  if (sopClass.startsWith(REPORTS)) return 'structured-report';
  if (sopClass.startsWith(WAVEFORMS) || findElement(dataSet, WAVEFORM_SEQUENCE)) return 'waveform';
  if (VIDEO.test(transferSyntax.uid)) return 'video';
  return null;
}

function whyUnsound(parsed: ParsedFile): LeftOutReason | null {
  const { dataSet, transferSyntax, warnings } = parsed;
  if (warnings.some((warning) => warning.code === 'length-past-end')) return 'not-readable';
  if (warnings.some((warning) => warning.code === 'duplicate-tag')) return 'duplicate-elements';
  // Only one of them is shown: another would leave unseen.
  if (SAMPLES.filter((tag) => findElement(dataSet, tag)).length > 1) return 'duplicate-elements';
  if (!isUid(sopClassOf(parsed))) return 'no-sop-class';
  // The bytes decide what was read, and an output can't say so in a syntax that contradicts them.
  if (!isKnownTransferSyntax(transferSyntax.uid) || warnings.some((warning) => warning.code === 'syntax-contradicts-bytes'))
    return 'syntax-contradicts-bytes';
  // Samples are bytes or fragments: a sequence in their place is no picture.
  if (SAMPLES.some((tag) => findElement(dataSet, tag)?.items)) return 'not-an-image';
  const pixels = findElement(dataSet, PIXEL_DATA);
  if (pixels && (pixels.fragments !== null) !== transferSyntax.encapsulated) return 'syntax-contradicts-bytes';
  // What nobody can draw nobody can look at, and what stands beside its pixels can't be told from them.
  const image = describeImage(dataSet);
  const isDescribed = image.kind === 'image' && image.bitsAllocated !== PACKED_BITS;
  if (pixelElement(dataSet) && !isDescribed) return 'picture-not-described';
  if ((pixelDataShortfall(parsed) ?? 0) > 0) return 'short-pixel-data';
  return null;
}

const sopClassOf = ({ dataSet, fileMeta }: ParsedFile): string =>
  textValue(dataSet, SOP_CLASS) || (fileMeta ? textValue(fileMeta, MEDIA_STORAGE_SOP_CLASS) : '');

/** PS3.5 §9.1, leniently: digits and dots, 64 characters at most. */
const isUid = (text: string): boolean => /^[0-9.]{1,64}$/.test(text);
