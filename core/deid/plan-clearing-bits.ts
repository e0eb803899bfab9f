import type { ParsedFile } from '../dicom/parse-file.js';
import type { CodecSet } from '../pixels/frame-codec.js';
import type { FilePlan, LeftOut } from './export-plan.js';
import type { LeakSearch } from './leak-search/term-dictionary.js';
import { mayClearBits, whyBitsHide } from './pixel-cleaning/hidden-bits.js';
import type { FileChoice, Planner } from './plan.js';

/**
 * Plans a file with a look at what its compressed frames hold beside the picture. Where bits beside the stored values hide something, all
 * frames are to be decoded, and encoded without loss and without them; where there is no way to, or a bright place would become a
 * black point, the file is left out.
 */
export async function planClearingBits(
  planner: Planner,
  fileId: string,
  parsed: ParsedFile,
  choice: FileChoice,
  search: LeakSearch,
  decoders: CodecSet,
): Promise<FilePlan | LeftOut> {
  const plan = planner.planFile(fileId, parsed, choice, search);
  if ('reason' in plan || choice.clearsBits) return plan;
  const reason = await whyBitsHide(parsed, decoders);
  if (!reason) return plan;
  if (reason !== 'bits-beside-picture' || !(await mayClearBits(parsed, decoders))) return { fileId, reason };
  const cleared = planner.planFile(fileId, parsed, { ...choice, clearsBits: true }, search);
  return 'reason' in cleared ? { fileId, reason } : cleared;
}
