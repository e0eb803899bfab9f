import type { OutputKind, Packing } from '../core/bridge.js';
import type { SavedTerms } from '../core/deid/leak-search/term-dictionary.js';
import type { PictureView } from '../core/deid/picture/picture-view.js';
import type { Policy } from '../core/deid/policy.js';
import type { AskedMarks } from '../core/study/picture-marks.js';
import { UsageError } from './exit.js';
import type { FacesOption } from './faces.js';
import { type AskedFrameNumbers, framesOption } from './frames-option.js';
import { absolutePath, folderOf, isInside, isThere, placeOf, realPath } from './host/places.js';
import type { TextOption } from './look-for-text.js';
import { MARK_OPTIONS, marksOption } from './marks-option.js';
import { policyOption } from './policy-option.js';
import { type AskedBoxes, redactOption } from './redact-option.js';
import { SEED_OPTIONS, seedOption } from './seed-option.js';
import { readTerms } from './terms.js';
import { required, someInputs, verbArguments } from './verb-arguments.js';
import { windowOption } from './window-option.js';

/** What this command makes: films need the window's coder. */
export type WrittenHere = Exclude<OutputKind, 'webm'>;

export interface ExportOptions {
  readonly inputs: readonly string[];
  /** Absolute path of the folder to be; its parent exists. */
  readonly out: string;
  readonly report: string | null;
  readonly receipt: string;
  readonly policy: Policy;
  readonly seed: Uint8Array;
  /** Whether the seed is of a kept key. */
  readonly keyed: boolean;
  readonly text: TextOption;
  /** Boxes to cover, whatever is found. */
  readonly boxes: AskedBoxes;
  readonly faces: FacesOption;
  /** The words collected over a whole set, where this is a part of it. */
  readonly terms: SavedTerms | null;
  /** Files of kinds that are refused by default, asked for one by one; real paths. */
  readonly include: readonly string[];
  readonly kind: WrittenHere;
  /** How pictures are drawn; null: as each file asks for. */
  readonly view: PictureView | null;
  /** What is written into pictures; null: nothing. */
  readonly marks: AskedMarks | null;
  /** Which frames of each file become pictures. */
  readonly frames: AskedFrameNumbers;
  readonly packing: Packing;
  /** `out` is the zip itself, not a folder that it lies in. */
  readonly asFile: boolean;
  readonly json: boolean;
}

/** Reads the options of `export` (design.md). What a later version brings is refused with a sentence. @throws UsageError */
export function exportOptions(args: readonly string[]): ExportOptions {
  const { values, positionals } = verbArguments(args, {
    out: { type: 'string' },
    policy: { type: 'string' },
    format: { type: 'string' },
    dicomdir: { type: 'boolean' },
    window: { type: 'string' },
    frame: { type: 'string', multiple: true },
    'every-frame': { type: 'boolean' },
    ...MARK_OPTIONS,
    redact: { type: 'string', multiple: true },
    report: { type: 'string' },
    receipt: { type: 'string' },
    ...SEED_OPTIONS,
    terms: { type: 'string' },
    text: { type: 'string' },
    faces: { type: 'string' },
    include: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  });
  const { kind, zip } = formatOption(values.format);
  if (kind !== 'dicom' && values.dicomdir === true) throw new UsageError('--dicomdir goes with DICOM files: --format dicom or zip.');
  const text = textOption(values.text);
  const policy = policyOption(values.policy);
  const faces = facesOption(values.faces, policy, kind);
  const out = resultPlace(required(values.out, 'out'));
  const report =
    values.report === undefined
      ? null
      : outside(out, values.report, '--report must be outside --out: a report holds personal data and would leave with the copy.');
  const receipt =
    values.receipt === undefined
      ? `${out}.receipt.json`
      : outside(out, values.receipt, '--receipt must be outside --out, which holds the copy and nothing else.');
  const termsFile =
    values.terms === undefined ? null : outside(out, values.terms, '--terms must be outside --out: they are what must not leave.');
  if (values.key !== undefined) outside(out, values.key, '--key must be outside --out: who has it can tell whose the copy is.');
  if (report === receipt) throw new UsageError('--report and --receipt must be two files.');
  return {
    inputs: someInputs(positionals),
    out,
    report,
    receipt,
    policy,
    seed: seedOption(values),
    keyed: values.key !== undefined && kind === 'dicom',
    text,
    boxes: redactOption(values.redact ?? []),
    faces,
    terms: termsFile === null ? null : readTerms(termsFile),
    include: (values.include ?? []).map(includedFile),
    kind,
    view: windowOption(values.window, kind),
    marks: marksOption(values, kind),
    frames: framesOption(values.frame, values['every-frame'], kind),
    packing: { zip, directory: values.dicomdir === true },
    asFile: zip && /\.zip$/i.test(out),
    json: values.json === true,
  };
}

/** `--text`: what is done about writing in pictures. @throws UsageError */
export function textOption(value = 'auto'): TextOption {
  if (value !== 'auto' && value !== 'off' && value !== 'redact') throw new UsageError('--text takes auto, off or redact.');
  return value;
}

/** `--faces`: what is done about faces; a policy that cleans recognizable features asks for their removal. @throws UsageError */
function facesOption(value: string | undefined, { options }: Policy, kind: OutputKind): FacesOption {
  const isCleaned = options.cleanRecognizableVisualFeatures;
  const faces = value ?? (isCleaned && kind === 'dicom' ? 'deface' : 'leave-out');
  if (faces !== 'leave-out' && faces !== 'keep' && faces !== 'deface') throw new UsageError('--faces takes leave-out, keep or deface.');
  if (faces === 'deface' && kind !== 'dicom') throw new UsageError('--faces deface goes with DICOM files: --format dicom or zip.');
  if (faces === 'keep' && isCleaned)
    throw new UsageError('--faces keep contradicts the policy, which has cleanRecognizableVisualFeatures on.');
  return faces;
}

/** `--format`: what kind of files, and whether they lie in one zip. @throws UsageError */
function formatOption(value: string | undefined): { readonly kind: WrittenHere; readonly zip: boolean } {
  switch (value) {
    case undefined:
    case 'dicom':
      return { kind: 'dicom', zip: false };
    case 'zip':
      return { kind: 'dicom', zip: true };
    case 'png':
      return { kind: 'png', zip: false };
    case 'jpg':
    case 'jpeg':
      return { kind: 'jpeg', zip: false };
    case 'webm':
      throw new UsageError('Films are made in the window, which has the means to: --format takes dicom, zip, png or jpg.');
    default:
      throw new UsageError('--format takes dicom, zip, png or jpg.');
  }
}

/** @throws UsageError where the file isn't there. */
function includedFile(path: string): string {
  if (!isThere(path)) throw new UsageError(`There is no file "${path}" to include.`);
  return realPath(path);
}

/** An absolute path whose folder exists, links resolved, so that "inside" can't be dodged by a link. @throws UsageError */
function resultPlace(path: string): string {
  const place = placeOf(path);
  if (place === null) throw new UsageError(`There is no folder "${folderOf(path)}".`);
  return place;
}

/** The place of a result, which isn't inside `folder`, whether that exists yet or not. @throws UsageError with the sentence where it is. */
function outside(folder: string, path: string, sentence: string): string {
  if (isInside(folder, absolutePath(path))) throw new UsageError(sentence);
  const place = resultPlace(path);
  if (isInside(folder, place)) throw new UsageError(sentence);
  return place;
}
