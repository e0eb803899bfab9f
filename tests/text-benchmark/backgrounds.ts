import { readFileSync } from 'node:fs';
import { dirname } from 'node:path/posix';
import { memorySource } from '../../core/dicom/byte-source.js';
import { ParseError } from '../../core/dicom/parse-error.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { displayFrame, type GreyDisplay } from '../../core/pixels/display-frame.js';
import { FrameError } from '../../core/pixels/frame-error.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { readFrame } from '../../core/pixels/read-frame.js';
import { nodeCodecs } from '../support/codec-binaries.js';
import { type CorpusFile, corpusFiles } from '../support/real-files.js';

/** A real picture without text. */
export interface Background {
  readonly name: string;
  readonly display: GreyDisplay;
}

const MODALITIES = new Set(['CT', 'MR', 'CR', 'DX', 'MG', 'PT', 'NM', 'XA', 'RF', 'US']);
/** Looked at, and text was seen in them: not backgrounds. */
const WITH_TEXT: ReadonlySet<string> = new Set([
  'mg/MG_Explicit_Little.dcm',
  'transfer-syntax/pydicom/JPGLosslessP14SV1_1s_1f_8b.dcm',
  'us/GREYSCALE_IMAGE.dcm',
]);
const LEAST_EDGE = 180;
/** Not pictures but what a decoder of broken bits makes of one: nothing in them can be called readable. */
const NOISE: ReadonlySet<string> = new Set(['rf-cr-dx/JPEGLossless_1s_1f_i_16_16_bad.dcm']);
/** Of one folder and modality: the slices of a series are much alike. */
const MOST_ALIKE = 3;

/** Grey pictures of the corpus, one frame a file, in the manifest's order; those in which text was seen are left out. */
export async function corpusBackgrounds(): Promise<readonly Background[]> {
  const counts = new Map<string, number>();
  const found: Background[] = [];
  for (const file of corpusFiles()) {
    const kind = `${dirname(file.path)} ${file.modality}`;
    const count = counts.get(kind) ?? 0;
    if (!MODALITIES.has(file.modality) || WITH_TEXT.has(file.path) || NOISE.has(file.path) || count >= MOST_ALIKE) continue;
    const display = await readGrey(file);
    if (!display) continue;
    counts.set(kind, count + 1);
    found.push({ name: file.path, display });
  }
  return found;
}

async function readGrey(file: CorpusFile): Promise<GreyDisplay | null> {
  try {
    const parsed = parseFile(memorySource(readFileSync(file.absolute)));
    const image = describeImage(parsed.dataSet);
    if (image.kind === 'refused' || image.rows < LEAST_EDGE || image.columns < LEAST_EDGE || image.samplesPerPixel !== 1) return null;
    const codecs = nodeCodecs();
    await codecs.prepare(parsed.transferSyntax.uid);
    const frame = Math.floor(image.numberOfFrames / 2);
    const display = displayFrame(parsed, frame, readFrame(parsed, frame, codecs));
    return display.kind === 'grey' && display.maxValue > display.minValue ? display : null;
  } catch (error) {
    if (error instanceof ParseError || error instanceof FrameError) return null;
    throw error;
  }
}
