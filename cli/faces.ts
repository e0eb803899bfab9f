import { eraseFace } from '../core/deid/face/erase-face.js';
import { examineStack, excludedByGeometry } from '../core/deid/face/examine-stack.js';
import type { FaceTreatment } from '../core/deid/face/face-treatment.js';
import { type HeadSlice, type SliceStack, stackSlices } from '../core/deid/face/slice-stack.js';
import { ByteRangeError } from '../core/dicom/byte-source.js';
import type { ParsedFile } from '../core/dicom/parse-file.js';
import { MediaError } from '../core/media/media-error.js';
import type { OpenedFiles } from '../core/media/opened-files.js';
import type { CodecSet } from '../core/pixels/frame-codec.js';
import { FrameError } from '../core/pixels/frame-error.js';
import { headSlices, readHeadSlice } from '../core/read-head-slice.js';
import { type MetFile, parseMet } from './open-inputs.js';
import { say, sayProgress } from './say.js';

/** What `--faces` asks for. */
export type FacesOption = 'leave-out' | 'keep' | 'deface';

/**
 * Looks at every series for a head whose face could be rebuilt, and says what becomes of its files, by their ids. Nothing is looked for
 * where faces are kept. A file that is in no such series has no entry.
 */
export async function treatFaces(
  opened: OpenedFiles,
  files: readonly MetFile[],
  option: FacesOption,
  codecs: CodecSet,
): Promise<ReadonlyMap<string, FaceTreatment>> {
  const treatments = new Map<string, FaceTreatment>();
  if (option === 'keep') return treatments;
  const met = new Map(files.map((file) => [file.id, file]));
  const read = (slice: HeadSlice) => readHeadSlice(parsedAgain(opened, met.get(slice.fileId)), slice.frame, codecs);
  const stacks = stackSlices(allSlices(opened, files)).filter((stack) => excludedByGeometry(stack) === null);
  for (const [index, stack] of stacks.entries()) {
    sayProgress('series looked at for faces', index, stacks.length);
    for (const [fileId, treatment] of await treatStack(stack, read, option)) treatments.set(fileId, treatment);
  }
  sayProgress('series looked at for faces', stacks.length, stacks.length);
  if (treatments.size > 0)
    say(`${treatments.size} files are of series from which a face could be rebuilt, or that may show one (--faces ${option}).`);
  return treatments;
}

/** Files that can't be read are met again, and refused, by the plan. */
function allSlices(opened: OpenedFiles, files: readonly MetFile[]): readonly HeadSlice[] {
  return files.flatMap((file) => {
    const parsed = parseMet(opened, file);
    return typeof parsed === 'string' ? [] : headSlices(parsed, file.id);
  });
}

function parsedAgain(opened: OpenedFiles, file: MetFile | undefined): ParsedFile {
  const parsed = file && parseMet(opened, file);
  if (!parsed || typeof parsed === 'string') throw new FrameError('no-pixel-data');
  return parsed;
}

async function treatStack(
  stack: SliceStack,
  read: Parameters<typeof examineStack>[1],
  option: Exclude<FacesOption, 'keep'>,
): Promise<ReadonlyMap<string, FaceTreatment>> {
  const all = (treatment: FaceTreatment) => new Map(stack.all.map(({ fileId }) => [fileId, treatment]));
  try {
    const decision = await examineStack(stack, read);
    if (decision.kind === 'no-face') return new Map();
    // What the search can't find it can't cut either: a person has to look, in the window.
    if (decision.kind === 'unsure') return all({ kind: 'leave-out', why: 'face-possible' });
    if (decision.kind === 'unknown') return all({ kind: 'leave-out', why: 'face-unknown' });
    if (option === 'leave-out') return all({ kind: 'leave-out', why: 'face-in-volume' });
    // Nobody has looked: the copy doesn't say that nobody can be recognised in it.
    const erased = eraseFace(stack, decision.head);
    return new Map([...erased].map(([fileId, erasure]) => [fileId, { kind: 'deface', erasure, isConfirmed: false } as const]));
  } catch (error) {
    if (!(error instanceof ByteRangeError || error instanceof MediaError)) throw error;
    return all({ kind: 'leave-out', why: 'face-unknown' });
  }
}
