import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { loadCodecWasm } from '../../../../cli/codec-files.js';
import { examineStack, type FaceDecision } from '../../../../core/deid/face/examine-stack.js';
import type { SliceValues } from '../../../../core/deid/face/head-grid.js';
import { type HeadSlice, type SliceStack, stackSlices } from '../../../../core/deid/face/slice-stack.js';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { ParseError } from '../../../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../../../core/dicom/parse-file.js';
import { createCodecs } from '../../../../core/pixels/codecs/codec-set.js';
import { headSlices, readHeadSlice } from '../../../../core/read-head-slice.js';
import { corpusFiles } from '../../../support/real-files.js';

/** A volume of the corpus: where it lies, without the file's own name, which may hold an identifier. */
export interface CorpusVolume {
  readonly place: string;
  readonly stack: SliceStack;
  readonly read: (slice: HeadSlice) => Promise<SliceValues>;
}

/** Volumes of fewer places aren't listed: they are one picture, or a few. */
const LEAST_PLACES = 5;
const NOT_DICOM = /\.(gz|nii|png|jpg)$/;

/** Every volume of the corpus, zips opened, in the order of the manifest. */
export function corpusVolumes(): readonly CorpusVolume[] {
  const codecs = createCodecs(loadCodecWasm);
  const parsed = new Map<string, ParsedFile>();
  const slices: HeadSlice[] = [];
  for (const { path, absolute } of corpusFiles()) {
    if (NOT_DICOM.test(path)) continue;
    const bytes = readFileSync(absolute);
    const files = path.endsWith('.zip') ? Object.values(unzipSync(bytes)) : [bytes];
    files.forEach((file, index) => {
      const fileId = `${path}#${index}`;
      const one = tryParse(file);
      if (!one) return;
      parsed.set(fileId, one);
      slices.push(...headSlices(one, fileId));
    });
  }
  return stackSlices(slices)
    .filter((stack) => stack.slices.length >= LEAST_PLACES)
    .map((stack) => ({
      place: placeOf(stack),
      stack,
      read: ({ fileId, frame }) => readHeadSlice(parsed.get(fileId) as ParsedFile, frame, codecs),
    }));
}

function tryParse(bytes: Uint8Array): ParsedFile | null {
  try {
    return parseFile(memorySource(bytes));
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
}

/** The folder of the first file; of a zip its name, which says what is in it. */
function placeOf({ all }: SliceStack): string {
  const path = (all[0]?.fileId ?? '').replace(/#\d+$/, '');
  return path.endsWith('.zip') ? path : path.slice(0, path.lastIndexOf('/'));
}

export const decide = ({ stack, read }: CorpusVolume): Promise<FaceDecision> => examineStack(stack, read);

const WHY = {
  'too-few': 'fewer than 8 slices',
  'too-thick': 'slices more than 4.75 mm apart',
  'too-coarse': 'points of more than 4.75 mm',
  'too-small': 'too small for a face: under 50 mm deep or 80 mm wide',
  'no-nose': 'not the form of a head, and no ridge like a nose',
  'cut-away': 'a head whose face was removed before',
  'not-covered': 'a head whose slices end less than 35 mm below the root of the nose',
} as const;

/** One row of the table in docs/FACES.md. */
export function rowOf({ place, stack }: CorpusVolume, decision: FaceDecision): string {
  const [first] = stack.slices;
  const { spacing, pixel, faceHeight } = decision.facts;
  const reason =
    decision.kind === 'face'
      ? `the skin is seen down to ${Math.round(faceHeight)} mm below the root of the nose`
      : decision.kind === 'no-face'
        ? WHY[decision.why]
        : decision.kind === 'unsure'
          ? 'the form of a head, and no nose found: a person has to look'
          : 'its pictures can’t be decoded';
  const size = `${first?.columns} × ${first?.rows} × ${stack.slices.length}`;
  const outcome = { face: '**face**', 'no-face': 'no face', unsure: '**may show one**: stays', unknown: 'unknown: stays' }[decision.kind];
  return `| ${place} | ${stack.modality} | ${size} | ${spacing.toFixed(1)} | ${pixel.toFixed(1)} | ${outcome} | ${reason} |`;
}
